{% set on = cookiecutter.__features %}
"""A worker for the tests: it can be held up in the middle of a task, and made to fail."""

{% filter imports %}
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import sleep
from config.celery import app
from tests.environment import BROKER_URL
from {{ cookiecutter.project_slug }}.exports.files import Export
from django.conf import settings
{% if 'database' in on and 'redis' not in on %}
from django.db import connection
{% endif %}
{% endfilter %}

FOLDER = Path(os.environ["WORKER_FOLDER"])

app.conf.update(
    broker_url=BROKER_URL,
    broker_transport_options={"visibility_timeout": 1} if BROKER_URL.startswith("redis") else {},
    task_always_eager=False,
    task_default_queue=os.environ["WORKER_QUEUE"],
)
settings.EXPORT_FOLDER = os.environ["WORKER_EXPORTS"]
{% if 'redis' in on %}
settings.DATABASE_PREFIX = os.environ["WORKER_DATABASE"]
{% elif 'database' in on %}
connection.settings_dict["NAME"] = os.environ["WORKER_DATABASE"]
{% endif %}

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


Export.write = write_slowly  # type: ignore[method-assign]
