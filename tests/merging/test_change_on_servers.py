"""What ``startwise change`` prints, run word for word on real servers with rows in the tables."""

from collections.abc import Callable
from pathlib import Path

import pytest
from answer_sets import whole
from conftest import Counter
from servers import Server
from services import Service
from test_generated import environment_for

from generator.answers.questions import Answers

ORMS = ("django", "sqlalchemy", "peewee")
# Each server, and the one that a project is moved to it from.
DATABASES = {"sqlite": "postgresql", "postgresql": "mysql", "mysql": "sqlite"}
# Whose own tests run, too: each ORM and each server once.
TESTED = {("django", "mysql"), ("sqlalchemy", "postgresql"), ("peewee", "sqlite")}
BEFORE: Answers = {"auth": "accounts", "admin": False, "rest": False, "two_factor": True}
# Everything that a project with accounts can get while its database stays, in two goes.
STEPS: tuple[Answers, ...] = (
    {"admin": True, "i18n": True, "rest": True, "two_factor": False},
    {"auth": "both", "jobs": "celery", "two_factor": True},
)


def made(
    orm: str, database: str, before: Answers, folder: Path, server: Callable[[str], Server]
) -> Service:
    """Return a project on a new database, without rows."""
    framework = "django" if orm == "django" else "flask"
    peewee = {"orm": "peewee"} if orm == "peewee" else {}
    servers = {"BROKER_URL": server("redis")}
    if database != "sqlite":
        servers["DATABASE_URL"] = server(database)
    variables = environment_for(servers)
    return Service(
        orm, whole(framework, {**before, **peewee, "database": database}), folder, variables
    )


@pytest.mark.parametrize("database", DATABASES)
@pytest.mark.parametrize("orm", ORMS)
def test_a_database_with_rows_follows_every_change(
    orm: str,
    database: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    capsys: pytest.CaptureFixture[str],
    counted: Counter,
) -> None:
    service = made(orm, DATABASES[database], BEFORE, tmp_path, server)
    service.moves_to(database, server)
    service.follows(service.changes({"database": database}, capsys))
    service.is_in_step()
    service.writes("Of Ada", "ada@example.org")
    for number, said in enumerate(STEPS):
        service.follows(service.changes(said, capsys))
        service.is_in_step()
        assert service.count(service.notes) == 1 + number
        service.writes(f"Of {number}", f"of{number}@example.org")
    # Ada, the one that change had made, and two that wrote since.
    assert service.count(service.users) == 4
    if (orm, database) in TESTED:
        service.passes_its_tests()
    counted.add(f"changed databases with rows ({database})")
