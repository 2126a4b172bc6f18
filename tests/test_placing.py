"""Placing is all or nothing."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import PlacingFailed, TargetTaken
from generator.project import placing
from generator.project.git import Author
from generator.project.placing import place
from generator.templating.environment_file import with_fresh_secrets
from generator.templating.tree import File

ADA = Author("Ada", "ada@example.com")
TREE = {
    ".env.example": File(b"# Signs sessions.\nSECRET_KEY=change-me\nDEBUG=true\n", False, ()),
    "bin/start": File(b"#!/bin/sh\n", True, ()),
    "shelf/notes.py": File("text = '日本語'\n".encode(), False, ("notes",)),
}

PLACE_SLOWLY = """
import sys, time
from pathlib import Path
from generator.project import placing
from generator.project.git import Author
sys.path.insert(0, {tests!r})
from test_placing import TREE
write = placing._write
def slowly(tree, project):
    write(tree, project)
    print("written", flush=True)
    time.sleep(60)
placing._write = slowly
placing.place(TREE, Path({target!r}), Author("Ada", "ada@example.com"))
"""


def holds(folder: Path) -> list[str]:
    """Return the names in a folder, hidden ones included."""
    return sorted(path.name for path in folder.iterdir())


def test_a_project_is_placed_whole(tmp_path: Path) -> None:
    place(TREE, tmp_path / "shelf", ADA)
    assert holds(tmp_path) == ["shelf"]
    assert holds(tmp_path / "shelf") == [".env", ".env.example", ".git", "bin", "shelf"]
    assert (tmp_path / "shelf/shelf/notes.py").read_text("utf-8") == "text = '日本語'\n"
    assert os.access(tmp_path / "shelf/bin/start", os.X_OK)


def test_the_secrets_are_fresh_and_readable_by_the_owner_alone(tmp_path: Path) -> None:
    place(TREE, tmp_path / "one", None)
    place(TREE, tmp_path / "two", None)
    one, two = tmp_path / "one/.env", tmp_path / "two/.env"
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    assert "change-me" not in one.read_text()
    assert one.read_text() != two.read_text()
    assert len(one.read_text().splitlines()[1]) == len("SECRET_KEY=") + 67
    assert one.read_text().splitlines()[2] == "DEBUG=true"


def test_each_secret_is_another() -> None:
    first, second = with_fresh_secrets("A=change-me\nB=change-me\n").splitlines()
    assert first[2:] != second[2:]


def test_the_first_commit_is_by_the_author(tmp_path: Path) -> None:
    place(TREE, tmp_path / "shelf", ADA)
    told = subprocess.run(
        ["git", "log", "--format=%an <%ae> %s"],
        cwd=tmp_path / "shelf",
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert told == "Ada <ada@example.com> Start the project\n"


def test_an_empty_folder_is_taken_over(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    place(TREE, tmp_path / "shelf", None)
    assert "shelf" in holds(tmp_path / "shelf")


@pytest.mark.parametrize("kind", ["file", "full folder", "link", "dangling link"])
def test_a_taken_target_is_refused_and_untouched(tmp_path: Path, kind: str) -> None:
    target = tmp_path / "shelf"
    if kind == "file":
        target.write_text("mine")
    elif kind == "full folder":
        target.mkdir()
        (target / "mine").touch()
    else:
        (tmp_path / "elsewhere").mkdir() if kind == "link" else None
        target.symlink_to(tmp_path / "elsewhere")
    before = holds(tmp_path)
    with pytest.raises(TargetTaken):
        place(TREE, target, ADA)
    assert holds(tmp_path) == before


@pytest.mark.parametrize("step", ["_write", "write_environment_file", "make_repository"])
@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_at_any_step_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, failure: BaseException
) -> None:
    real = getattr(placing, step)

    def fail(*arguments: object) -> None:
        real(*arguments)
        raise failure

    monkeypatch.setattr(placing, step, fail)
    expected = PlacingFailed if isinstance(failure, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        place(TREE, tmp_path / "new" / "shelf", ADA)
    assert holds(tmp_path) == []


def test_a_path_out_of_the_project_is_never_written(tmp_path: Path) -> None:
    with pytest.raises(PlacingFailed, match="outside"):
        place({"../outside": File(b"", False, ())}, tmp_path / "shelf", None)
    assert holds(tmp_path) == []


def test_a_killed_run_leaves_no_project_and_the_next_one_clears_up(tmp_path: Path) -> None:
    script = PLACE_SLOWLY.format(tests=str(Path(__file__).parent), target=str(tmp_path / "shelf"))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == "written\n"
        place(TREE, tmp_path / "other", None)
        assert len(holds(tmp_path)) == 2, "the stage of a run that goes on is left alone"
        running.send_signal(signal.SIGKILL)
        running.wait(timeout=10)
    assert "shelf" not in holds(tmp_path)
    place(TREE, tmp_path / "shelf", None)
    assert holds(tmp_path) == ["other", "shelf"]


def test_a_folder_that_cannot_be_written_gets_a_clear_message(tmp_path: Path) -> None:
    with pytest.raises(PlacingFailed, match="could not be written"):
        place(TREE, tmp_path / ("a" * 300), None)


def test_no_project_is_placed_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TargetTaken, match="file is no folder"):
        place(TREE, tmp_path / "file" / "shelf", None)


def test_of_two_runs_at_once_the_second_is_told_that_the_name_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(project: Path) -> None:
        (tmp_path / "shelf").mkdir()
        (tmp_path / "shelf" / "of_the_first").touch()
        with_fresh_secrets(str(project))

    monkeypatch.setattr(placing, "write_environment_file", slow)
    with pytest.raises(TargetTaken, match="already there"):
        place(TREE, tmp_path / "shelf", None)
    assert [path.name for path in tmp_path.rglob("*")] == ["shelf", "of_the_first"]
