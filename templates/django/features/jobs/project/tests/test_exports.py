{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set text = '' if notes else ', TEXT' %}
"""Exports: what the tasks do, each done where it is asked for."""

{% filter imports %}
import os
from datetime import timedelta
from pathlib import Path
import pytest
from celery.exceptions import OperationalError
from config.worker import app
from django.conf import settings
from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.exports.files import Export, harmless
{% if notes %}
import csv
from tests.notebook import Notebook
{% endif %}
{% if 'headless' in on %}
from uuid import UUID
from django.core.management import CommandError, call_command
{% endif %}
{% endfilter %}
{% if not notes %}

TEXT = "Tea and tea. =Bread!"
{% endif %}


{% if notes %}
def test_every_note_is_in_an_export(notebook: Notebook) -> None:
    notebook.write("Bread, butter")
    notebook.write("Tea")

    export = tasks.ask("public")

    with export.file.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["Bread, butter", "Tea"]
    assert rows[0]["body"] == "Some text."
    {% if 'users' in on %}
    assert rows[0]["author"] == "ada"
    {% endif %}
{% else %}
def test_every_word_is_in_an_export() -> None:
    export = tasks.ask("public", TEXT)

    rows = export.file.read_text(encoding="utf-8").splitlines()
    assert rows == ["word,times", "tea,2", "and,1", "bread,1"]
{% endif %}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_spreadsheet_finds_a_formula(cell: str) -> None:
    assert harmless([cell, "1 = 1"]) == [f"'{cell}", "1 = 1"]


def test_an_export_is_made_once() -> None:
    export = tasks.ask("public"{{ text }})
    export.file.write_text("as it was", encoding="utf-8")

    tasks.make(export.owner, str(export.id){{ text }})

    assert export.file.read_text(encoding="utf-8") == "as it was"


def test_a_task_that_fails_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []

    def write(_export: Export, _rows: object) -> None:
        tries.append("once more")
        if len(tries) < 3:
            raise OSError("The disk is full.")

    monkeypatch.setattr(Export, "write", write)
    tasks.ask("public"{{ text }})

    assert len(tries) == 3


def test_an_export_is_never_half_there(exports: Path) -> None:
    export = tasks.ask("public"{{ text }})
    export.file.unlink()
    export.expect()

    with pytest.raises(ZeroDivisionError):
        export.write([str(1 // number)] for number in (1, 0))

    assert export.state() == "waiting"
    assert [path.suffix for path in (exports / "public").iterdir()] == [".waiting"]


def test_nothing_is_expected_when_the_broker_is_away(
    exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(tasks.make, "delay", refuse)

    with pytest.raises(tasks.NotAsked):
        tasks.ask("public"{{ text }})
    assert list((exports / "public").iterdir()) == []


def test_old_exports_are_removed_every_night() -> None:
    old, new = tasks.ask("public"{{ text }}), tasks.ask("public"{{ text }})
    made = old.file.stat().st_mtime
    long_ago = made - timedelta(days=8).total_seconds()
    os.utime(old.file, (long_ago, long_ago))

    nightly = settings.CELERY_BEAT_SCHEDULE["remove-old-exports"]
    app.tasks[str(nightly["task"])].delay()

    assert (old.state(), new.state()) == (None, "ready")
{% if 'headless' in on %}


def test_a_command_asks_for_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("export"{{ text }})

    export_id, file = capsys.readouterr().out.split()
    assert Export("public", UUID(export_id)).file == Path(file)
    assert Path(file).exists()


def test_the_command_says_when_the_broker_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OperationalError

    monkeypatch.setattr(tasks.make, "delay", refuse)

    with pytest.raises(CommandError, match="BROKER_URL"):
        call_command("export"{{ text }})
{% endif %}
