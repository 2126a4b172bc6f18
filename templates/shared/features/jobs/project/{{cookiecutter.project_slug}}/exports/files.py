{% set django = cookiecutter._framework == 'django' %}
"""The files of exports: asked for, made, and removed when they are old."""

import csv
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import time
from typing import Literal
from uuid import UUID, uuid4

{{ 'from django.conf import settings' if django else 'from flask import current_app' }}

State = Literal["waiting", "ready", "failed"]
# Longer than a task takes with all its tries: its message was lost, or its process was killed.
LOST_AFTER = timedelta(hours=1)
# So many files {{ 'an owner' if 'users' in cookiecutter.__features else 'everybody together' }} may have: a newer one takes the place of the oldest.
MOST = {{ 10 if 'users' in cookiecutter.__features else 100 }}


def folder() -> Path:
    """Return the folder of all exports."""
    return Path({{ 'settings.EXPORT_FOLDER' if django else 'current_app.config["EXPORT_FOLDER"]' }})


@dataclass(frozen=True)
class Export:
    """A file in the folder of its owner; beside it stands a marker until it is made."""

    owner: str
    id: UUID

    @property
    def file(self) -> Path:
        """The file, once it is made."""
        return self.path("csv")

    def path(self, ending: str) -> Path:
        """Return where it is, or what stands there in its place."""
        return folder() / self.owner / f"{self.id}.{ending}"

    def state(self) -> State | None:
        """Return how far it is; nothing where there is no such export."""
        # The marker is asked for first: it goes when the file is there.
{% if django %}
        for marker in ("waiting", "making"):
            with suppress(FileNotFoundError):
                age = time() - self.path(marker).stat().st_mtime
                return "waiting" if age < LOST_AFTER.total_seconds() else "failed"
{% else %}
        with suppress(FileNotFoundError):
            age = time() - self.path("waiting").stat().st_mtime
            return "waiting" if age < LOST_AFTER.total_seconds() else "failed"
{% endif %}
        if self.path("failed").exists():
            return "failed"
        return "ready" if self.file.exists() else None

    def expect(self) -> None:
        """Remember that it was asked for."""
        self.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.path("waiting").touch()

{% if django %}
    def begin(self) -> bool:
        """Return whether it is still to be made; whoever asks from now on gets another one."""
        with suppress(FileNotFoundError):
            self.path("waiting").replace(self.path("making"))
        return self.path("making").exists()

    def finish(self) -> None:
        """Show what was made."""
        self.path("making").unlink(missing_ok=True)

{% endif %}
    def forget(self) -> None:
        """Expect it no longer."""
        self.path("waiting").unlink(missing_ok=True)

    def fail(self) -> None:
        """Forget it, and record that it will not come."""
        self.path("failed").touch()
        self.forget()
{% if django %}
        self.finish()
{% endif %}

    def write(self, rows: Iterable[Iterable[str]]) -> None:
        """Write the file, which takes its name when it is whole."""
        part = self.path(f"{uuid4().hex}.part")
        try:
            with part.open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(map(harmless, rows))
            part.replace(self.file)
        finally:
            part.unlink(missing_ok=True)
        # Another process may be doing the same.
        with suppress(FileNotFoundError):
            made = sorted(self.file.parent.glob("*.csv"), key=lambda one: one.stat().st_mtime_ns)
            for old in made[:-MOST]:
                old.unlink()


def harmless(row: Iterable[str]) -> list[str]:
    """Return a row in which no spreadsheet finds a formula."""
    return [f"'{cell}" if cell.startswith(tuple("=+-@\t\r\n")) else cell for cell in row]


def remove_older_than(moment: datetime) -> None:
    """Remove every file that was not touched since then."""
    for path in folder().glob("*/*"):
        with suppress(FileNotFoundError):
            if path.stat().st_mtime < moment.timestamp():
                path.unlink()
