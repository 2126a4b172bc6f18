"""Changed projects on real servers: what ``startwise change`` prints is run word for word."""

import json
import os
import re
import shlex
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from environments import shared_environment
from projects import RenderedProject
from servers import Server

from generator.answers.questions import Answers
from generator.cli.run_change import ChangeOptions, run

PASSWORD = "correct horse battery staple"
# What people are asked for, where nobody is there to answer.
_ANSWERS = dict.fromkeys(("ADMIN_PASSWORD", "DJANGO_SUPERUSER_PASSWORD", "USER_PASSWORD"), PASSWORD)
_ASKING = {"createsuperuser": ["--noinput", "--name", "Root", "--email", "you@example.org"]}
# What is for a person in a shell, for git, or installs what the shared environment has.
_BESIDE = re.compile(
    r"cd |https?://|git |createdb |mysql |curl |uv sync|uv run (pytest|celery)|runserver|flask run"
)
# Alembic's own column, for rows that are there: printed as a sentence.
_ADMIN_COLUMN = re.compile(r"""(Column\(["']is_admin["'], sa\.Boolean\(\), nullable=False)""")

_SETTING_UP = {
    "django": """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
import django
django.setup()
from django.db import connection
from contextlib import nullcontext
inside = nullcontext()
def run(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
""",
    "sqlalchemy": """
from sqlalchemy import text
from shelf.extensions import db
from wsgi import app
inside = app.app_context()
def run(statement):
    found = db.session.execute(text(statement))
    rows = [list(row) for row in found] if found.returns_rows else []
    db.session.commit()
    return rows
""",
    "peewee": """
from wsgi import app
inside = app.app_context()
def run(statement):
    database = app.extensions["peewee"]
    with database.connection_context():
        cursor = database.execute_sql(statement)
        return list(cursor.fetchall()) if cursor.description else []
""",
}
_ASK = """
import json, sys
with inside:
    print(json.dumps([[list(row) for row in run(one)] for one in sys.argv[1:]], default=str))
"""
_MAKE_A_USER = {"django": "make_user({email!r})", "flask": "make_user(app, {email!r})"}
_WRITE = {"django": "Notebook({author}).write({title!r})",
          "flask": "Notebook(app, {author}).write({title!r})"}  # fmt: skip


_LISTED = {
    "django": """
from django.test import Client
found = Client(SERVER_NAME="localhost").get("/notes/")
assert found.status_code == 200, found
print(found.content.decode())
""",
    "flask": """
found = app.test_client().get("/notes/", base_url="http://localhost")
assert found.status_code == 200, found
print(found.text)
""",
}

# Whether there is something at an address, whatever it answers to somebody who is not logged in.
_ROUTED = {
    "django": "from django.urls import resolve\nresolve({path!r})",
    "flask": "app.url_map.bind('localhost').match({path!r})",
}


