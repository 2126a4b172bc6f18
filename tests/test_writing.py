"""A file is written whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from generator.writing import write_whole


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return a file that is there already."""
    path = tmp_path / "page.html"
    path.write_text("old", encoding="utf-8")
    return path


def test_a_text_that_cannot_be_encoded_leaves_what_was_there(target: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        write_whole(target, "half \ud800")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(target.parent.iterdir()) == [target]


def test_a_draft_that_cannot_take_the_place_is_cleaned_up(
    target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise OSError(errno.EBUSY, "Busy")

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(OSError, match="Busy"):
        write_whole(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(target.parent.iterdir()) == [target]


def test_a_draft_of_another_run_stays(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = target.with_name(".startwise-" + "00" * 8)
    theirs.write_text("theirs", encoding="utf-8")
    monkeypatch.setattr(os, "urandom", bytes)
    with pytest.raises(FileExistsError):
        write_whole(target, "new")
    assert theirs.read_text(encoding="utf-8") == "theirs"
    assert target.read_text(encoding="utf-8") == "old"


def test_a_missing_folder_is_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "page.html", "x")


def test_a_new_file_is_as_readable_as_others(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_whole(tmp_path / "page.html", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "page.html").stat().st_mode) == 0o644


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444])
def test_a_file_keeps_its_mode(target: Path, mode: int) -> None:
    target.chmod(mode)
    write_whole(target, "new")
    assert target.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(target.stat().st_mode) == mode
    assert list(target.parent.iterdir()) == [target]


def test_a_link_stays_one(target: Path) -> None:
    link = target.with_name("link.html")
    link.symlink_to(target.name)
    write_whole(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"
