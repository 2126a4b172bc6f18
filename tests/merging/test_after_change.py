"""Changed projects run: what is in the database stays, their own tests pass, edits and all."""

import re
from pathlib import Path

import pytest
from answer_sets import whole
from changed_projects import in_one_line
from edits import EDITS, SLUG
from environments import mypy_cache, shared_environment
from test_migrations import DJANGO, PEEWEE, SQLALCHEMY, Owner

from generator.answers.questions import Answers
from generator.cli.run_change import ChangeOptions, run

BY = {"django": DJANGO, "sqlalchemy": SQLALCHEMY, "peewee": PEEWEE}

# By the ORM: what a project has before, and what it is changed to.
CASES: list[tuple[str, Answers, Answers]] = [
    ("django", {"admin": False}, {"rest": True, "admin": True}),
    ("sqlalchemy", {"admin": False}, {"rest": True, "admin": True}),
    ("peewee", {"admin": False}, {"admin": True}),
    ("django", {}, {"auth": "both", "admin": False, "async_needs": "realtime"}),
    ("sqlalchemy", {}, {"auth": "both", "i18n": True, "admin": False}),
]


@pytest.mark.parametrize(("orm", "before", "said"), CASES)
def test_a_changed_project_keeps_its_rows_and_passes_its_own_tests(
    orm: str,
    before: Answers,
    said: Answers,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    framework, differing = BY[orm]
    owner = Owner((framework, {**differing, **before}), tmp_path)
    edit(owner, framework, whole(framework, {**differing, **before}))
    capsys.readouterr()

    assert (
        run(said, ChangeOptions(owner.folder, dry_run=False, allow_dirty=True, as_json=False)) == 0
    )
    pyproject = (owner.folder / "pyproject.toml").read_bytes()
    owner.python = shared_environment(framework, "3.13", pyproject)
    follow(owner, capsys.readouterr().out)

    assert owner.rows() == (1, 1)
    assert (owner.folder / SLUG / "tasks").is_dir()
    owner.runs("-m", "ruff", "check", "--no-cache")
    owner.runs("-m", "ruff", "format", "--check", "--no-cache")
    owner.runs("-m", "pytest", "-q", "-p", "no:cacheprovider")
    with mypy_cache(owner.python.parents[1].name, pyproject) as cache:
        owner.runs("-m", "mypy", cache)


def edit(owner: Owner, framework: str, answers: Answers) -> None:
    """Do three weeks of an owner's work, but for a package, which would have to be installed."""
    files = {
        path.relative_to(owner.folder).as_posix(): path.read_bytes()
        for path in owner.folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    found = EDITS["three_weeks"](framework, files, answers)
    assert found is not None
    found["pyproject.toml"] = files["pyproject.toml"]
    for path, content in found.items():
        (owner.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (owner.folder / path).write_bytes(content)


def follow(owner: Owner, told: str) -> None:
    """Do what change says is left to do."""
    said = in_one_line(told)
    before = set(owner.folder.rglob("migrations/**/*.py"))
    if "makemigrations" in said:
        owner.migrates("makemigrations", "--noinput", "--name", "changed")
    elif "flask db migrate" in said:
        owner.migrates("migrate", "-m", "changed")
    new = set(owner.folder.rglob("migrations/**/*.py")) - before
    if 'add server_default="0" to its column is_admin' in said:
        (path,) = new
        text = path.read_text("utf-8")
        column = re.compile(r"""(Column\(["']is_admin["'], sa\.Boolean\(\), nullable=False)""")
        assert column.search(text)
        path.write_text(column.sub(r'\1, server_default="0"', text), "utf-8")
    if "manage.py migrate" in said:
        owner.migrates("migrate")
    elif "flask db upgrade" in said:
        owner.migrates("upgrade")
    assert new or "migrations are yours" not in said
