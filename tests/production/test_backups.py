"""What "Backing up" of a README says: a database is restored into an empty one, and is the same."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import requests
from answer_sets import FRAMEWORKS, whole
from browser import PATIENCE
from conftest import Counter
from in_production import production, served
from load import NOTES, PROXIED, titles
from owner.running import Shell
from projects import RenderedProject
from servers import Server
from serving import variables_of

NAMES = {"sqlite": "SQLite", "postgresql": "PostgreSQL", "mysql": "MariaDB"}
TITLES = ["First", "Größe", "日本"]
STORED = [
    *((framework, database, "default") for framework in FRAMEWORKS
      for database in ("sqlite", "postgresql", "mysql")),
    ("flask", "postgresql", "peewee"),
]  # fmt: skip


@pytest.mark.fault("A backup is restored into an empty database")
@pytest.mark.parametrize(("framework", "database", "orm"), STORED)
def test_a_backup_restored_into_an_empty_database_has_every_note(
    framework: str,
    database: str,
    orm: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    answers = whole(framework, {"database": database, "orm": orm, "auth": "none",
                                "admin": False, "rest": True})  # fmt: skip
    project = RenderedProject(framework, answers, tmp_path)

    def empty() -> dict[str, str]:
        return {} if database == "sqlite" else {"DATABASE_URL": server(database).new_database()}

    back_up, restore = commands_of(project)
    first = empty()
    with served(project, first) as service:
        for title in TITLES:
            note = {"title": title, "body": "Text"}
            made = requests.post(
                f"{service.address}{NOTES}", json=note, headers=PROXIED, timeout=PATIENCE
            )
            assert made.status_code == 201, made.text
        as_owner(project, first).do(back_up)
    if database == "sqlite":
        (file,) = project.folder.rglob("database.sqlite3")
        file.write_bytes(b"")
    second = empty()
    as_owner(project, second).do(restore)
    with served(project, second) as service:
        stored = titles(service.address)
        assert sorted(stored) == sorted(TITLES)
    variant = NAMES[database] + (" by Peewee" if orm == "peewee" else "")
    seen(framework, f"{len(stored)} of {len(TITLES)} notes are there", variant)
    counted.add(f"backups restored into an empty database ({database})")


def commands_of(project: RenderedProject) -> list[str]:
    """Return the commands of "Backing up"."""
    section = project.text("README.md").partition("\n## Backing up\n")[2].partition("\n## ")[0]
    (block,) = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    return str(block).splitlines()


def as_owner(project: RenderedProject, servers: Mapping[str, str]) -> Shell:
    """Return a terminal in which the project's programs are at hand."""
    environment = variables_of(project, production(project, servers))
    uv = project.folder.parent / "programs" / "uv"
    uv.parent.mkdir(exist_ok=True)
    uv.write_text('#!/bin/sh\nshift\nexec "$@"\n', "utf-8")
    uv.chmod(0o755)
    environment["PATH"] = f"{uv.parent}:{environment['PATH']}"
    return Shell(project.folder, environment, {})
