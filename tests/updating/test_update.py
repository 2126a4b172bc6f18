"""``startwise update``: a project that another version made comes to this one."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from changed_projects import BY, Called, files_in, git, in_one_line, is_marked
from edits import EDITS
from older_projects import (
    OLDER,
    RELEASED,
    current,
    older,
    placed,
    recorded,
    released,
    zipped,
)
from test_oracle import in_any_order, thawed

from generator import __version__
from generator.comparing.checking import check_folder
from generator.comparing.text.check_rows import check_text
from generator.project.git import commit_all
from generator.project.record import record_in
from generator.templating.provenance import RECORD
from generator.updating import releases
from generator.updating.answers_now import answers_now

# What it does


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_updated_project_is_the_one_that_this_version_makes(
    framework: str, tmp_path: Path, update: Called
) -> None:
    folder = placed(older(framework), tmp_path)
    told = update(folder)
    assert told.startswith(f"startwise: {OLDER} becomes {__version__}\n")
    wanted = current(framework)
    found = files_in(folder)
    assert thawed({path: one for path, one in found.items() if path != ".env"}) == thawed(wanted)
    assert found[RECORD] == wanted[RECORD]
    assert b"HSTS" in found["config/settings.py" if framework == "django" else "shelf/config.py"]
    assert "MAIL_PORT=587" in found[".env"].decode()
    commit_all(folder, BY)
    assert update(folder) == f"Nothing to update: startwise {__version__} made the project.\n"
    assert not git(folder, "status", "--porcelain")


@pytest.mark.parametrize("edit", ["month_bumped", "settings_moved", "readme_rewritten", "windows"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_owners_edits_stay(framework: str, edit: str, tmp_path: Path, update: Called) -> None:
    files = older(framework)
    folder = placed(files, tmp_path)
    answers = answers_now(record_in(files[RECORD], Path())).answers
    edited = EDITS[edit](framework, files, answers)
    wanted = EDITS[edit](framework, current(framework), answers)
    assert edited is not None
    assert wanted is not None
    for path in files.keys() - edited.keys():
        (folder / path).unlink()
    for path, content in edited.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    commit_all(folder, BY)
    update(folder)
    found = {path: one for path, one in files_in(folder).items() if path != ".env"}
    if edit == "month_bumped":
        # The owner's version of a package is the higher one either way.
        assert b"gunicorn~=26.1" in edited["pyproject.toml"]
        found["pyproject.toml"] = wanted["pyproject.toml"] = b""
    assert in_any_order(found) == in_any_order(wanted)


def test_a_dry_run_shows_it_and_writes_nothing(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    before = files_in(folder)
    told = update(folder, "--dry-run")
    assert "--- a/.startwise.toml\n" in told
    assert f'\n-version = "{OLDER}"\n+version = "{__version__}"\n' in told
    assert told.endswith("\nNothing was written.\n")
    assert files_in(folder) == before


def test_an_update_is_a_decision_of_its_own(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    (folder / "docs/decisions/0007-our-own.md").write_text("# 7. Ours\n", "utf-8")
    commit_all(folder, BY)
    update(folder)
    path = f"docs/decisions/0008-startwise-{__version__}.md"
    text = (folder / path).read_text("utf-8")
    assert text.startswith(f"# 8. startwise {__version__}\n")
    assert (
        f"- The files are those of startwise {__version__}; they were those of {OLDER}.\n" in text
    )


def test_conflicts_and_what_is_left_are_status_three(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    (folder / "shelf/former.py").write_text("OWN = 1\n", "utf-8")
    (folder / "LICENSE").write_text("Ours.\n", "utf-8")
    commit_all(folder, BY)
    told = update(folder, status=3)
    assert "Conflicts, marked in the files and in git's index:\n  LICENSE\n" in told
    assert "shelf/former.py: It stays, as you changed it" in told
    assert is_marked((folder / "LICENSE").read_text("utf-8"))
    assert git(folder, "ls-files", "--unmerged").split()[2::4] == ["2", "3"]


def test_as_json_it_says_from_what_and_to_what(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    data = json.loads(update(folder, "--json"))
    commit = git(folder, "rev-parse", "HEAD")[:12]
    assert data["update"] == {
        "from": OLDER, "to": __version__, "base": {"source": "commit", "name": commit},
        "new": [], "dropped": [], "presets": [],
    }  # fmt: skip
    assert data["changes"] == {}
    assert data["is_written"]
    commit_all(folder, BY)
    data = json.loads(update(folder, "--json"))
    assert data["update"] is None
    assert not data["is_written"]


def test_a_folder_that_git_could_not_give_back_is_refused_before_a_release_is_run(
    tmp_path: Path, update: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(releases, "uv_binary", lambda: pytest.fail("uv was started"))
    folder = placed(released("flask"), tmp_path)
    (folder / "README.md").write_text("Ours.\n", "utf-8")
    assert "has changes that are not committed: README.md." in update(folder, status=2)


def test_an_interrupted_update_is_taken_back_first(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    before = files_in(folder)
    code = """
