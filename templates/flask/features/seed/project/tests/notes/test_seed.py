{% set on = cookiecutter.__features %}
"""The command `seed`."""

{% filter imports %}
import pytest
from flask import Flask
from tests.notes.notebook import Notebook
{% if 'accounts' in on %}
from tests.browser import Browser
{% elif 'users' in on %}
from {{ cookiecutter.project_slug }}.users.passwords import verify_password
from tests.people import stored
{% endif %}
{% endfilter %}


def test_it_adds_notes_once(app: Flask, notebook: Notebook) -> None:
    app.test_cli_runner().invoke(args=["seed"])
    titles = notebook.titles()
    app.test_cli_runner().invoke(args=["seed"])

    assert "Groceries" in titles
    assert notebook.titles() == titles


def test_it_refuses_production(
    app: Flask, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "ENVIRONMENT", "production")

    assert app.test_cli_runner().invoke(args=["seed"]).exit_code == 1

    assert notebook.titles() == []
{% if 'users' in on %}


def test_its_user_has_the_password_that_it_prints(app: Flask{{ ', browser: Browser' if 'accounts' in on }}) -> None:
    output = app.test_cli_runner().invoke(args=["seed"]).output

    password = output.splitlines()[0].rpartition(" ")[2]
    {% if 'accounts' in on %}
    assert browser.log_in("demo@example.org", password).status_code == 302
    {% else %}
    assert verify_password(password, stored(app, "demo@example.org").password)
    {% endif %}
{% endif %}
