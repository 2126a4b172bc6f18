"""Accounts come to a project whose notes are there, on real servers."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import Counter
from servers import Server
from test_change_on_servers import DATABASES, ORMS, made

from generator.answers.questions import Answers

WITHOUT: Answers = {"auth": "none", "admin": False, "rest": False}
# By the database, so that each has each: what the first accounts of a project are.
GOT: dict[str, Answers] = {
    "sqlite": {"auth": "accounts", "admin": True, "i18n": True},
    "postgresql": {"auth": "both", "admin": False},
    "mysql": {"auth": "tokens", "rest": True},
}
# Whose own tests run, too: each ORM and each server once.
TESTED = {("django", "postgresql"), ("sqlalchemy", "sqlite"), ("peewee", "mysql")}
TESTED_WITHOUT = {("django", "sqlite"), ("sqlalchemy", "mysql"), ("peewee", "postgresql")}
NAMED = "you@example.org"
_NOBODY: tuple[dict[str, str], str] = (
    {"NOTES_AUTHOR": "Nobody@example.org"}, "there is no account of nobody@example.org",
)  # fmt: skip
NAMED_WRONGLY: dict[str, tuple[dict[str, str], str]] = {
    "sqlite": ({}, "NOTES_AUTHOR names no account"),
    "postgresql": _NOBODY,
    "mysql": _NOBODY,
}


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("orm", ORMS)
def test_notes_that_are_there_get_the_author_that_was_named(
    orm: str,
    database: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    capsys: pytest.CaptureFixture[str],
    counted: Counter,
) -> None:
    service = made(orm, database, WITHOUT, tmp_path, server)
    service.writes("Of nobody")
    steps = service.changes(GOT[database], capsys)
    of_users = [step for step in steps if "NOTES_AUTHOR" in str(step) or "users" in str(step)]
    *before, last = [step for step in of_users if step["commands"]]

    service.follows(before)
    assert service.count(service.notes) == 1
    assert "Of nobody" not in service.lists_notes()
    (migrate,) = last["commands"]
    variables, reason = NAMED_WRONGLY[database]
    done = service.tries(*service.words(migrate)[1], **variables)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.returncode == 1
    assert f"Notes without an author: 1, and {reason}. First: " in said
    assert "Traceback" not in said

    service.follows(steps[steps.index(before[-1]) + 1 : steps.index(last)])
    if service.count(service.users) == 0:
        service.makes_a_user(NAMED)
    service.follows([last])
    service.is_in_step()
    assert service.asks(
        f"SELECT u.email, n.title FROM {service.notes} n "  # noqa: S608
        f"JOIN {service.users} u ON u.id = n.author_id"
    ) == [[[NAMED, "Of nobody"]]]
    with pytest.raises(AssertionError, match=r"(?i)null"):
        service.asks(f"UPDATE {service.notes} SET author_id = NULL")  # noqa: S608
    service.writes("Of Ada", "ada@example.org")
    if (orm, database) in TESTED:
        service.passes_its_tests()
    counted.add(f"changed databases with rows ({database})")


def test_where_there_are_no_notes_nobody_has_to_be_named(
    tmp_path: Path, server: Callable[[str], Server], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "NOTES_AUTHOR" not in os.environ
    for orm in ORMS:
        service = made(orm, "sqlite", WITHOUT, tmp_path / orm, server)
        (last,) = [one for one in service.changes(GOT["sqlite"], capsys) if "no notes" in str(one)]
        service.command(last["commands"][0])
        service.is_in_step()


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("orm", ORMS)
def test_notes_get_along_without_authors_and_users_stay(
    orm: str,
    database: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    capsys: pytest.CaptureFixture[str],
    counted: Counter,
) -> None:
    before = {**GOT[database], "rest": True}
    service = made(orm, database, before, tmp_path, server)
    service.writes("Of Ada", "ada@example.org")
    steps = service.changes({"auth": "none", "admin": False}, capsys)
    service.follows(steps)
    assert service.count(service.users) == 1
    written = f"SELECT title FROM {service.notes} WHERE author_id IS NOT NULL"  # noqa: S608
    assert service.asks(written) == [[["Of Ada"]]]
    service.writes("Of nobody")
    assert "Of Ada" in service.lists_notes()
    assert "Of nobody" in service.lists_notes()
    if (orm, database) in TESTED_WITHOUT:
        service.passes_its_tests()
    counted.add(f"changed databases with rows ({database})")
    if orm == "django":
        service.is_in_step()
        return
    checked = service.tries("flask", "db", "check")
    assert checked.returncode == 1
    assert "users" in checked.stdout + checked.stderr

    # They stay where nobody said else, and go where somebody did.
    service.runs("flask", "db", "downgrade")
    service.runs("flask", "db", "upgrade")
    assert service.count(service.users) == 1
    service.runs("flask", "db", "downgrade")
    service.runs("flask", "db", "upgrade", DROP_USERS="yes")
    service.is_in_step()
    assert service.count(service.notes) == 2