import os, sys
from generator.cli.app import run
from generator.project import rewriting
put, calls = rewriting._put, []
def stop(*arguments):
    calls.append(1)
    if len(calls) == 3:
        os._exit(9)
    put(*arguments)
rewriting._put = stop
sys.argv = ["startwise", "update", sys.argv[1]]
run()
"""
    done = subprocess.run([sys.executable, "-c", code, str(folder)], check=False)
    assert done.returncode == 9
    assert files_in(folder) != before
    assert "was interrupted" in update(folder, "--dry-run", status=2)
    update(folder)
    assert (folder / RECORD).read_bytes() == current()[RECORD]
    assert not list(folder.glob(".startwise.changing*"))


# Questions that come and go


def test_a_new_question_adds_nothing(tmp_path: Path, update: Called) -> None:
    files = older(auth="none", database="none", rest=True, pages=False)
    # The default of pages is yes.
    files[RECORD] = files[RECORD].replace(b"pages = false\n", b"")
    folder = placed(files, tmp_path, has_repository=False)
    base = zipped(files, tmp_path / "base.zip")
    data = json.loads(update(folder, "--base", str(base), "--allow-dirty", "--json"))
    assert data["update"]["new"] == ["pages"]
    assert "pages = false\n" in (folder / RECORD).read_text("utf-8")
    decision = f"docs/decisions/0002-startwise-{__version__}.md"
    assert data["files"]["added"] == ["LICENSE", decision]


def test_a_project_from_before_the_example_was_a_question_keeps_it(
    tmp_path: Path, update: Called
) -> None:
    folder = placed(released("flask"), tmp_path)
    told = in_one_line(update(folder, "--base", str(RELEASED["flask"])))
    assert (
        "New questions, answered so that nothing is added: "
        "two-factor no, example notes, docker no, ci none." in told
    )
    assert 'example = "notes"\n' in (folder / RECORD).read_text("utf-8")
    assert (folder / "shelf/notes/models.py").exists()


def test_a_question_that_is_gone_is_told(tmp_path: Path, update: Called) -> None:
    files = older()
    files[RECORD] += b'colour = "red"\n'
    folder = placed(files, tmp_path)
    assert "Not asked any more, nor recorded: colour = 'red'." in update(folder)
    assert "colour" not in (folder / RECORD).read_text("utf-8")


def test_a_choice_that_is_gone_is_refused(tmp_path: Path, update: Called) -> None:
    files = older()
    files[RECORD] = files[RECORD].replace(b'jobs = "none"', b'jobs = "rq"')
    told = in_one_line(update(placed(files, tmp_path), status=2))
    assert (
        "answers 'rq' to jobs, which this version does not have; it has none, celery, database."
        in told
    )
    assert f"uvx startwise@{OLDER} change" in told


# Which version


@pytest.mark.parametrize(
    ("made_by", "wanted", "words"),
    [
        (OLDER, "9.1", "Run the other one: uvx startwise@9.1 update"),
        (OLDER, "0.1", "An update does not go back: the project is of startwise 0.2.9."),
        (OLDER, "new", "--to 'new' is no version."),
        ("99.0", None, "which is newer than this one"),
    ],
)
def test_no_other_version_than_this_one_is_updated_to(
    made_by: str, wanted: str | None, words: str, tmp_path: Path, update: Called
) -> None:
    folder = placed(recorded(older(), made_by), tmp_path)
    before = files_in(folder)
    assert words in update(folder, *(["--to", wanted] if wanted else []), status=2)
    assert files_in(folder) == before


# What stays the owner's


def test_migrations_of_this_version_are_named_and_not_added(tmp_path: Path, update: Called) -> None:
    files = older("django")
    first = "shelf/notes/migrations/0001_initial.py"
    once = b"operations = [\n        migrations.RunSQL('SELECT 1'),"
    files[first] = files[first].replace(b"operations = [", once)
    files = recorded({path: one for path, one in files.items() if "limits/migrations" not in path})
    files["shelf/limits/migrations/0000_own.py"] = b""
    folder = placed(recorded(files), tmp_path)
    told = update(folder, status=3)
    words = in_one_line(told)
    assert f"startwise show --answers .startwise.toml {first}" in words
    assert "a column that is new needs a default for the rows that are there" in words
    added = "shelf/limits/migrations/0001_counters.py: It is not added, as the migrations there are"
    assert added in words
    assert (folder / first).read_bytes() == files[first]
    assert not (folder / "shelf/limits/migrations/0001_counters.py").exists()


def test_the_hint_of_check_is_a_command_that_updates(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    text = check_text(check_folder(folder), str(folder), strict=True, width=80)
    assert text.startswith("Drift: ")
    assert text.endswith(f"\nBring it to this version: startwise update {folder}\n")
    update(folder)
    text = check_text(check_folder(folder), str(folder), strict=True, width=80)
    assert "Bring it" not in text
    assert text.startswith("No drift: ")
