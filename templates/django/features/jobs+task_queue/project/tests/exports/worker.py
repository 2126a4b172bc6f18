"""A worker for the tests: it can be held up in the middle of a job, and made to fail."""

{% filter imports %}
import os
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path
from time import sleep
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.exports.files import Export
{% endfilter %}

FOLDER = Path(os.environ["WORKER_FOLDER"])

write = Export.write


def write_slowly(self: Export, rows: Iterable[Iterable[str]]) -> None:
    """Write an export as it is written, and say so; stop where the tests want it."""
    report("begun")
    if (FOLDER / "fail").exists():
        (FOLDER / "fail").unlink()
        raise OSError("The disk is full.")
    write(self, held(rows))
    report("written")


def held(rows: Iterable[Iterable[str]]) -> Iterator[Iterable[str]]:
    """Return the rows, the last one not before the tests allow it."""
    yield from rows
    report("in the middle")
    while (FOLDER / "hold").exists():
        sleep(0.02)


def report(event: str) -> None:
    """Tell the tests what happens."""
    with (FOLDER / "events").open("a", encoding="utf-8") as file:
        file.write(f"{event}\n")


def work() -> None:
    """Take jobs from the database of the tests."""
    settings.EXPORT_FOLDER = os.environ["WORKER_EXPORTS"]
    connection.settings_dict["NAME"] = os.environ["WORKER_DATABASE"]
    tasks.PAUSE = timedelta(0)
    Export.write = write_slowly  # type: ignore[method-assign]
    call_command("db_worker", interval=0.05, reload=False, startup_delay=False)
