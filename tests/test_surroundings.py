"""What ``startwise new`` runs in a project sees nothing of its owner's other projects."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from browser import Browser
from test_new_user import served, sign_up

from generator.surroundings import for_project, names_in

# Where a project keeps its database, and in it its users.
USERS = {
    "django": ("database.sqlite3", "users_user"),
    "flask": ("instance/database.sqlite3", "users"),
}


def other_database(folder: Path) -> Path:
    """Make the database of another project."""
    path = folder / "other.sqlite3"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (number INTEGER)")
    return path


def rows(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_project_is_migrated_and_served_by_its_own_settings(
    framework: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = other_database(tmp_path)
    before = other.read_bytes()
    of_another_project = {
        "DATABASE_URL": f"sqlite:///{other}",
        "ENVIRONMENT": "production",
        "DEBUG": "release",
        "SECRET_KEY": "short",
        "ALLOWED_HOSTS": "other.example",
        # As Kubernetes sets it where a service is named mail.
        "MAIL_PORT": "tcp://10.0.0.1:25",
    }
    for name, value in of_another_project.items():
        monkeypatch.setenv(name, value)
    with served(tmp_path, "--framework", framework) as (address, log):
        sign_up(Browser(address), log)
    database, users = USERS[framework]
    assert rows(tmp_path / "shelf" / database, users) == 1
    assert other.read_bytes() == before


def test_the_names_of_an_example_are_all_there() -> None:
    example = "# Says: what.\nA=1\n# B_2=x\n#C=\nexport D=4\nnot a name=1\n"
    assert names_in(example) == {"A", "B_2", "C", "D"}


def test_what_is_not_of_the_project_stays() -> None:
    there = {"PATH": "/bin", "DATABASE_URL": "x", "HTTPS_PROXY": "y"}
    assert for_project(there, {"DATABASE_URL"}) == {"PATH": "/bin", "HTTPS_PROXY": "y"}
