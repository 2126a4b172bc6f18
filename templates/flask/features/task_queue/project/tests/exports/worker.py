"""A worker for the tests: it can be held up in the middle of a job, and made to fail."""

import logging
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import sleep

from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.exports import tasks
from {{ cookiecutter.project_slug }}.exports.files import Export
from {{ cookiecutter.project_slug }}.jobs import run_worker
from tests.environment import TEST

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
    logging.basicConfig(level=logging.INFO)
    own = {"DATABASE_URL": os.environ["WORKER_DATABASE"]}
    app = create_app(TEST | own | {"EXPORT_FOLDER": os.environ["WORKER_EXPORTS"]})
    tasks.make.retry_strategy = tasks.Retries(max_attempts=5)
    Export.write = write_slowly  # type: ignore[method-assign]
    with app.app_context():
        run_worker(fetch_job_polling_interval=0.05)
