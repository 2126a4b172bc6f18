"""``startwise change`` as people and scripts call it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from answer_sets import (
    FRAMEWORKS,
    FREE,
    LABELLING,
    SHAPING,
    chance_for,
    choices_of,
    core_sets,
    whole,
)
from changed_projects import (
    ACCOUNTS,
    BY,
    LOCK,
    Called,
    files_in,
    git,
    in_one_line,
    is_marked,
    locked_project,
    project,
)
from edits import EDITS
from rendered_once import render_once
from test_oracle import OF_ANOTHER_DATABASE, thawed

from generator import planning
from generator.answers.clashes import clashes
from generator.answers.questions import BY_NAME, Answers
from generator.errors import NotAvailableYet, WrongRequest
from generator.merging import project_change
from generator.merging.frozen import DECISION, is_frozen
from generator.merging.project_change import change_of
from generator.merging.trees import merge
from generator.planning import plan
from generator.project.git import commit_all
from generator.project.locks import following
from generator.project.placing import place
from generator.project.record import read_record, record_of
from generator.templating.environment_file import EXAMPLE
from generator.templating.provenance import RECORD
from generator.templating.rendering import render
from generator.templating.tree import Project
from generator.tested import tested_set


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_changed_project_is_the_one_that_new_would_have_made(
    framework: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework, admin=True)
    told = change(folder, "--rest", "--i18n", "--license", "proprietary")
    wanted = plan({**ACCOUNTS, "framework": framework, "admin": True, "rest": True, "i18n": True,
                   "license": "proprietary"}).project.tree  # fmt: skip
    found = files_in(folder)
    for path, file in wanted.items():
        if not is_frozen(path):
            assert found[path] == file.content, path
    decision = "docs/decisions/0002-change-of-answers.md"
    assert {path for path in found if path not in wanted} == {".env", decision}
    assert told.startswith("rest: no becomes yes\ni18n: no becomes yes\nlicense: MIT becomes")
    assert "Conflicts" not in told


def changes_of_each_choice(framework: str) -> Iterator[tuple[Answers, Answers]]:
    """Yield, for each answer that can become another one, answers by chance, and that one."""
    chance = chance_for(f"change {framework}")
    names = (*(name for name in SHAPING if name not in OF_ANOTHER_DATABASE), *LABELLING)
    for name, (old, new) in (
        (one, pair) for one in names for pair in permutations(choices_of(one), 2)
    ):
        for core in chance.sample(core_sets(framework), 20):
            answers = {**core, **{free: chance.choice(choices_of(free)) for free in FREE}}
            answers[name] = old
            after = {**answers, name: new}
            if not any(clashes({**one, "framework": framework}) for one in (answers, after)):
                yield {"project_name": "Shelf", "framework": framework, **answers}, {name: new}
                break


def rendered(
    framework: str, answers: Answers, defaults: tuple[str, ...] = (), _presets: object = ()
) -> Project:
    """Stand in for the function that renders a project, which takes longer."""
    return render(framework, answers, defaults) if defaults else render_once(framework, answers)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_choice_that_becomes_another_is_as_new_makes_it(
    framework: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (planning, project_change):
        monkeypatch.setattr(module, "render", rendered)
    compared = 0
    for number, (answers, said) in enumerate(changes_of_each_choice(framework)):
        made = plan(answers)
        place(made.project.tree, tmp_path / str(number), None)
        try:
            change = change_of(read_record(record_of(tmp_path / str(number))), said)
        except NotAvailableYet:
            continue
        wanted = plan({**answers, **said}).project.tree
        assert change.theirs.tree == wanted
        base, theirs = (
            {path: file.content for path, file in one.tree.items()}
            for one in (change.base, change.theirs)
        )
        assert base == {path: file.content for path, file in made.project.tree.items()}
        found = merge(base, theirs, base)
        assert not found.conflicts
        assert thawed(dict(found.files)) == thawed(theirs)
        compared += 1
    assert compared >= 20


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_owners_edits_stay(framework: str, tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, framework)
    answers = whole(framework, ACCOUNTS)
    edited = EDITS["month_bumped"](framework, files_in(folder), answers)
    assert edited is not None
    for path, content in edited.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    commit_all(folder, BY)
    told = change(folder, "--rest")
    assert "With your edits: " in told
    assert b"Team Shelf, #shelf in the chat." in (folder / "README.md").read_bytes()
    assert (folder / "shelf/tasks/__init__.py").exists()
    assert b"stripe~=13.1" in (folder / "pyproject.toml").read_bytes()
    assert "rest = true" in (folder / RECORD).read_text("utf-8")
    assert git(folder, "log", "--oneline").count("\n") == 2


def test_a_dry_run_prints_the_diff_and_writes_nothing(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    before = files_in(folder)
    told = change(folder, "--rest", "--dry-run")
    assert "--- a/.startwise.toml\n+++ b/.startwise.toml\n" in told
    assert "\n-rest = false\n+rest = true\n" in told
    assert "--- /dev/null\n" in told
    assert "\nNothing was written. It would be, in" in told
    assert files_in(folder) == before
    assert not git(folder, "status", "--porcelain")


def test_the_env_gets_new_names_and_nothing_else(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    env = folder / ".env"
    own = env.read_text("utf-8").replace("DEBUG=true", "DEBUG=false")
    env.write_text(own, "utf-8")
    told = change(folder, "--auth", "both")
    found = env.read_text("utf-8")
    assert found.startswith(own)
    added = found.removeprefix(own)
    assert "JWT_SECRET_KEY=" in added
    assert "change-me" not in added
    assert env.stat().st_mode & 0o777 == 0o600
    assert "JWT_SECRET_KEY" in told
    secret = added.partition("JWT_SECRET_KEY=")[2].partition("\n")[0]
    assert len(secret) == 67
    assert secret not in told


def test_without_an_env_new_names_are_told(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    (folder / ".env").unlink()
    told = change(folder, "--auth", "both")
    assert "Variables are new: API_RATE_LIMIT, JWT_SECRET_KEY." in told
    assert not (folder / ".env").exists()


def test_a_value_of_the_env_that_was_an_example_is_told(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path), "--database", "postgresql")
    assert "In .env, DATABASE_URL has the former example as its value" in told


def test_nothing_changes_where_the_answers_are_the_same(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    told = change(folder, "--no-rest", "--framework", "flask")
    assert told == "Nothing to change: rest is no, framework is flask already.\n"
    assert not git(folder, "status", "--porcelain")


def test_what_follows_from_what_was_said_changes_too(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path), "--auth", "both")
    assert "rest: no becomes yes, because tokens guard an API\n" in told


def test_conflicts_are_marked_in_the_files_and_in_the_index(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    path = folder / "shelf/notes/schemas.py"
    path.write_text("mine = 1\n", "utf-8")
    commit_all(folder, BY)
    told = change(folder, "--rest", status=3)
    assert "Conflicts, marked in the files and in git's index:\n  shelf/notes/schemas.py\n" in told
    assert is_marked(path.read_text("utf-8"))
    assert git(folder, "ls-files", "--unmerged").split()[2::4] == ["2", "3"]
    assert git(folder, "show", ":2:shelf/notes/schemas.py") == "mine = 1\n"
    assert "AA shelf/notes/schemas.py" in git(folder, "status", "--porcelain")
    for words in (["--i18n"], ["--i18n", "--allow-dirty"]):
        told = change(folder, *words, status=2)
        assert "Conflicts are not resolved yet: shelf/notes/schemas.py." in told


def test_no_hook_runs(tmp_path: Path, change: Called) -> None:
    """Where there are conflicts git's index is written, and git has a hook for that."""
    folder = project(tmp_path)
    (folder / "shelf/notes/schemas.py").write_text("mine = 1\n", "utf-8")
    commit_all(folder, BY)
    hook = folder / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", "utf-8")
    hook.chmod(0o755)
    change(folder, "--rest", status=3)
    assert not (tmp_path / "ran").exists()


