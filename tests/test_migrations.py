"""What an owner does next: changes a model, makes a migration and runs it, with rows there."""

import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from answer_sets import whole
from environments import mypy_cache, shared_environment
from projects import RenderedProject

from generator.answers.questions import Answers

# By whom tables are changed: the framework, and what differs from its default answers.
DJANGO: tuple[str, Answers] = ("django", {})
SQLALCHEMY: tuple[str, Answers] = ("flask", {})
PEEWEE: tuple[str, Answers] = ("flask", {"orm": "peewee"})
EVERY_ORM = [
    pytest.param(DJANGO, id="django"),
    pytest.param(SQLALCHEMY, id="sqlalchemy"),
    pytest.param(PEEWEE, id="peewee"),
]

WRITE_A_NOTE = {
    "django": """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from tests.notes.notebook import Notebook
from tests.people import make_user
Notebook(make_user("ada@example.org")).write("Of Ada")
""",
    "flask": """
from wsgi import app
from tests.notes.notebook import Notebook
from tests.people import make_user
Notebook(app, make_user(app, "ada@example.org")).write("Of Ada")
""",
}
# Peewee finds no changed types, so this is what its owner writes.
LONGER_BY_PEEWEE = '''"""Longer addresses."""

from peewee import CharField, Database
from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, _database: Database) -> None:
    """Let addresses be longer."""
    longer = CharField(max_length=320, unique=True)
    migrator.migrate(migrator.alter_column_type("users", "email", longer))


def down(migrator: SchemaMigrator, _database: Database) -> None:
    """Let them be as they were."""
    shorter = CharField(max_length=254, unique=True)
    migrator.migrate(migrator.alter_column_type("users", "email", shorter))
'''