class Service:
    """A project that has run on a server, and is changed, migrated and asked."""

    def __init__(
        self, orm: str, answers: Answers, folder: Path, variables: Mapping[str, str]
    ) -> None:
        self.orm = orm
        self.framework = "django" if orm == "django" else "flask"
        self.variables = dict(variables)
        self.answers = answers
        project = RenderedProject(self.framework, answers, folder)
        self.folder = project.folder
        self.notes, self.users = (
            ("notes_note", "users_user") if orm == "django" else ("notes", "users")
        )
        self.install()
        self.command(project.project.commands["migrate"])

    def install(self) -> None:
        """Take the shared environment that holds what the project needs now."""
        pyproject = (self.folder / "pyproject.toml").read_bytes()
        version = str(self.answers["python_version"])
        self.python = shared_environment(self.framework, version, pyproject)

    def tries(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run a program of the project's environment."""
        module = [] if words[0] == "python" else ["-m"]
        return subprocess.run(
            [str(self.python), *module, *(words if module else words[1:])],
            cwd=self.folder, capture_output=True, text=True, check=False,
            stdin=subprocess.DEVNULL, timeout=600,
            env={**os.environ, **self.variables, **variables},
        )  # fmt: skip

    def runs(self, *words: str, **variables: str) -> str:
        """Run it without a failure; return what it printed."""
        done = self.tries(*words, **variables)
        assert done.returncode == 0, f"{words}\n{done.stdout[-6000:]}{done.stderr[-6000:]}"
        return done.stdout

    def command(self, line: str) -> str:
        """Run a printed line, which has to end well."""
        variables, words = self.words(line)
        return self.runs(*words, **_ANSWERS, **variables)

    def words(self, line: str) -> tuple[dict[str, str], list[str]]:
        """Return the variables and the words of a printed line."""
        words = shlex.split(re.sub(r"\S*\buv run ", "", line))
        variables = {}
        while "=" in words[0]:
            name, _, variables[name] = words.pop(0).partition("=")
        return variables, words + _ASKING.get(words[-1], [])

    def code(self, text: str, *words: str) -> str:
        """Run code inside of the project."""
        return self.runs("python", "-c", _SETTING_UP[self.orm] + text, *words)

    def asks(self, *statements: str) -> list[list[list[Any]]]:
        """Run statements of SQL by the project's own connection; return the rows of each."""
        found: list[list[list[Any]]] = json.loads(self.code(_ASK, *statements).splitlines()[-1])
        return found

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self.asks(f"SELECT COUNT(*) FROM {table}")[0][0][0])  # noqa: S608

    def writes(self, title: str, email: str = "") -> None:
        """Write a note, as a new user where an address is named."""
        lines = ["from tests.notes.notebook import Notebook"]
        author = ""
        if email:
            lines += ["from tests.people import make_user"]
            author = _MAKE_A_USER[self.framework].format(email=email)
        note = _WRITE[self.framework].format(author=author, title=title).replace("app, )", "app)")
        self.code("\n".join([*lines, note]))

    def moves_to(self, database: str, server: Callable[[str], Server]) -> None:
        """Name a new, empty database in the environment: of a server, or a file of the project."""
        self.variables.pop("DATABASE_URL", "")
        if database != "sqlite":
            self.variables["DATABASE_URL"] = server(database).new_database()

    def makes_a_user(self, email: str) -> None:
        """Make a user, as one who signs up."""
        user = _MAKE_A_USER[self.framework].format(email=email)
        self.code(f"from tests.people import make_user\n{user}")

    def lists_notes(self) -> str:
        """Return the page of all notes."""
        return self.code(_LISTED[self.framework])

    def changes(self, said: Answers, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
        """Change the project; return the printed steps."""
        capsys.readouterr()
        options = ChangeOptions(self.folder, dry_run=False, allow_dirty=True, as_json=True)
        assert run(said, options) == 0
        data = json.loads(capsys.readouterr().out)
        self.answers = {**self.answers, **data["answers"]}
        self.install()
        steps: list[dict[str, Any]] = data["next"]
        return steps

    def follows(self, steps: list[dict[str, Any]]) -> list[str]:
        """Do what was printed, in order; return the commands that were run."""
        done = []
        for step in (one for one in steps if not one["instead"]):
            for path in re.findall(r"http://127\.0\.0\.1:8000(/[\w/-]*)", str(step)):
                self.code(_ROUTED[self.framework].format(path=path))
            for line in step["commands"]:
                if step["why"].startswith("In .env, "):
                    self._replaces(line)
                if _BESIDE.search(line) or not re.search(r"uv run ", line):
                    continue
                self.command(line)
                done.append(line)
                if "flask db migrate" in line and "server_default" in step["why"]:
                    self._default_of_admins()
        return done

    def _replaces(self, line: str) -> None:
        env = self.folder / ".env"
        name = line.partition("=")[0]
        text = re.sub(rf"(?m)^{name}=.*$", lambda _: line, env.read_text("utf-8"))
        env.write_text(text, "utf-8")

    def _default_of_admins(self) -> None:
        path = max(
            self.folder.glob("migrations/versions/*.py"), key=lambda one: one.stat().st_mtime
        )
        text = path.read_text("utf-8")
        assert _ADMIN_COLUMN.search(text)
        path.write_text(_ADMIN_COLUMN.sub(r'\1, server_default="0"', text), "utf-8")

    def is_in_step(self) -> None:
        """Claim that models, migrations and the tables of the server agree."""
        if self.framework == "django":
            self.runs("python", "manage.py", "makemigrations", "--check", "--dry-run")
            self.runs("python", "manage.py", "migrate", "--check")
        else:
            self.runs("flask", "db", "check")

    def passes_its_tests(self) -> None:
        """Claim that the project's own tests pass, on its own server."""
        self.runs("python", "-m", "pytest", "-q", "-p", "no:cacheprovider")