def test_no_filter_of_the_repository_itself_runs(tmp_path: Path, change: Called) -> None:
    """An archive can bring a repository whose configuration names programs."""
    folder = project(tmp_path)
    git(folder, "config", "filter.x.clean", f"touch {tmp_path}/ran; cat")
    (folder / ".git/info").mkdir(exist_ok=True)
    (folder / ".git/info/attributes").write_text("* filter=x\n", "utf-8")
    os.utime(folder / "shelf/config.py", (1, 1))
    change(folder, "--rest", "--dry-run")
    assert not (tmp_path / "ran").exists()


def test_what_stays_though_it_is_not_needed_is_to_be_looked_at(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, rest=True)
    api = folder / "shelf/notes/schemas.py"
    api.write_text(f"{api.read_text('utf-8')}\n\nOWN = 1\n", "utf-8")
    commit_all(folder, BY)
    told = change(folder, "--no-rest", status=3)
    assert "To look at:\n  shelf/notes/schemas.py: It stays, as you changed it" in told
    assert api.exists()


def test_migrations_stay_and_the_next_one_is_said(tmp_path: Path, change: Called) -> None:
    made = {"django": "manage.py makemigrations", "flask": "flask db migrate"}
    for framework, command in made.items():
        folder = project(tmp_path / framework, framework)
        before = {path: text for path, text in files_in(folder).items() if is_frozen(path)}
        told = change(folder, "--admin")
        assert command in told
        after = files_in(folder)
        assert {path: after[path] for path in before} == before
    assert 'add server_default="0" to its column is_admin' in in_one_line(told)


