"""The last migration of a folder, and those that come with a change of accounts."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from answer_sets import whole
from changed_projects import ACCOUNTS, BY, Called, files_in, in_one_line, project
from projects import BIN

from generator.answers.questions import Answers
from generator.errors import WrongRequest
from generator.merging.log_ins import log_in_migration
from generator.merging.migration_graph import Last, last_of
from generator.planning import plan
from generator.project.git import commit_all
from generator.project.next_steps import with_known_uv


def django(*before: tuple[str, str], replaces: str = "[]") -> str:
    return (
        "from django.db import migrations\n"
        "class Other: pass\n"
        "class Migration(migrations.Migration):\n"
        f"    replaces = {replaces}\n"
        f"    dependencies = [migrations.swappable_dependency('a.B'), {str(before)[1:-1]}]\n"
    )


def alembic(revision: str, before: object, annotated: str = "") -> str:
    return f"revision{annotated} = {revision!r}\ndown_revision{annotated} = {before!r}\n"


FIRST = {"notes/0001_initial.py": django(), "notes/__init__.py": ""}
PINNED = {"notes/0002_pinned.py": django(("notes", "0001_initial"), ("users", "0001_initial"))}
DATED = {"notes/0002_dated.py": django(("notes", "0001_initial"))}
BOTH = {"notes/0003_merge.py": django(("notes", "0002_pinned"), ("notes", "0002_dated"))}
SQUASHED = {
    "notes/0003_squashed.py": django(
        replaces="[('notes', '0001_initial'), ('notes', '0002_pinned')]"
    )
}
TABLES = {"v/0001_first_tables.py": alembic("0001", None)}
LATER = {"v/20261130_f3_more.py": alembic("f3", "0001", ": str")}
MERGED = {"v/x.py": alembic("g1", "0001"), "v/y.py": alembic("h1", ("f3", "g1"))}


@pytest.mark.parametrize(
    ("tool", "modules", "wanted"),
    [
        ("django", FIRST, Last("0001_initial", 2)),
        ("django", FIRST | PINNED, Last("0002_pinned", 3)),
        ("django", FIRST | PINNED | DATED | BOTH, Last("0003_merge", 4)),
        ("django", FIRST | PINNED | SQUASHED, Last("0003_squashed", 4)),
        ("sqlalchemy", TABLES, Last("0001", 2)),
        ("sqlalchemy", TABLES | LATER, Last("f3", 2)),
        ("sqlalchemy", TABLES | LATER | MERGED, Last("h1", 2)),
        ("peewee", {"m/0001_first.py": "", "m/0012_pin.py": ""}, Last("", 13)),
    ],
)
def test_the_next_migration_follows_the_last_one(
    tool: str, modules: Mapping[str, str], wanted: Last
) -> None:
    assert last_of(tool, modules) == wanted


@pytest.mark.parametrize(
    ("modules", "reason"),
    [
        (FIRST | PINNED | DATED, "have 2 ends: 0002_dated, 0002_pinned."),
        (FIRST | {"notes/0002_x.py": "class"}, "notes/0002_x.py cannot be read as a migration"),
        ({"notes/__init__.py": ""}, "have 0 ends: none."),
    ],
)
def test_what_has_no_last_migration_is_refused(modules: Mapping[str, str], reason: str) -> None:
    with pytest.raises(WrongRequest, match="migration") as refused:
        last_of("django", modules)
    assert reason in refused.value.message


OWNERS = {
    "django": ("shelf/notes/migrations/0002_pinned.py", PINNED["notes/0002_pinned.py"]),
    "sqlalchemy": ("migrations/versions/20261130_f3_more.py", LATER["v/20261130_f3_more.py"]),
    "peewee": ("migrations/0002_pinned.py", "def up(_migrator, _database):\n    pass\n"),
}
WANTED = {
    "django": 'dependencies = [\n        ("notes", "0002_pinned"),\n',
    "sqlalchemy": 'revision = "authors_of_notes"\ndown_revision = "f3"\n',
    "peewee": "TABLES = (User,)\n",
}


@pytest.mark.parametrize("orm", OWNERS)
def test_accounts_bring_migrations_that_follow_the_owners(
    orm: str, tmp_path: Path, change: Called
) -> None:
    framework = "django" if orm == "django" else "flask"
    answers = {"auth": "none", "orm": "peewee" if orm == "peewee" else "default"}
    folder = project(tmp_path, framework, **answers)
    path, text = OWNERS[orm]
    (folder / path).write_text(text, "utf-8")
    commit_all(folder, BY)
    before = files_in(folder)

    told = change(folder, "--auth", "accounts")
    number = 2 if orm == "sqlalchemy" else 3
    inside = Path(path).parent
    first = inside / f"{number:04}_authors_of_notes.py"
    second = inside / f"{number + 1:04}_every_note_has_an_author.py"
    assert WANTED[orm] in (folder / first).read_text("utf-8")
    assert 'environ.get("NOTES_AUTHOR"' in (folder / second).read_text("utf-8")
    new = {one for one in files_in(folder) if "migrations" in one} - before.keys()
    assert {one for one in new if not one.startswith(("shelf/users", "shelf/limits"))} == {
        str(first), str(second),
    }  # fmt: skip
    revision = "authors_of_notes" if orm == "sqlalchemy" else first.stem
    said = in_one_line(told)
    assert f" {'notes ' if orm == 'django' else ''}{revision} " in said
    assert f" NOTES_AUTHOR=you@example.org {with_known_uv('uv run')} " in said
    for check in (["check"], ["format", "--check"]):
        subprocess.run([BIN / "ruff", *check, "--no-cache", first, second], cwd=folder, check=True)

    commit_all(folder, BY)
    if orm == "django":
        told = in_one_line(change(folder, "--auth", "none", status=2))
        assert f"Migrations of yours name authors or users: {path}, {first}, {second}." in told
        return
    change(folder, "--auth", "none")
    third = folder / inside / f"{number + 2:04}_notes_without_authors.py"
    assert "DROP_USERS" in third.read_text("utf-8")
    for check in (["check"], ["format", "--check"]):
        subprocess.run([BIN / "ruff", *check, "--no-cache", third], cwd=folder, check=True)
    commit_all(folder, BY)
    assert "Notes have had authors before" in change(folder, "--auth", "accounts", status=2)


def test_migrations_of_django_that_name_users_go_with_them(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django")
    first = "shelf/notes/migrations/0001_initial.py"
    own = folder / "shelf/notes/migrations/0002_pinned.py"
    own.write_text(django(("notes", "0001_initial")), "utf-8")
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--auth", "none"))
    wanted = plan({**ACCOUNTS, "framework": "django", "auth": "none"}).project.tree
    assert (folder / first).read_bytes() == wanted[first].content
    next_one = (folder / "shelf/notes/migrations/0003_notes_without_authors.py").read_text("utf-8")
    assert 'dependencies = [("notes", "0002_pinned")]' in next_one
    assert not (folder / "shelf/users").exists()
    assert f"{first}: It becomes that of a project without users" in told
    assert "shelf/users/migrations/: It goes, as Django could not read it" in told
    assert "shelf/users/migrations/: It stays" not in told


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("shelf/notes/migrations/0001_initial.py", "# Mine.\n"),
        ("shelf/notes/migrations/0002_by.py", "# By author.\n"),
        ("shelf/tasks/migrations/0001_initial.py", "# settings.AUTH_USER_MODEL\n"),
        ("shelf/tasks/migrations/0001_initial.py", "# (('users', '0001_initial'))\n"),
    ],
)
def test_migrations_of_an_owner_that_name_users_are_never_replaced(
    path: str, text: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, "django")
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    before = place.read_text("utf-8") if place.exists() else ""
    place.write_text(before + text, "utf-8")
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--auth", "none", status=2))
    assert f"Migrations of yours name authors or users: {path}." in told


def test_edited_migrations_of_users_stay(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django")
    own = folder / "shelf/users/migrations/0002_own.py"
    own.write_text("# Mine.\n", "utf-8")
    commit_all(folder, BY)
    assert "shelf/users/migrations/: It stays" in change(folder, "--auth", "none")
    assert own.exists()
    assert (own.parent / "0001_initial.py").exists()


@pytest.mark.parametrize(("framework", "before", "said"), [
    ("flask", "none", "accounts"), ("django", "accounts", "none"),
])  # fmt: skip
def test_notes_that_were_moved_are_refused(
    framework: str, before: str, said: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework, auth=before)
    (folder / "shelf/notes").rename(folder / "shelf/memos")
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--auth", said, status=2))
    assert "You moved shelf/notes/models.py to shelf/memos/models.py" in told


def test_where_the_example_was_deleted_there_are_no_notes_to_get_an_author(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, auth="none")
    (folder / "shelf/notes/models.py").unlink()
    commit_all(folder, BY)
    assert "flask db migrate" in change(folder, "--auth", "accounts")
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--auth", "none"))
    assert "It drops the tables of users: make a backup first." in told
    assert not list(folder.glob("migrations/versions/*authors*"))


LOG_INS: tuple[tuple[Answers, Answers], ...] = (
    ({"auth": "tokens", "rest": True}, {"auth": "accounts"}),
    ({"auth": "tokens", "rest": True}, {"auth": "both", "admin": True}),
    ({"auth": "accounts", "rest": True}, {"auth": "tokens"}),
    ({"auth": "both", "rest": True, "admin": True}, {"auth": "tokens", "admin": False}),
)


@pytest.mark.parametrize("database", ["sqlite", "postgresql", "mysql"])
@pytest.mark.parametrize("orm", ["default", "peewee"])
def test_another_log_in_brings_a_migration_that_reads_as_if_it_was_the_projects(
    orm: str, database: str, tmp_path: Path
) -> None:
    tool = "sqlalchemy" if orm == "default" else orm
    inside = "migrations/versions" if tool == "sqlalchemy" else "migrations"
    path = f"{inside}/0007_more.py"
    modules = {path: 'revision = "f3"\ndown_revision = None\n'}
    folder = project(tmp_path, orm=orm, database=database)
    written = []
    for number, (before, said) in enumerate(LOG_INS):
        had = whole("flask", {"orm": orm, "database": database, **before})
        has = whole("flask", {**had, **said})
        ((name, text),) = log_in_migration(had, has, modules).files.items()
        assert name.startswith(f"{inside}/0008_{'accounts' if number < 2 else 'tokens'}_for_users")
        assert tool == "peewee" or 'down_revision = "f3"\n' in text
        written.append(folder / inside / f"{number:04}_tried.py")
        written[-1].write_text(text, "utf-8")
    for check in (["check"], ["format", "--check", "--diff"]):
        subprocess.run([BIN / "ruff", *check, "--no-cache", *written], cwd=folder, check=True)
