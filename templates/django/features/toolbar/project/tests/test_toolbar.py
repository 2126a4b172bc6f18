"""The debug toolbar: in pages while DEBUG is on, where it is installed."""

import os
import sys
from pathlib import Path
from runpy import run_path
from subprocess import run
from typing import Any

import pytest
from environ import FileAwareMapping

from tests.environment import TEST

PROJECT = Path(__file__).parents[1]
ASK = "from django.test import Client; print(Client(headers={'Host': 'localhost'}).get('/').text)"


@pytest.mark.parametrize(("debug", "times"), [("true", 1), ("false", 0)])
def test_pages_carry_the_toolbar_while_debug_is_on(debug: str, times: int) -> None:
    environ = TEST | {"DEBUG": debug, "DJANGO_SETTINGS_MODULE": "config.settings"}

    asked = run(
        [sys.executable, "manage.py", "shell", "--no-imports", "--command", ASK],
        env=os.environ | environ,
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert asked.stdout.count('<div id="djDebugRoot"') == times
    # It keeps to the Content-Security-Policy.
    assert "<script>" not in asked.stdout
    assert "<style" not in asked.stdout
    assert " style=" not in asked.stdout


def apps(monkeypatch: pytest.MonkeyPatch, debug: str) -> list[str]:
    """Return the apps that the settings of this environment install."""
    environ = FileAwareMapping(os.environ | TEST | {"DEBUG": debug})
    monkeypatch.setattr("config.environment.env.ENVIRON", environ)
    path = str(PROJECT / "config" / "settings.py")
    settings: dict[str, Any] = run_path(path, run_name="config.settings")
    return list(settings["INSTALLED_APPS"])


def test_production_needs_no_toolbar(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "debug_toolbar" in apps(monkeypatch, "true")
    assert "debug_toolbar" not in apps(monkeypatch, "false")

    # Without the packages of development:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert "debug_toolbar" not in apps(monkeypatch, "true")