def test_apps_of_packages_may_bring_tables(tmp_path: Path, change: Called) -> None:
    told = change(project(tmp_path, "django"), "--auth", "both")
    assert "Make the tables of the new apps, as far as they have any: " in told
    assert "manage.py migrate\n" in told


def test_a_new_database_has_its_own_migrations(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django", auth="none", rest=True)
    told = in_one_line(change(folder, "--database", "mysql"))
    assert "The database is another one and starts empty" in told
    wanted = plan({**ACCOUNTS, "framework": "django", "auth": "none", "rest": True,
                   "database": "mysql"}).project.tree  # fmt: skip
    found = files_in(folder)
    assert all(found[path] == file.content for path, file in wanted.items() if path != DECISION)


def test_the_lock_keeps_what_it_had_and_names_the_tested_versions_of_what_is_new(
    tmp_path: Path, change: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "lock_with_uv", lambda *_: False)
    folder = locked_project(tmp_path)
    told = change(folder, "--rest")
    text = (folder / "uv.lock").read_text("utf-8")
    assert text.startswith(LOCK)
    tested = tested_set.load("flask").packages
    for name in ("flask-smorest", "marshmallow", "apispec"):
        assert f'name = "{name}"\nversion = "{tested[name].version}"\n' in text
    assert "the next uv sync adds that" in in_one_line(told)


def test_the_lock_is_as_uv_has_it_where_it_can_lock(
    tmp_path: Path, change: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locks(place: Path, *_: object) -> bool:
        assert "flask-smorest" in (place / "uv.lock").read_text("utf-8")
        (place / "uv.lock").write_text("whole\n", "utf-8")
        return True

    monkeypatch.setattr(following, "lock_with_uv", locks)
    folder = locked_project(tmp_path)
    change(folder, "--rest")
    assert (folder / "uv.lock").read_text("utf-8") == "whole\n"
    commit_all(folder, BY)
    # No package more or less: it stays as it is.
    change(folder, "--description", "Another")
    assert (folder / "uv.lock").read_text("utf-8") == "whole\n"


def test_who_formats_in_another_way_is_told_to_format_what_came(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path)
    assert "ruff format" not in change(folder, "--rest", "--dry-run")
    pyproject = folder / "pyproject.toml"
    text = pyproject.read_text("utf-8")
    pyproject.write_text(text.replace("line-length = 100", "line-length = 79"), "utf-8")
    commit_all(folder, BY)
    assert "uv run ruff format\n" in change(folder, "--rest")


def test_as_json_it_says_the_same(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    data = json.loads(change(folder, "--auth", "both", "--json"))
    assert data["changes"] == {"auth": ["accounts", "both"], "rest": [False, True]}
    assert data["is_written"]
    assert "shelf/notes/schemas.py" in data["files"]["added"]
    assert data["env"]["new"] == ["API_RATE_LIMIT", "JWT_SECRET_KEY"]
    assert data["conflicts"] == []
    data = json.loads(change(folder, "--rest", "--json"))
    assert data["changes"] == {}
    assert not data["is_written"]


def test_an_interrupted_change_is_taken_back_first(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    before = files_in(folder)
    code = """
import os, sys
from generator.cli.app import run
from generator.project import rewriting
put, calls = rewriting._put, []
def stop(*arguments):
    calls.append(1)
    if len(calls) == 9:
        os._exit(9)
    put(*arguments)
rewriting._put = stop
sys.argv = ["startwise", "change", sys.argv[1], "--rest"]
run()
"""
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=False, env=os.environ)
    assert done.returncode == 9
    assert files_in(folder) != before
    told = change(folder, "--no-rest", "--dry-run", status=2)
    assert "was interrupted" in told
    assert "Nothing to change" in change(folder, "--no-rest")
    assert files_in(folder) == before
    assert not git(folder, "status", "--porcelain")


def test_every_question_of_a_project_can_be_said(tmp_path: Path) -> None:
    record = read_record(record_of(project(tmp_path)))
    for name, question in BY_NAME.items():
        if question.kind != "text" and name in record.answers and name != "framework":
            change_of(record, {name: record.answers[name]})
    with pytest.raises(WrongRequest, match="the slug"):
        change_of(record, {"project_slug": "other"})


def test_the_example_of_the_env_is_merged(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    example = folder / EXAMPLE
    example.write_text(f"{example.read_text('utf-8')}# Ours.\nOWN=1\n", "utf-8")
    commit_all(folder, BY)
    change(folder, "--rest")
    text = example.read_text("utf-8")
    assert text.index("API_RATE_LIMIT=") < text.index("# Ours.\nOWN=1\n")
