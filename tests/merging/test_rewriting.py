"""Files are written all or none, whenever the process is killed."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.errors import PlacingFailed, WrongRequest
from generator.project import rewriting
from generator.project.placing import locked_folder
from generator.project.rewriting import STAGE, Write, restore, rewrite

BEFORE = {"a.txt": b"1\n", "folder/b.txt": b"2\n", "gone/c.txt": b"3\n", "same.txt": b"4\n"}
WRITES = {
    "a.txt": Write(b"11\n"),
    "folder/b.txt": Write(b"22\n"),
    "gone/c.txt": Write(None),
    "new/deep/d.txt": Write(b"5\n"),
    "run.sh": Write(b"#!/bin/sh\n", 0o755),
}
AFTER = {
    "a.txt": b"11\n", "folder/b.txt": b"22\n", "new/deep/d.txt": b"5\n", "run.sh": b"#!/bin/sh\n",
    "same.txt": b"4\n",
}  # fmt: skip

# Ends the process, as a kill does, at the nth time that it changes anything on the disk.
KILLED = """
import os, sys
from pathlib import Path
from generator.project.placing import locked_folder
from generator.project.rewriting import Write, rewrite
folder, last = Path(sys.argv[1]), int(sys.argv[2])
changing = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "shutil.copyfile",
            "shutil.rmtree", "os.utime"}
seen = 0
def hook(event, arguments):
    global seen
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & 3
    if (event in changing or writes) and str(arguments[0]).startswith(str(folder)):
        seen += 1
        if seen == last:
            os._exit(9)
sys.addaudithook(hook)
rewrite(folder, {
    "a.txt": Write(b"11\\n"), "folder/b.txt": Write(b"22\\n"), "gone/c.txt": Write(None),
    "new/deep/d.txt": Write(b"5\\n"), "run.sh": Write(b"#!/bin/sh\\n", 0o755),
})
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "project")


def made(folder: Path) -> Path:
    for path, content in BEFORE.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "a.txt").chmod(0o600)
    return folder


def state(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def folders(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_dir()}


def test_files_are_written_removed_and_made_executable(folder: Path) -> None:
    rewrite(folder, WRITES)
    assert state(folder) == AFTER
    assert folders(folder) == {"folder", "new", "deep"}
    assert (folder / "a.txt").stat().st_mode & 0o777 == 0o600
    assert (folder / "run.sh").stat().st_mode & 0o777 == 0o755


def test_whenever_it_is_killed_the_folder_is_whole_or_can_be_put_back(tmp_path: Path) -> None:
    kills = 0
    while True:
        kills += 1
        folder = made(tmp_path / str(kills))
        words = [sys.executable, "-c", KILLED, str(folder), str(kills)]
        done = subprocess.run(words, check=False, capture_output=True, text=True)
        assert done.returncode in {0, 9}, done.stderr
        was_on_the_way = restore(folder)
        found = state(folder)
        if done.returncode == 0:
            assert found == AFTER
            break
        assert found in (BEFORE, AFTER), kills
        if was_on_the_way:
            assert found == BEFORE
            assert folders(folder) == {"folder", "gone"}
            assert (folder / "a.txt").stat().st_mode & 0o777 == 0o600
        assert not (folder / STAGE).exists()
    assert kills > 30


def test_what_fails_on_the_way_is_taken_back_at_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = rewriting._put

    def failing(project: Path, stage: Path, entry: dict[str, str]) -> None:
        if entry["path"].startswith("new/"):
            raise OSError(28, "No space left on device")
        put(project, stage, entry)

    monkeypatch.setattr(rewriting, "_put", failing)
    with pytest.raises(PlacingFailed, match="No space left on device"):
        rewrite(folder, WRITES)
    assert state(folder) == BEFORE
    assert folders(folder) == {"folder", "gone"}


def test_a_folder_that_another_run_changes_is_left_to_it(folder: Path) -> None:
    stage = folder / STAGE
    stage.mkdir(mode=0o700)
    with locked_folder(stage), pytest.raises(WrongRequest, match="Another run"):
        restore(folder)
    assert stage.exists()
    assert not restore(folder)
    assert not stage.exists()


@pytest.mark.parametrize("path", ["../a.txt", "/a.txt", "folder/../../a.txt", ""])
def test_nothing_is_written_outside_of_the_folder(folder: Path, path: str) -> None:
    with pytest.raises(WrongRequest):
        rewrite(folder, {path: Write(b"")})
    assert state(folder) == BEFORE


@pytest.mark.parametrize("path", ["folder", "a.txt/b.txt"])
def test_a_file_is_no_folder(folder: Path, path: str) -> None:
    with pytest.raises(WrongRequest, match="folder"):
        rewrite(folder, {path: Write(b"")})


def test_a_journal_that_leads_elsewhere_is_refused(folder: Path) -> None:
    stage = folder / STAGE
    stage.mkdir(mode=0o700)
    for path, old in (
        ("../out.txt", "old-0"), ("a.txt", "../../secret"), (".git/config", "old-0"),
    ):  # fmt: skip
        (stage / "journal.json").write_text(
            f'[{{"path": "{path}", "old": "{old}", "new": null}}]', "utf-8"
        )
        with pytest.raises(WrongRequest):
            restore(folder)
        assert state(folder).keys() == {*BEFORE, f"{STAGE}/journal.json"}


@pytest.mark.parametrize("text", ["x", "7", "[7]", '[{"path": 7, "old": null}]', "[" * 5000])
def test_a_journal_that_is_none_is_refused(folder: Path, text: str) -> None:
    stage = folder / STAGE
    stage.mkdir(mode=0o700)
    (stage / "journal.json").write_text(text, "utf-8")
    with pytest.raises(WrongRequest, match="was not written by startwise"):
        restore(folder)


def test_a_stage_that_came_with_a_clone_is_refused(folder: Path, tmp_path: Path) -> None:
    """A clone cannot close a folder to others, and a link in one would lead a copy elsewhere."""
    secret = tmp_path / "secret"
    secret.write_text("s", "utf-8")
    stage = folder / STAGE
    stage.mkdir(mode=0o755)
    journal = '[{"path": "a.txt", "old": null, "new": null}]'
    (stage / "journal.json").write_text(journal, "utf-8")
    with pytest.raises(WrongRequest, match="was not written by startwise"):
        restore(folder)
    stage.chmod(0o700)
    (stage / "draft").symlink_to(secret)
    with pytest.raises(WrongRequest, match="was not written by startwise"):
        restore(folder)
    assert secret.read_text("utf-8") == "s"
    assert (folder / "a.txt").exists()
