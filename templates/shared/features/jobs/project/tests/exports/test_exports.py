{% set django = cookiecutter._framework == 'django' %}
{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set text = '' if notes else ', TEXT' %}
{% set celery = 'celery' in on %}
{% set make = 'tasks.make.call' if django and not celery else 'tasks.make' %}
{% set queue = 'tasks.make, "delay"' if celery else '"django.tasks.Task.enqueue"' if django else 'tasks, "enqueue"' %}
"""Exports: what the tasks do, each done where it is asked for."""

{% filter imports %}
import os
from datetime import timedelta
from pathlib import Path
import pytest
{% if celery %}
from celery.exceptions import OperationalError
{% elif django %}
from django.core.management import call_command
from django.db import OperationalError
{% else %}
from procrastinate.exceptions import ConnectorException
from {{ cookiecutter.project_slug }}.jobs import queue
{% endif %}
{% if django and celery %}
from config.celery import app
from django.conf import settings
{% elif not django %}
from collections.abc import Iterator
from flask import Flask
{% endif %}
from {{ cookiecutter.project_slug }}.exports import files, tasks
from {{ cookiecutter.project_slug }}.exports.files import LOST_AFTER, Export, harmless
{% if django and 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
{% endif %}
{% if notes %}
import csv
{% if django %}
from collections.abc import Iterable
{% endif %}
from tests.notes.notebook import Notebook
{% endif %}
{% if 'headless' in on %}
from uuid import UUID
{% if django %}
from django.core.management import CommandError, call_command
{% endif %}
{% endif %}
{% endfilter %}
{% if not notes %}

TEXT = "Tea and tea. =Bread!"
{% endif %}
{% if not django %}


@pytest.fixture(autouse=True)
def _in_the_application(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield
{% endif %}


def unavailable(*_: object) -> None:
    """Refuse a task as a {{ 'broker' if celery else 'database' }} does that is unavailable."""
    raise {{ 'OperationalError' if django or celery else 'ConnectorException' }}


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

    {{ make }}(export.owner, str(export.id){{ text }})

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


def test_an_export_that_cannot_be_made_is_expected_no_longer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write(_export: Export, _rows: object) -> None:
        raise ValueError("No rows.")

    monkeypatch.setattr(Export, "write", write)

    assert tasks.ask("public"{{ text }}).state() == "failed"


def test_a_lost_export_has_failed_unless_its_task_comes_after_all() -> None:
    export = tasks.ask("public"{{ text }})
    export.file.unlink()
    export.expect()
    long_ago = export.path("waiting").stat().st_mtime - LOST_AFTER.total_seconds()
    os.utime(export.path("waiting"), (long_ago, long_ago))

    assert export.state() == "failed"
    {{ make }}(export.owner, str(export.id){{ text }})
    assert export.state() == "ready"


def test_an_export_is_never_half_there(exports: Path) -> None:
    export = tasks.ask("public"{{ text }})
    export.file.unlink()
    export.expect()

    with pytest.raises(ZeroDivisionError):
        export.write([str(1 // number)] for number in (1, 0))

    assert export.state() == "waiting"
    assert [path.suffix for path in (exports / "public").iterdir()] == [".waiting"]


def test_nothing_is_expected_when_the_{{ 'broker' if celery else 'database' }}_is_unavailable(
    exports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr({{ queue }}, unavailable)

    with pytest.raises({{ 'OperationalError' if django else 'tasks.ExportError' }}):
        tasks.ask("public"{{ text }})
    assert list((exports / "public").iterdir()) == []


{% if notes %}
def test_an_export_that_waits_is_not_forgotten_when_the_{{ 'broker' if celery else 'database' }}_takes_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr({{ queue }}, lambda *_: None)
    first = tasks.ask("public")

    monkeypatch.setattr({{ queue }}, unavailable)
    with pytest.raises({{ 'OperationalError' if django else 'tasks.ExportError' }}):
        tasks.ask("public")

    assert first.state() == "waiting"


{% endif %}
{% if django and 'users' in on %}
def test_the_exports_of_an_account_are_removed_with_it(ada: User, exports: Path) -> None:
    export = tasks.ask(str(ada.pk))
    assert list(exports.iterdir()) == [export.file.parent]

    ada.delete()

    assert list(exports.iterdir()) == []


{% endif %}
{% if django and notes %}
def test_an_export_that_is_asked_for_while_one_is_written_is_another(
    notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Export] = []
    write = Export.write

    def changing(export: Export, rows: Iterable[Iterable[str]]) -> None:
        write(export, rows)
        if not asked:
            asked.append(export)
            notebook.write("Late")
            asked.append(tasks.ask("public"))

    monkeypatch.setattr(Export, "write", changing)
    tasks.ask("public")

    first, second = asked
    assert (first.state(), second.state()) == ("ready", "ready")
    assert "Late" not in first.file.read_text(encoding="utf-8")
    assert "Late" in second.file.read_text(encoding="utf-8")


{% endif %}
def test_an_owner_has_only_the_newest_exports(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST", 2)

    states = [export.state() for export in [tasks.ask("public"{{ text }}) for _ in range(3)]]

    assert states == [None, "ready", "ready"]


def test_old_exports_are_removed{{ '_every_night' if celery or not django }}({{ 'app: Flask' if celery and not django }}) -> None:
    old, new = tasks.ask("public"{{ text }}), tasks.ask("public"{{ text }})
    made = old.file.stat().st_mtime
    long_ago = made - timedelta(days=8).total_seconds()
    os.utime(old.file, (long_ago, long_ago))

{% if not celery and django %}
    call_command("tidy")
{% elif not celery %}
    nightly = {task.cron: task.task for task in queue.periodic_registry.periodic_tasks.values()}
    assert nightly["0 3 * * *"]
    tasks.remove_old(0)
{% elif django %}
    nightly = settings.CELERY_BEAT_SCHEDULE["remove-old-exports"]
    app.tasks[str(nightly["task"])].delay()
{% else %}
    celery = app.extensions["celery"]
    (nightly,) = celery.conf.beat_schedule.values()
    celery.tasks[nightly["task"]].delay()
{% endif %}

    assert (old.state(), new.state()) == (None, "ready")
{% if django and 'headless' in on %}


def test_a_command_asks_for_an_export(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("export"{{ text }})

    export_id, file = capsys.readouterr().out.split()
    assert Export("public", UUID(export_id)).file == Path(file)
    assert Path(file).exists()


def test_the_command_says_when_the_{{ 'broker' if celery else 'queue' }}_is_unavailable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr({{ queue }}, unavailable)

    with pytest.raises(CommandError, match="{{ 'BROKER_URL' if celery else 'The database' }}"):
        call_command("export"{{ text }})
{% elif 'headless' in on %}
{% set command = '"export-notes"' if notes else '"export-words", TEXT' %}


def test_a_command_asks_for_an_export(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=[{{ command }}])

    export_id, file = result.output.split()
    assert Export("public", UUID(export_id)).file == Path(file)
    assert Path(file).exists()


def test_the_command_says_when_the_{{ 'broker' if celery else 'queue' }}_is_unavailable(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr({{ queue }}, unavailable)

    result = app.test_cli_runner().invoke(args=[{{ command }}])

    assert result.exit_code == 1
    assert "{{ 'BROKER_URL' if celery else 'The database' }}" in result.output
{% endif %}