class Owner:
    """Somebody who goes on with a project on SQLite, in which Ada has written a note."""

    def __init__(self, by: tuple[str, Answers], folder: Path) -> None:
        framework, differing = by
        answers = whole(framework, {"database": "sqlite", **differing})
        project = RenderedProject(framework, answers, folder)
        self.folder = project.folder
        self.slug = str(answers["project_slug"])
        self.python = shared_environment(
            framework, str(answers["python_version"]), project.tree["pyproject.toml"].content
        )
        self.notes, self.users = (
            ("notes_note", "users_user") if framework == "django" else ("notes", "users")
        )
        self.migrates("migrate" if framework == "django" else "upgrade")
        self.runs("-c", WRITE_A_NOTE[framework])

    def edits(self, path: str, old: str, new: str) -> None:
        """Change one place of a file."""
        file = self.folder / path
        text = file.read_text("utf-8")
        assert text.count(old) == 1, f"{text.count(old)} times {old!r} in {path}"
        file.write_text(text.replace(old, new), "utf-8")

    def tries(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run something by the project's Python."""
        return subprocess.run(
            [self.python, *words], cwd=self.folder, capture_output=True, text=True, check=False
        )

    def runs(self, *words: str) -> None:
        """Run something by the project's Python, without a failure."""
        done = self.tries(*words)
        assert done.returncode == 0, done.stdout[-5000:] + done.stderr[-5000:]

    def migrates(self, *words: str) -> None:
        """Run a command that is about migrations, without a failure."""
        self.runs(*self.migrating(*words))

    def migrating(self, *words: str) -> list[str]:
        """Return the whole command of one that is about migrations."""
        if (self.folder / "manage.py").exists():
            return ["manage.py", *words]
        return ["-m", "flask", "db", *words]

    def asks(self, question: str) -> list[Any]:
        """Return the rows that the database answers with."""
        (file,) = self.folder.rglob("database.sqlite3")
        with closing(sqlite3.connect(file)) as database:
            return database.execute(question).fetchall()

    def tables(self) -> dict[str, str]:
        """Return how each table was made."""
        return dict(self.asks("SELECT name, sql FROM sqlite_master"))

    def rows(self) -> tuple[int, int]:
        """Return how many users and how many notes there are."""
        users, notes = (
            self.asks(f"SELECT id FROM {table}")  # noqa: S608
            for table in (self.users, self.notes)
        )
        return len(users), len(notes)


def longer_addresses(owner: Owner) -> tuple[list[str], list[str]]:
    """Let addresses be longer; give the commands that run the migration and take it back."""
    if (owner.folder / "manage.py").exists():
        old = 'LowercaseEmailField("email address", unique=True)'
        owner.edits(
            f"{owner.slug}/users/models.py", old, old.replace("unique", "max_length=320, unique")
        )
        owner.migrates("makemigrations", "--name", "longer_addresses")
        return owner.migrating("migrate"), owner.migrating("migrate", "users", "0001")
    if (owner.folder / "migrations/env.py").exists():
        owner.edits(f"{owner.slug}/users/models.py", "String(254)", "String(320)")
        owner.migrates("migrate", "-m", "Longer addresses")
    else:
        owner.edits(f"{owner.slug}/users/models.py", "max_length=254", "max_length=320")
        (owner.folder / "migrations/0002_longer_addresses.py").write_text(LONGER_BY_PEEWEE)
    return owner.migrating("upgrade"), owner.migrating("downgrade")


def last_migration(owner: Owner) -> Path:
    """Return the migration that makes addresses longer."""
    (found,) = owner.folder.rglob("migrations/**/*longer_addresses.py")
    return found


def ending_in(statement: str, migration: str) -> str:
    """Return a migration that runs, after all else that it does, a statement of SQL."""
    if "migrations.Migration" in migration:
        operation = f'    migrations.RunSQL("{statement}"),\n    ]\n'
        return migration.rstrip().removesuffix("]") + operation
    run = "op.execute" if "op." in migration else "_database.execute_sql"
    upgrade, downgrade = migration.split("\n\n\ndef down")
    return f'{upgrade}\n    {run}("{statement}")\n\n\ndef down{downgrade}'


@pytest.mark.parametrize("by", EVERY_ORM)
def test_a_changed_table_keeps_the_rows_that_refer_to_it(
    by: tuple[str, Answers], tmp_path: Path
) -> None:
    owner = Owner(by, tmp_path)
    assert owner.rows() == (1, 1)
    before = owner.tables()
    run, take_back = longer_addresses(owner)
    migration = last_migration(owner)
    whole_migration = migration.read_text("utf-8")

    for statement, reason in (
        ("SELECT nothing", "syntax error"),
        (f"DELETE FROM {owner.users}", owner.notes),  # noqa: S608
    ):
        migration.write_text(ending_in(statement, whole_migration), "utf-8")
        done = owner.tries(*run)
        assert done.returncode != 0
        assert reason in " ".join((done.stdout + done.stderr).splitlines()[-3:])
        assert owner.tables() == before
        assert owner.rows() == (1, 1)
    migration.write_text(whole_migration, "utf-8")

    owner.runs(*run)
    assert "320" in owner.tables()[owner.users]
    assert owner.rows() == (1, 1)

    owner.runs(*take_back)
    assert "254" in owner.tables()[owner.users]
    assert owner.rows() == (1, 1)


NEW_MODEL = {
    "django": """

def first_word() -> str:
    \"\"\"Give the word of a new tag.\"\"\"
    return "new"


class Tag(models.Model):
    \"\"\"A word for a note.\"\"\"

    word = models.CharField(default=first_word, max_length=20, unique=True)
    note = models.ForeignKey(Note, on_delete=models.CASCADE)

    def __str__(self) -> str:
        return self.word
""",
    "sqlalchemy": """

class Tag(Base):
    \"\"\"A word for a note.\"\"\"

    __tablename__ = "tags"

    id: Mapped[int] = mapped_column(primary_key=True)
    word: Mapped[str] = mapped_column(String(20), unique=True)
    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"))
    made_at: Mapped[datetime] = mapped_column(UTCDateTime, default=now)
""",
    "peewee": """

class Tag(Base):
    \"\"\"A word for a note.\"\"\"

    word = CharField(max_length=20, unique=True)
    note = ForeignKeyField(Note, on_delete="CASCADE")
    made_at = MomentField(default=now)

    class Meta:
        table_name = "tags"
""",
}


@pytest.mark.parametrize("orm", ["django", "sqlalchemy", "peewee"])
def test_a_migration_made_as_the_readme_says_passes_the_checks_of_the_project(
    orm: str, tmp_path: Path
) -> None:
    owner = Owner({"django": DJANGO, "sqlalchemy": SQLALCHEMY, "peewee": PEEWEE}[orm], tmp_path)
    models = owner.folder / owner.slug / "notes/models.py"
    make = owner.migrating("makemigrations" if orm == "django" else "migrate")
    migrations = set(owner.folder.rglob("migrations/**/*.py"))

    done = owner.tries(*make, *([] if orm == "django" else ["-m", "nothing"]))
    assert "changes detected" in done.stdout or "match the models" in done.stdout + done.stderr
    assert set(owner.folder.rglob("migrations/**/*.py")) == migrations

    models.write_text(models.read_text("utf-8") + NEW_MODEL[orm], "utf-8")
    owner.runs(*make, *([] if orm == "django" else ["-m", "add tags"]))
    assert len(set(owner.folder.rglob("migrations/**/*.py")) - migrations) == 1

    owner.runs("-m", "ruff", "check", "--no-cache")
    owner.runs("-m", "ruff", "format", "--check", "--no-cache")
    pyproject = (owner.folder / "pyproject.toml").read_bytes()
    with mypy_cache(owner.python.parents[1].name, pyproject) as cache:
        owner.runs("-m", "mypy", cache)
    owner.migrates("migrate" if orm == "django" else "upgrade")
    assert owner.rows() == (1, 1)


def test_two_migrations_of_one_message_and_day_are_two_files(tmp_path: Path) -> None:
    owner = Owner(SQLALCHEMY, tmp_path)
    title = "    title: Mapped"
    for number in range(2):
        column = f'    number{number}: Mapped[int] = mapped_column(default=0, server_default="0")'
        owner.edits(f"{owner.slug}/notes/models.py", title, f"{column}\n{title}")
        owner.migrates("migrate", "-m", r'Say "what" changes to C:\users')
        owner.migrates("upgrade")
    assert "number1" in owner.tables()["notes"]
    owner.runs("-m", "ruff", "check", "--no-cache")


FAILING = '''"""Fails after it has made a table."""

import sqlalchemy as sa
from alembic import op

revision = "failing"
down_revision = {last!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make a table, in a transaction of its own."""
    with op.get_context().autocommit_block():
        pass
    op.create_table("half", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("SELECT nothing")


def downgrade() -> None:
    """Nothing stayed."""
'''

IN_THE_APPLICATION = """
import sqlite3
import flask_migrate
from alembic.util import CommandError
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from wsgi import app
from {slug}.extensions import db
with app.app_context():
    db.engine.dispose()
    file = db.engine.url.database
    with sqlite3.connect(file, isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        try:
            with db.engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA busy_timeout = 1")
            flask_migrate.upgrade()
        except OperationalError as error:
            assert "locked" in str(error)
        else:
            raise AssertionError("the database was locked")
        writer.execute("ROLLBACK")
    assert db.session.execute(text("PRAGMA foreign_keys")).scalar() == 1
"""


def test_whatever_fails_while_migrating_on_sqlite_leaves_things_as_they_were(
    tmp_path: Path,
) -> None:
    owner = Owner(SQLALCHEMY, tmp_path)
    before = owner.tables()
    ((last,),) = owner.asks("SELECT version_num FROM alembic_version")
    script = owner.folder / "migrations/versions/failing.py"
    script.write_text(FAILING.format(last=last), "utf-8")
    done = owner.tries(*owner.migrating("upgrade"))
    assert done.returncode != 0
    assert "nothing" in done.stderr
    assert owner.tables() == before

    owner.runs("-c", IN_THE_APPLICATION.format(slug=owner.slug))
    assert owner.tables() == before
