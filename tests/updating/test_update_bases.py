"""Where ``startwise update`` takes from what an older version made, and what it trusts."""

from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from changed_projects import BY, Called, files_in, git, in_one_line
from edits import EDITS
from older_projects import (
    OLDER,
    RELEASED,
    Files,
    current,
    older,
    placed,
    recorded,
    released,
    wheel_of,
    zipped,
)
from test_oracle import in_any_order, thawed

from generator import __version__
from generator.merging.frozen import is_frozen
from generator.project.git import commit_all
from generator.project.record import record_in
from generator.templating.provenance import RECORD
from generator.updating.answers_now import answers_now


def of_now(files: Files, framework: str) -> Files:
    """Return what this version makes of the record that these files hold."""
    now = answers_now(record_in(files[RECORD], Path(RECORD)))
    answers = {name: answer for name, answer in now.answers.items() if name != "framework"}
    return current(framework, **answers)


def test_a_version_that_makes_the_same_files_changes_the_record_alone(
    tmp_path: Path, update: Called
) -> None:
    folder = placed(recorded(current()), tmp_path)
    told = in_one_line(update(folder))
    assert "this version makes the files that the project was made with" in told
    assert ": 1 file changed. changed .startwise.toml Next: Commit it: git add -A" in told
    assert "uv sync" not in told
    assert (folder / RECORD).read_bytes() == current()[RECORD]


@pytest.mark.parametrize("kind", ["folder", "zip", "zip without a folder"])
def test_the_base_can_be_given(kind: str, tmp_path: Path, update: Called) -> None:
    files = older()
    folder = placed(files, tmp_path, has_repository=False)
    if kind == "folder":
        base = placed(files, tmp_path / "base")
        (base / "uv.lock").write_text("version = 1\n", "utf-8")
        (base / "shelf/__pycache__").mkdir()
        (base / "shelf/__pycache__/home.pyc").write_bytes(b"\0")
    else:
        base = zipped(files, tmp_path / "base.zip", "shelf/" if kind == "zip" else "")
    told = "".join(update(folder, "--base", str(base), "--allow-dirty").split())
    assert f"Theprojectasitwasmade:{base}." in told
    assert "isyourword" not in told
    assert (folder / RECORD).read_bytes() == current()[RECORD]


def test_a_base_of_another_digest_is_refused(tmp_path: Path, update: Called) -> None:
    files = older()
    folder = placed(files, tmp_path)
    before = files_in(folder)
    base = zipped({**files, "README.md": b"Edited.\n"}, tmp_path / "base.zip")
    told = update(folder, "--base", str(base), status=2)
    assert "is not the project as it was made: its digest is another one." in told
    assert files_in(folder) == before


def test_a_commit_is_believed_where_its_digest_agrees(tmp_path: Path, update: Called) -> None:
    folder = placed(older(), tmp_path)
    first = git(folder, "rev-parse", "HEAD")[:12]
    (folder / "README.md").write_text("Ours.\n", "utf-8")
    (folder / "uv.lock").write_text("version = 1\n", "utf-8")
    commit_all(folder, BY)
    told = update(folder)
    assert f"commit {first} of its repository" in in_one_line(told)
    assert (folder / "README.md").read_text("utf-8") == "Ours.\n"


def test_a_project_that_was_moved_in_its_repository_is_found(
    tmp_path: Path, update: Called
) -> None:
    top = placed(older(), tmp_path)
    folder = top / "services/web"
    folder.mkdir(parents=True)
    for name in [one.name for one in top.iterdir() if one.name not in {".git", "services"}]:
        (top / name).rename(folder / name)
    commit_all(top, BY)
    assert "of its repository" in in_one_line(update(folder))
    assert (folder / RECORD).read_bytes() == current()[RECORD]


