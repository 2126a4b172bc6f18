"""What ``startwise change`` says is to be done next, and what it says of files and variables."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from changed_projects import ACCOUNTS, BY, Called, git, in_one_line, locked_project, project
from projects import BIN

from generator.cli.listed_files import MOST_NAMED, listed
from generator.features.manifests import manifests
from generator.merging.frozen import DECISION
from generator.merging.written import Written
from generator.planning import plan
from generator.project.git import commit_all
from generator.project.locks import following
from generator.project.next_steps import addresses


def commands(told: str) -> list[str]:
    """Return the lines below Next that can be pasted, uv as it is called on a PATH that has it."""
    lines = re.sub(
        r" \\\n +", " ", told.partition("\nNext:\n")[2].partition("\nTo take")[0]
    ).splitlines()
    return [re.sub(r"^\S*/uv ", "uv ", line[2:]) for line in lines if line.startswith("  ")]


def test_commands_begin_with_the_folder_where_that_is_another(
    tmp_path: Path, change: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert commands(change(folder, "--rest", "--dry-run"))[:2] == ["cd shelf", "uv sync"]
    monkeypatch.chdir(folder)
    assert commands(change(folder, "--rest"))[0] == "uv sync"


def test_a_server_gets_its_database_before_it_is_migrated(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django", admin=True)
    told = change(folder, "--database", "postgresql")
    found = commands(told)
    in_order = [
        "DATABASE_URL=postgresql://postgres@localhost:5432/shelf",
        "uv sync",
        "createdb -h localhost -U postgres shelf",
        "uv run python manage.py migrate",
        "uv run python manage.py createsuperuser",
        "uv run pytest",
    ]
    assert [one for one in found if one in in_order] == in_order
    assert "names the user postgres on localhost:5432, without a password" in in_one_line(told)
    commit_all(folder, BY)
    assert "createdb" not in change(folder, "--i18n")


def test_a_queue_in_the_database_needs_its_tables_and_a_worker(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, "django")
    told = change(folder, "--jobs", "database")
    worker = [f"cd {folder}", "uv run python manage.py db_worker"]
    assert "uv run python manage.py migrate" in commands(told)
    assert commands(told)[-2:] == worker
    commit_all(folder, BY)
    told = change(folder, "--jobs", "celery")
    assert "BROKER_URL=redis://localhost:6379/0" in commands(told)
    assert "Jobs that wait stay in the table of the queue, and nothing runs" in in_one_line(told)
    assert "\nStart the service and its workers again.\n" in told
    commit_all(folder, BY)
    told = change(folder, "--jobs", "database")
    assert "Jobs that wait stay in the broker, and nothing runs them" in in_one_line(told)
    assert "delete them in .env: BROKER_URL." in in_one_line(told)
    assert commands(told)[-2:] == worker
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--jobs", "none", "--dry-run"))
    assert "Jobs that wait stay in the table of the queue, and nothing runs them" in told
    assert "(manage.py db_worker --batch ends when none is due). Stop the workers" in told
    assert "Jobs that wait" not in change(folder, "--i18n", "--dry-run")
    refused = in_one_line(change(folder, "--database", "oracle", status=2))
    assert "jobs can be queued in SQLite, PostgreSQL and MySQL only." in refused


def test_flask_queues_jobs_in_postgresql_alone(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "flask", database="postgresql")
    found = commands(change(folder, "--jobs", "database"))
    assert "uv run flask db upgrade" in found
    assert found[-2:] == [f"cd {folder}", "uv run flask worker"]
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--jobs", "none", "--dry-run"))
    assert "The tables of the queue stay in the schema procrastinate" in told
    assert "let its workers do them before the new version comes. Stop the workers" in told
    refused = in_one_line(change(folder, "--database", "sqlite", status=2))
    assert "on Flask jobs are queued by Procrastinate, in PostgreSQL alone." in refused


def test_what_is_new_is_said_as_new_says_it(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django")
    told = change(folder, "--jobs", "celery", "--rest")
    found = commands(told)
    assert "BROKER_URL=redis://localhost:6379/0" in found
    assert found[-2:] == [
        f"cd {folder}", "uv run celery --app config worker --loglevel INFO",
    ]  # fmt: skip
    assert "asks for a job." in told
    new = plan({**ACCOUNTS, "framework": "django", "jobs": "celery", "rest": True})
    old = plan({**ACCOUNTS, "framework": "django"})
    opened = [one for one in found if one.startswith("http")]
    assert (
        opened == [one for one in addresses(new.project) if one not in addresses(old.project)] != []
    )
    assert "\nStart the service again, then open:\n" in told
    commit_all(folder, BY)
    told = change(folder, "--cache", "redis")
    assert "celery" not in " ".join(commands(told))
    assert "\nStart the service and its workers again.\n" in told
    commit_all(folder, BY)
    assert "\nStop the workers, and start the service again.\n" in change(folder, "--jobs", "none")


def test_an_account_is_made_where_there_was_no_admin(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path), "--admin")
    note = manifests("flask")["admin"]["steps"]["account"]["note"]
    assert f"Make an account. {note} " in in_one_line(told)
    assert "uv run flask create-admin you@example.org" in commands(told)


def test_what_was_written_is_to_be_committed(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    assert "git add -A && git commit" in commands(change(folder, "--rest", "--dry-run"))
    shutil.rmtree(folder / ".git")
    told = change(folder, "--rest", "--allow-dirty")
    assert "git commit" not in told
    assert "\nRun the tests:\n" in told


def test_packages_are_installed_where_nothing_is_locked(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    assert not (folder / "uv.lock").exists()
    assert "uv sync" in commands(change(folder, "--rest"))
    commit_all(folder, BY)
    assert "uv sync" not in commands(change(folder, "--description", "Books"))


def test_another_python_needs_another_environment(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path, python_version="3.13"), "--python", "3.12")
    assert "uv makes .venv anew, with Python 3.12; machines of yours need" in in_one_line(told)
    assert "uv sync" in commands(told)


# Variables


def test_a_secret_is_said_only_where_one_was_made(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    told = in_one_line(change(folder, "--cache", "redis", "--rest"))
    assert "Added to .env: API_RATE_LIMIT, CACHE_URL. Wherever else" in told
    assert "fresh secret" not in told
    commit_all(folder, BY)
    told = in_one_line(change(folder, "--auth", "both", "--dry-run"))
    assert "Added to .env would be: with a fresh secret JWT_SECRET_KEY." in told


def test_what_is_empty_and_has_to_be_set_is_said(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    data = json.loads(change(folder, "--cache", "redis", "--jobs", "celery", "--dry-run", "--json"))
    assert data["env"]["empty"] == ["CACHE_URL", "BROKER_URL"]
    told = in_one_line(change(folder, "--cache", "redis", "--jobs", "celery"))
    assert "In production set CACHE_URL, which is empty in .env. The Redis of the cache" in told
    assert told.index("Start the service") < told.index("In production set")
    assert "in development: the cache is in memory. " in told
    assert "set BROKER_URL, which is empty" not in told


def test_names_that_nothing_reads_any_more_are_said(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, jobs="celery")
    told = in_one_line(change(folder, "--jobs", "none", "--dry-run"))
    assert "reads these no longer; delete them in .env: EXPORT_FOLDER, BROKER_URL." in told
    settings = folder / "shelf/__init__.py"
    settings.write_text(f'{settings.read_text("utf-8")}\nOWN = "EXPORT_FOLDER"\n', "utf-8")
    commit_all(folder, BY)
    assert "delete them in .env: BROKER_URL." in in_one_line(change(folder, "--jobs", "none"))


# Files


def test_what_is_in_the_folder_stays_ignored(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django", jobs="celery")
    (folder / ".exports/1").mkdir(parents=True)
    (folder / ".exports/1/notes.csv").write_text("private\n", "utf-8")
    (folder / "database.sqlite3").write_text("rows\n", "utf-8")
    told = in_one_line(change(folder, "--jobs", "none", "--database", "postgresql"))
    for line in ("/.exports/", "/database.sqlite3*"):
        assert f".gitignore: {line} stays in it, as that is still there" in told
    ignored = (folder / ".gitignore").read_text("utf-8").splitlines()
    assert "/celerybeat-schedule*" not in ignored
    status = git(folder, "status", "--porcelain")
    assert ".exports" not in status
    assert "sqlite3" not in status


def test_files_are_named(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path), "--license", "proprietary")
    assert "\n  changed   .startwise.toml\n" in told
    assert "\n  changed   LICENSE\n" in told


def test_many_files_are_counted_by_folder() -> None:
    added = (*(f"shelf/api/{one}.py" for one in range(MOST_NAMED)), "shelf/tasks/one/two.py")
    assert list(listed(Written(added, ("README.md", "manage.py"), ("config/celery.py",)))) == [
        f"  added     shelf/api/: {MOST_NAMED} files",
        "  added     shelf/tasks/one/two.py",
        "  changed   in the project's own folder: 2 files",
        "  removed   config/celery.py",
    ]


def test_what_is_removed_is_named_however_much_it_is() -> None:
    removed = tuple(f"shelf/users/{one}.py" for one in range(MOST_NAMED))
    told = list(listed(Written(("a.py",), ("b.py",), removed)))
    assert told[2:] == [f"  removed   {path}" for path in removed]


def test_the_lock_is_one_of_the_changed_files(
    tmp_path: Path, change: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "lock_with_uv", lambda *_: False)
    folder = locked_project(tmp_path)
    told = change(folder, "--rest")
    changed = git(folder, "status", "--porcelain", "-uall").splitlines()
    assert any("uv.lock" in one for one in changed)
    summary = in_one_line(told.partition("\n  added")[0])
    said = re.findall(r"(\d+) files? (?:added|changed|removed)", summary)
    assert sum(map(int, said)) == len(changed)


def test_what_stays_is_named_with_the_reason(tmp_path: Path, change: Called) -> None:
    told = in_one_line(change(project(tmp_path, "django"), "--cache", "redis"))
    assert "shelf/limits/migrations/: It stays, and so do its tables: databases remember" in told
    # The first decision always stays.
    assert f"{DECISION}:" not in told


# A dry run


def test_the_summary_of_a_dry_run_stands_behind_the_diff(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path), "--rest", "--dry-run")
    assert told.startswith("--- a/.env.example\n")
    assert told.rindex("\n+++ b/") < told.index("\nrest: no becomes yes\n")
    assert "git restore" not in told
    assert told.endswith("\nNothing was written.\n")


def test_who_reads_only_the_beginning_sees_no_failure(tmp_path: Path) -> None:
    folder = project(tmp_path)
    line = f"set -o pipefail; {BIN / 'startwise'} change {folder} --rest --dry-run | head -n 1"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "--- a/.env.example\n"


@pytest.mark.parametrize("orm", ["default", "peewee"])
def test_second_factors_come_and_go_by_a_migration(
    orm: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, orm=orm)
    told = change(folder, "--two-factor")
    assert 'uv run flask db migrate -m "Second factors"' in commands(told)
    assert "make a backup" not in in_one_line(told)
    commit_all(folder, BY)
    told = change(folder, "--no-two-factor", "--dry-run")
    assert 'uv run flask db migrate -m "No second factors"' in commands(told)
    assert "It drops the second factors of users: make a backup first." in in_one_line(told)


@pytest.mark.parametrize("auth", ["accounts", "none"])
def test_without_the_example_the_next_migration_drops_its_table(
    tmp_path: Path, change: Called, auth: str
) -> None:
    folder = project(tmp_path, auth=auth)
    told = change(folder, "--example", "none")
    if auth == "none":
        assert "migrations/versions/: It stays: databases remember" in in_one_line(told)
    assert "It drops the table of the notes, unless code of yours imports" in in_one_line(told)
    assert 'uv run flask db migrate -m "Drop the notes"' in commands(told)
    assert not (folder / "shelf" / "notes").exists()
    assert (folder / "migrations" / "versions" / "0001_first_tables.py").exists()


def test_without_the_example_djangos_migrations_stay(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django")
    told = in_one_line(change(folder, "--example", "none"))
    assert "shelf/notes/migrations/: It stays, and so do its tables" in told
    assert [one.name for one in (folder / "shelf" / "notes").iterdir()] == ["migrations"]
    assert "Your first model" in (folder / "README.md").read_text("utf-8")


def test_that_anybody_can_write_is_said_where_accounts_go(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, rest=True)
    opened = "From now on anybody can write, change and delete notes."
    assert opened in in_one_line(change(folder, "--auth", "none", "--no-admin", "--dry-run"))
    assert opened not in in_one_line(change(folder, "--i18n", "--dry-run"))


@pytest.mark.parametrize(("framework", "named"), [("django", "serializers"), ("flask", "schemas")])
def test_fields_of_the_owner_are_not_in_a_new_api(
    framework: str, named: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework)
    told = f"before shelf/notes/{named}.py names it."
    assert told not in in_one_line(change(folder, "--rest", "--dry-run"))
    models = folder / "shelf" / "notes" / "models.py"
    models.write_text(f"{models.read_text('utf-8')}\n\nLONGEST = 120\n", "utf-8")
    commit_all(folder, BY)

    found = in_one_line(change(folder, "--rest"))

    assert "You edited shelf/notes/models.py. The API neither returns nor takes" in found
    assert told in found


def test_the_apps_that_may_bring_tables_are_named(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django")
    found = in_one_line(change(folder, "--auth", "both", "--dry-run"))
    assert "as far as they have any: rest_framework, " in found
    assert "shelf.api" not in found.partition("as far as they have any")[2].partition(".")[0]
    # An app of the project's own has tables where it has migrations.
    assert "as far as they have any" not in change(folder, "--async", "views", "--dry-run")
