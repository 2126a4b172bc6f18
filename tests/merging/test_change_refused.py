"""What ``startwise change`` refuses, and nothing is written then."""

from pathlib import Path

import pytest
from changed_projects import ACCOUNTS, BY, Called, files_in, git, in_one_line, project

from generator import __version__
from generator.answers.questions import Answers
from generator.planning import plan
from generator.project.git import commit_all
from generator.project.placing import place
from generator.templating.provenance import RECORD


def test_answers_at_odds_with_recorded_ones_are_refused(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, auth="both", rest=True)
    told = change(folder, "--no-rest", status=2)
    assert "auth both and rest no cannot stand together" in told
    assert "Take" in told


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([], "It is not said what is to change."),
        (["--framework", "django"], "change leaves the framework of a project as it is."),
        (["--slug", "other"], "change leaves the slug of a project as it is."),
        (["--name", "Other"], "change leaves the name of a project as it is."),
        (["--orm", "peewee"], "The ORM cannot become peewee"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    words: list[str], reason: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path)
    before = files_in(folder)
    assert reason in change(folder, *words, status=2)
    assert files_in(folder) == before


def test_a_file_that_would_take_minutes_to_merge_is_refused(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    readme = folder / "README.md"
    readme.write_bytes(readme.read_bytes() * 1000)
    assert "README.md has more than 1 MB" in change(folder, "--rest", "--allow-dirty", status=2)
    assert not (folder / "shelf/api").exists()


@pytest.mark.parametrize(
    ("framework", "before", "said", "reason"),
    [
        ("django", {"auth": "none", "database": "mongodb"}, "accounts", "stays mongodb"),
        ("flask", {"auth": "none", "database": "oracle"}, "both", "stays oracle"),
        ("flask", {"database": "mongodb"}, "none", "stays mongodb"),
        ("flask", {"database": "redis"}, "none", "stays redis"),
        ("django", {"auth": "none", "example": "none"}, "accounts", "there is no example"),
        ("flask", {"example": "none"}, "none", "there is no example"),
    ],
)
def test_users_neither_come_nor_go_without_a_tested_migration(
    framework: str, before: Answers, said: str, reason: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework, **before)
    found = files_in(folder)
    told = in_one_line(change(folder, "--auth", said, status=2))
    assert f"auth cannot become {said} while the database stays" in told
    assert reason in told
    assert files_in(folder) == found


def test_what_would_need_two_migrations_of_one_table_is_refused(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, "django")
    told = change(folder, "--auth", "none", "--async", "realtime", status=2)
    assert "auth and async cannot change at once" in told


@pytest.mark.parametrize("database", ["oracle", "mongodb", "redis"])
def test_users_log_in_otherwise_only_where_a_migration_was_tested(
    database: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, database=database, admin=False)
    told = in_one_line(change(folder, "--auth", "tokens", "--rest", status=2))
    assert f"auth cannot become tokens while the database stays {database}" in told
    assert "Say --auth both: it has tokens, too." in told


@pytest.mark.parametrize(
    ("before", "words", "what"),
    [
        ({"auth": "tokens", "rest": True}, ("--auth", "both", "--two-factor"), "two-factor"),
        ({"auth": "both", "rest": True}, ("--auth", "tokens", "--example", "none"), "example"),
    ],
)
def test_log_ins_and_other_tables_of_flask_change_one_after_the_other(
    before: Answers, words: tuple[str, ...], what: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, "flask", **before)
    told = in_one_line(change(folder, *words, status=2))
    assert f"auth and {what} cannot change at once" in told


def test_what_is_no_project_is_refused(tmp_path: Path, change: Called) -> None:
    assert "it holds no .startwise.toml" in change(tmp_path, "--rest", status=2)
    assert "There is no folder" in change(tmp_path / "none", "--rest", status=2)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        (f'version = "{__version__}"', 'version = "0.1.0"', "this version first: startwise update"),
        (f'version = "{__version__}"', 'version = "99.0"', "which is newer than this one"),
        ("tree = ", "# tree = ", "has no digest of the project"),
        ('tree = "sha256:', 'tree = "sha256:0', "was not made by this startwise"),
        ('template = "flask"', 'template = "rails"', "names no template that there is"),
        ("rest = false\n", "", "It does not answer rest"),
        ("rest = false\n", "rest = 5\n", "rest cannot be 5"),
        ("[answers]", "[answer]", "answers is not a table"),
        ("[answers]", f"# {'x' * 20_000}\n[answers]", "is too large"),
        ("rest = false", "rest = ", "is not TOML"),
        (
            "rest = false",
            "<<<<<<< HEAD\nrest = false\n=======\n",
            "has conflict markers",
        ),
        ('auth = "accounts"', 'auth = "tokens"', "cannot stand together"),
    ],
)
def test_a_record_that_is_none_of_this_version_is_refused(
    old: str, new: str, reason: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path)
    record = folder / RECORD
    text = record.read_text("utf-8")
    assert old in text
    record.write_text(text.replace(old, new), "utf-8")
    assert reason in change(folder, "--i18n", "--allow-dirty", status=2)


def test_a_folder_with_changes_is_refused_and_its_repository_is_not(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, "django")
    (folder / "README.md").write_text("Mine.\n", "utf-8")
    told = change(folder, "--rest", status=2)
    assert "has changes that are not committed: README.md." in told
    assert not (folder / "shelf/api").exists()
    change(folder, "--rest", "--allow-dirty", status=0)
    assert (folder / "shelf/api").exists()


def test_only_the_folder_of_the_project_has_to_be_clean(tmp_path: Path, change: Called) -> None:
    made = plan({**ACCOUNTS, "framework": "flask"})
    place(made.project.tree, tmp_path / "services/shelf", None)
    git(tmp_path, "init", "--quiet")
    commit_all(tmp_path, BY)
    (tmp_path / "other.txt").write_text("Not committed.\n", "utf-8")
    git(tmp_path, "add", "other.txt")
    change(tmp_path / "services/shelf", "--rest")
    assert (tmp_path / "services/shelf/shelf/notes/schemas.py").exists()


def test_without_a_repository_it_has_to_be_asked_for(tmp_path: Path, change: Called) -> None:
    folder = tmp_path / "shelf"
    place(plan({**ACCOUNTS, "framework": "flask"}).project.tree, folder, None)
    assert "is in no git repository" in change(folder, "--rest", status=2)
    change(folder, "--rest", "--allow-dirty")
    assert (folder / "shelf/notes/schemas.py").exists()


def test_a_file_that_git_does_not_know_is_not_overwritten(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    (folder / "shelf/notes/schemas.py").write_text("mine = 1\n", "utf-8")
    told = change(folder, "--rest", status=2)
    assert "git does not know what would be changed: shelf/notes/schemas.py." in told
    assert (folder / "shelf/notes/schemas.py").read_text("utf-8") == "mine = 1\n"


def test_while_a_merge_is_under_way_nothing_is_changed(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    head = git(folder, "rev-parse", "HEAD")
    (folder / ".git/MERGE_HEAD").write_text(head, "utf-8")
    told = change(folder, "--rest", "--allow-dirty", status=2)
    assert "A merge is under way" in told


@pytest.mark.parametrize("path", ["README.md", "shelf/notes"])
def test_nothing_is_written_through_a_link(path: str, tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    outside = tmp_path / "outside"
    (folder / path).rename(outside)
    (folder / path).symlink_to(outside)
    commit_all(folder, BY)
    assert "is a link" in change(folder, "--rest", "--i18n", status=2)