@pytest.mark.parametrize("history", ["shallow", "squashed"])
def test_without_a_base_nothing_is_written_and_the_ways_out_are_named(
    history: str, tmp_path: Path, update: Called
) -> None:
    origin = placed(older(), tmp_path / "origin")
    (origin / "README.md").write_text("Ours.\n", "utf-8")
    commit_all(origin, BY)
    folder = tmp_path / "clone"
    if history == "shallow":
        git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{origin}", str(folder))
    else:
        (origin / ".git").rename(tmp_path / "before")
        git(origin, "init", "--quiet")
        commit_all(origin, BY)
        origin.rename(folder)
    before = files_in(folder)
    told = in_one_line(update(folder, status=1))
    assert files_in(folder) == before
    assert not git(folder, "status", "--porcelain")
    assert f"{__version__} makes other files; uv could not run startwise {OLDER} (" in told
    assert "no commit that git has here holds it. Nothing was written." in told
    assert f"let uv reach an index, or links to wheels, with startwise {OLDER}" in told
    assert "or say --base with the folder or a zip of the project as it was made." in told
    assert ("fetch the whole history, by git fetch --unshallow" in told) == (history == "shallow")


def test_uv_runs_the_release_that_made_the_project(
    tmp_path: Path, update: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = older()
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("UV_FIND_LINKS", str(wheel_of(files, tmp_path / "wheels")))
    folder = placed(files, tmp_path, has_repository=False)
    told = in_one_line(update(folder, "--allow-dirty"))
    assert f"uv ran startwise {OLDER}, which made it again." in told
    assert (folder / RECORD).read_bytes() == current()[RECORD]


def test_a_release_that_makes_other_files_is_not_believed(
    tmp_path: Path, update: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = older()
    wheels = wheel_of({**files, "README.md": b"Another.\n"}, tmp_path / "wheels")
    monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("UV_FIND_LINKS", str(wheels))
    folder = placed(files, tmp_path, has_repository=False)
    told = in_one_line(update(folder, "--allow-dirty", status=1))
    assert f"startwise {OLDER} makes other files, too" in told


# Releases that wrote no digest


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_released_version_without_a_digest_is_updated_by_a_base_that_was_given(
    framework: str, tmp_path: Path, update: Called
) -> None:
    files = released(framework)
    folder = placed(files, tmp_path)
    told = in_one_line(update(folder, "--base", str(RELEASED[framework])))
    assert "that nothing else of it was edited is your word." in told
    wanted = of_now(files, framework)
    found = {path: one for path, one in files_in(folder).items() if path != ".env"}
    assert thawed(found) == thawed(wanted)
    frozen = {path: one for path, one in files.items() if is_frozen(path)}
    assert frozen == {path: found[path] for path in frozen}
    record = record_in(found[RECORD], Path())
    assert (record.version, record.is_tested) == (__version__, True)
    assert record.digest


@pytest.mark.parametrize("edit", ["model_field", "route", "settings", "readme_parts", "windows"])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_an_owner_did_since_a_release_stays(
    framework: str, edit: str, tmp_path: Path, update: Called
) -> None:
    files = released(framework)
    folder = placed(files, tmp_path)
    answers = answers_now(record_in(files[RECORD], Path())).answers
    edited = EDITS[edit](framework, files, answers)
    wanted = EDITS[edit](framework, of_now(files, framework), answers)
    assert edited is not None
    assert wanted is not None
    for path, content in edited.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    commit_all(folder, BY)
    update(folder, "--base", str(RELEASED[framework]))
    found = {path: one for path, one in files_in(folder).items() if path != ".env"}
    assert in_any_order(found) == in_any_order(wanted)


def test_a_commit_without_a_digest_is_named_and_not_believed(
    tmp_path: Path, update: Called
) -> None:
    folder = placed(released("flask"), tmp_path)
    told = in_one_line(update(folder, status=1))
    commit = git(folder, "rev-parse", "HEAD")[:12]
    assert f"nothing tells whether commit {commit} holds it or edits, too" in told
    assert f"git worktree add ../as-made {commit}, then --base ../as-made" in told
    git(folder, "worktree", "add", "--quiet", "../as-made", commit)
    update(folder, "--base", str(tmp_path / "as-made"))
    assert f'version = "{__version__}"' in (folder / RECORD).read_text("utf-8")


def test_a_base_with_another_record_is_refused(tmp_path: Path, update: Called) -> None:
    folder = placed(released("flask"), tmp_path)
    other = dict(released("flask"))
    other[RECORD] = other[RECORD].replace(b"i18n = false", b"i18n = true")
    base = zipped(other, tmp_path / "base.zip")
    told = update(folder, "--base", str(base), status=2)
    assert "is not the project as it was made: its record is another one." in told
