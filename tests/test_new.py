"""``startwise new`` as people and scripts call it, without its packages."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from projects import BIN

from generator.answers import clashes
from generator.cli import run_new
from generator.cli.app import run

STARTWISE = BIN / "startwise"


def startwise(
    folder: Path, *words: str, env: dict[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [STARTWISE, *words],
        cwd=folder,
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=False,
        env={**os.environ, **(env or {})},
    )


def new(folder: Path, *words: str, **named: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    return startwise(folder, "new", *words, "--no-install", **named)


def refuses(done: "subprocess.CompletedProcess[str]", folder: Path, *words: str) -> None:
    """Claim one clear message, exit 2, and nothing written."""
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr, done.stderr
    assert not done.stdout
    assert not [path for path in folder.iterdir() if path.suffix != ".toml"]


def test_without_a_terminal_nothing_is_asked(tmp_path: Path) -> None:
    done = new(tmp_path, "My service")
    assert done.returncode == 0, done.stderr
    pick, why, *_ = done.stdout.splitlines()
    assert pick == "Flask, because nobody asked for a database: Django 0 : Flask 2."
    assert why == "  Why: docs/decisions/0001-web-framework.md"
    assert re.search(
        r"^My service is in my_service \(Flask, \d+ files, \d+ packages\)",
        done.stdout,
        re.MULTILINE,
    )
    assert "\n\nTests: " in done.stdout
    assert (tmp_path / "my_service/wsgi.py").exists()
    assert (tmp_path / "my_service/.env").stat().st_mode & 0o777 == 0o600


def test_the_pick_follows_the_answers(tmp_path: Path) -> None:
    done = new(tmp_path, "Small", "--database", "none", "--size", "small", "--rest")
    assert done.stdout.startswith("Flask, because size small weighed most: Django 1 : Flask 8.\n")
    assert "\n  auth: none, because there is no database to keep users in" in done.stdout


def test_the_framework_can_be_overridden(tmp_path: Path) -> None:
    done = new(tmp_path, "Shelf", "--framework", "flask", "--admin")
    assert "Flask, as you asked; the articles advise Django" in done.stdout
    record = (tmp_path / "shelf/docs/decisions/0001-web-framework.md").read_text()
    assert "Flask" in record


def test_the_repository_holds_everything_but_the_secrets(tmp_path: Path) -> None:
    new(tmp_path, "Shelf")
    told = subprocess.run(
        ["git", "status", "--porcelain", "--ignored"],
        cwd=tmp_path / "shelf", capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "!! .env\n"


def test_no_git_makes_no_repository(tmp_path: Path) -> None:
    new(tmp_path, "Shelf", "--no-git")
    assert not (tmp_path / "shelf/.git").exists()


def test_a_dry_run_shows_the_tree_and_writes_nothing(tmp_path: Path) -> None:
    done = new(tmp_path, "Shelf", "--rest", "--dry-run")
    assert done.returncode == 0
    assert "shelf/" in done.stdout
    assert done.stdout.endswith("Nothing was written.\n")
    assert not list(tmp_path.iterdir())


def test_json_is_all_that_is_printed(tmp_path: Path) -> None:
    done = new(tmp_path, "Shelf", "--database", "mysql", "--auth", "tokens", "--json")
    told = json.loads(done.stdout)
    assert told["project"] == str(tmp_path / "shelf")
    assert told["framework"] == "django"
    assert told["answers"]["rest"] is True
    assert told["defaults"] == []
    assert {"name": "rest", "answer": True, "because": "because tokens guard an API"} in told[
        "followed"
    ]
    assert told["recommendation"]["framework"] == "django"
    assert [step["done"] for step in told["steps"]] == [True, True]


def test_a_dry_run_in_json_has_the_files(tmp_path: Path) -> None:
    told = json.loads(new(tmp_path, "Shelf", "--dry-run", "--json").stdout)
    readme = next(file for file in told["files"] if file["path"] == "README.md")
    assert readme["lines"] > 10
    assert not list(tmp_path.iterdir())


def test_answers_come_from_a_file_and_flags_go_before_it(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(
        'project_name = "Shelf"\ndatabase = "postgresql"\nadmin = false\nasync_needs = "views"\n'
    )
    told = json.loads(
        new(tmp_path, "--answers", "answers.toml", "--database", "sqlite", "--json").stdout
    )
    answers = told["answers"]
    assert (answers["database"], answers["admin"], answers["async_needs"]) == (
        "sqlite",
        False,
        "views",
    )


def test_a_project_can_be_made_again_from_its_record(tmp_path: Path) -> None:
    new(tmp_path, "Shelf", "--rest", "--database", "postgresql", "--no-git")
    (tmp_path / "again").mkdir()
    new(tmp_path / "again", "--answers", "../shelf/.startwise.toml", "--no-git")
    for path in (tmp_path / "shelf").rglob("*"):
        if path.is_file() and path.name != ".env":
            other = tmp_path / "again" / path.relative_to(tmp_path)
            assert other.read_bytes() == path.read_bytes(), path


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["class"], "Python keyword"),
        (["test"], "standard library"),
        (["json"], "standard library"),
        (["django"], "depend on"),
        (["flask"], "depend on"),
        (["../up"], "is a path, not a name"),
        (["/etc/passwd"], "is a path, not a name"),
        (["{{7*7}}"], "--slug"),
        (["日本語"], "--slug"),
        (["x" * 300], "300 characters"),
        (["a\x1b[31mb"], "control characters"),
        ([""], "needs a name"),
        (["Shelf", "--slug", "../x"], "cannot name a Python package"),
        (["Shelf", "--slug", "{{x}}"], "cannot name a Python package"),
        (["Shelf", "--database", "postgres"], "Did you mean postgresql?"),
        (["Shelf", "--database", "none", "--auth", "accounts"], "nowhere to keep users"),
        (["Shelf", "--auth", "tokens", "--no-rest"], "tokens guard an API"),
        (["Shelf", "--admin", "--auth", "none"], "Take"),
        (["Shelf", "--databse", "sqlite"], "There is no flag"),
        (["Shelf", "--answers", "missing.toml"], "No such file"),
        (["Shelf", "--answers", "."], "cannot be read"),
        ([], "needs a name"),
    ],
)
def test_bad_requests_get_one_clear_message(words: list[str], message: str, tmp_path: Path) -> None:
    refuses(new(tmp_path, *words), tmp_path, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (b"database = ", "is not TOML"),
        (b'databse = "sqlite"', "Did you mean database?"),
        (b'database = "sqlit"', "Did you mean sqlite?"),
        (b"\xff\xfe\x00", "cannot be read"),
        (b'answers = "x"', "is not a table"),
        (b"database = 3", "database cannot be 3"),
        (b"admin = [true]", "admin cannot be"),
    ],
)
def test_bad_answers_files_get_one_clear_message(text: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_bytes(text)
    refuses(new(tmp_path, "Shelf", "--answers", "answers.toml"), tmp_path, message)


def test_a_taken_folder_is_refused_untouched(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf/mine").write_text("mine")
    done = new(tmp_path, "Shelf")
    assert done.returncode == 2
    assert "already there" in done.stderr
    assert [path.name for path in tmp_path.rglob("*")] == ["shelf", "mine"]


def test_without_git_the_message_says_so(tmp_path: Path) -> None:
    refuses(
        new(tmp_path, "Shelf", env={"PATH": str(BIN)}), tmp_path, "git was not found", "--no-git"
    )
    assert new(tmp_path, "Shelf", "--no-git", env={"PATH": str(BIN)}).returncode == 0


def test_without_git_settings_there_is_still_a_first_commit(tmp_path: Path) -> None:
    new(tmp_path, "Shelf")
    told = subprocess.run(
        ["git", "log", "--format=%an"], cwd=tmp_path / "shelf",
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert told.stdout == "startwise\n"


def test_a_full_disk_leaves_nothing(tmp_path: Path) -> None:
    if not Path("/dev/full").exists() or not shutil.which("prlimit"):
        pytest.skip("prlimit is not there to make a write fail")
    done = subprocess.run(
        ["prlimit", "--fsize=2000", str(STARTWISE), "new", "Shelf", "--no-install", "--no-git"],
        cwd=tmp_path, capture_output=True, text=True, check=False,
        env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "missing" / "cache")},
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "shelf").exists()


def test_a_folder_without_permission_gets_a_clear_message(tmp_path: Path) -> None:
    # Root may write anywhere but into the kernel's own files.
    closed = Path("/sys") if os.geteuid() == 0 else tmp_path
    tmp_path.chmod(0o500)
    done = new(tmp_path, "Shelf", "--output", str(closed))
    tmp_path.chmod(0o700)
    refuses(done, tmp_path, "cannot be written to", "--output")
    assert not (closed / "shelf").exists()


@pytest.mark.parametrize("delay", [0.05, 0.1, 0.15, 0.2, 0.3])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_stop_at_any_moment_leaves_no_project_or_the_whole(
    delay: float, how: signal.Signals, tmp_path: Path
) -> None:
    with subprocess.Popen(
        [STARTWISE, "new", "Shelf", "--no-install"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    ) as running:  # fmt: skip
        time.sleep(delay)
        running.send_signal(how)
        _, told = running.communicate(timeout=30)
    # On a busy machine Python may be stopped before it has come to the first line of ours.
    assert "Traceback" not in told or "/generator/" not in told, told
    if how == signal.SIGINT and "Traceback" not in told:
        assert running.returncode in {0, 130, -signal.SIGINT}
    target = tmp_path / "shelf"
    if target.exists():
        assert (target / ".env").exists()
        assert (target / ".git/refs/heads/main").exists()
        shutil.rmtree(target)
    assert new(tmp_path, "Shelf").returncode == 0, "the next run is not in the way of the last"
    assert [path.name for path in tmp_path.iterdir()] == ["shelf"]


def test_a_slug_that_is_empty_is_refused(tmp_path: Path) -> None:
    refuses(new(tmp_path, "Shelf", "--slug", ""), tmp_path, "'' cannot name", "--slug")


def test_options_lists_everything(tmp_path: Path) -> None:
    told = json.loads(startwise(tmp_path, "options", "--json").stdout)
    names = [question["name"] for question in told["questions"]]
    assert names[:5] == ["database", "auth", "admin", "rest", "async_needs"]
    rules = Path(clashes.__file__).with_suffix(".toml").read_text("utf-8")
    assert len(told["clashes"]) == rules.count("[[clashes]]")
    text = startwise(tmp_path, "options").stdout
    assert all(name in text for name in ("--database", "postgresql", "github"))
    assert max(map(len, text.splitlines())) <= 80


def test_the_start_loads_nothing_heavy(tmp_path: Path) -> None:
    script = (
        "import sys, generator.cli.app; "
        "heavy = {'cookiecutter', 'jinja2', 'rich', 'pydantic', 'requests', 'prompt_toolkit'}; "
        "print(heavy & set(sys.modules))"
    )
    done = subprocess.run(
        [BIN / "python", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_where_uv_is_not_on_path_the_next_steps_name_the_one_that_came_along(
    tmp_path: Path,
) -> None:
    without = {"PATH": "/usr/bin:/bin"}
    if shutil.which("uv", path=without["PATH"]):
        without["PATH"] = str(tmp_path)
    done = new(tmp_path, "Shelf", "--no-git", env=without)
    assert "/uv run pytest\n" in done.stdout


def test_a_database_that_is_a_server_comes_first_in_the_next_steps(tmp_path: Path) -> None:
    told = new(tmp_path, "Shelf", "--database", "postgresql").stdout
    assert told.index("  createdb ") < told.index("py migrate\n") < told.index("runserver 8000\n")


def test_what_is_not_installed_yet_comes_before_serving(tmp_path: Path) -> None:
    for framework, migrate in (("django", "manage.py migrate"), ("flask", "flask db upgrade")):
        told = new(tmp_path, framework.title() + " shelf", "--framework", framework).stdout
        assert told.index("uv sync\n") < told.index(migrate) < told.index("8000\n")
    data = json.loads(new(tmp_path, "Shelf", "--rest", "--admin", "--json").stdout)
    purposes = [step["purpose"] for step in data["next"]]
    assert purposes == [
        "enter", "install", "migrate", "account", "serve", "test", "containers", "hooks",
    ]  # fmt: skip
    assert data["next"][0] == {"purpose": "enter", "command": "cd shelf", "note": "", "setting": ""}
    assert [url.rpartition(":8000")[2] for url in data["open"]] == ["/", "/admin/", "/api/docs/"]


def test_containers_and_hooks_come_last_where_they_can_be_used(tmp_path: Path) -> None:
    without = {"PATH": "/usr/bin:/bin"}
    told = new(tmp_path, "Shelf", env=without).stdout.splitlines()
    assert told[-2] == "In containers: docker compose up --build"
    assert re.fullmatch(
        r"Checks before each commit: (\S*/uv tool run|uvx) pre-commit install", told[-1]
    )
    # Hooks are those of a repository.
    alone = new(tmp_path, "Alone", "--no-git").stdout.splitlines()
    assert alone[-1] == "In containers: docker compose up --build"
    plain = new(tmp_path, "Plain", "--no-docker", "--ci", "none").stdout.splitlines()
    assert plain[-1].startswith("Tests: ")


def test_another_name_makes_another_project_of_the_same_answers(tmp_path: Path) -> None:
    new(tmp_path, "Shelf", "--no-git")
    done = new(tmp_path, "Till", "--answers", "shelf/.startwise.toml", "--no-git")
    assert done.returncode == 0, done.stderr
    assert 'name = "till"' in (tmp_path / "till" / "pyproject.toml").read_text()
    kept = new(tmp_path, "Till", "--answers", "shelf/.startwise.toml", "--slug", "stall")
    assert kept.returncode == 0
    assert (tmp_path / "stall").is_dir()


def test_whoever_stops_it_while_it_locks_hears_that_nothing_was_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run_new, "locked", stop)
    monkeypatch.setattr(sys, "argv", ["startwise", "new", "Shelf", "--yes", "--no-install"])
    with pytest.raises(SystemExit) as ended:
        run()

    assert ended.value.code == 130
    assert "Stopped; no project was written." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_what_is_not_migrated_is_not_served(tmp_path: Path) -> None:
    done = new(tmp_path, "Shelf", "--database", "postgresql", "--run")

    assert done.returncode == 1
    assert "Not served: its database is not migrated yet." in done.stderr
    assert "Serving" not in done.stdout
    assert "  createdb " in done.stdout
