"""A project that somebody gives as a folder or a zip: read within bounds, or refused in words."""

import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from older_projects import zipped

from generator.errors import WrongRequest
from generator.templating.provenance import RECORD
from generator.updating import archives
from generator.updating.archives import files_given

FILES = {RECORD: b"[answers]\n", "shelf/home.py": b"x = 1\n"}


def with_entry(path: Path, name: str, mode: int = stat.S_IFREG | 0o644) -> Path:
    zipped(FILES, path, "")
    entry = zipfile.ZipInfo(name)
    entry.external_attr = mode << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(entry, b"/etc/passwd")
    return path


@pytest.mark.parametrize("top", ["", "shelf/", "a-name-1.0/"])
def test_a_zip_is_read_whether_or_not_its_project_is_in_a_folder(top: str, tmp_path: Path) -> None:
    path = zipped(
        {**FILES, ".env": b"A=1\n", "uv.lock": b"", ".git/HEAD": b""}, tmp_path / "a", top
    )
    assert files_given(path) == FILES


@pytest.mark.parametrize(
    "name", ["../out.py", "/out.py", "a/../../out.py", "C:/out.py", "a//b.py", "./a.py", "a\\b.py"]
)
def test_a_path_that_leads_elsewhere_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(WrongRequest, match="leads out of a project"):
        files_given(with_entry(tmp_path / "a.zip", name))


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_what_is_no_plain_file_is_refused(kind: int, tmp_path: Path) -> None:
    with pytest.raises(WrongRequest, match="is no plain file"):
        files_given(with_entry(tmp_path / "a.zip", "link.py", kind | 0o777))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongRequest, match="holds a file twice"):
        files_given(with_entry(tmp_path / "a.zip", RECORD))


def test_more_than_a_project_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(RECORD, b"\0" * 60_000_000)
    with pytest.raises(WrongRequest, match="more than a project has"):
        files_given(bomb)
    monkeypatch.setattr(archives, "_MOST_FILES", 1)
    with pytest.raises(WrongRequest, match="more than a project has"):
        files_given(zipped(FILES, tmp_path / "a.zip"))
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / RECORD).write_bytes(b"")
    (folder / "b").write_bytes(b"")
    with pytest.raises(WrongRequest, match="more than a project has"):
        files_given(folder)


def test_an_entry_that_is_more_than_it_says_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(RECORD, b"x" * 1_000_000)
    content = path.read_bytes()
    size = (1_000_000).to_bytes(4, "little")
    path.write_bytes(content.replace(size, (10).to_bytes(4, "little")))
    with pytest.raises(WrongRequest, match="is no zip: Bad CRC"):
        files_given(path)


def encrypted(path: Path) -> None:
    zipped(FILES, path, "")
    content = bytearray(path.read_bytes())
    for signature, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.index(signature)
        content[at + flags] |= 1
    path.write_bytes(content)


def broken(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(RECORD, os.urandom(1000))
    content = bytearray(path.read_bytes())
    content[60:400] = b"\xff" * 340
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (encrypted, "cannot be read"),
        (broken, "cannot be read|is no zip"),
        (lambda path: path.write_bytes(b"PK\3\4"), "is no zip"),
        (lambda path: path.write_text("text"), "is no zip"),
        (lambda path: zipped({"a.py": b""}, path), "holds no .startwise.toml"),
        (lambda path: path.mkdir(), "holds no .startwise.toml"),
        (lambda _: None, "No such file"),
    ],
)
def test_what_is_no_project_is_refused(
    made: Callable[[Path], None], words: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.zip"
    made(path)
    with pytest.raises(WrongRequest, match=words):
        files_given(path)


def test_a_folder_is_read_without_links_and_what_tools_left(tmp_path: Path) -> None:
    for path, content in {**FILES, ".env": b"", ".git/HEAD": b"", ".venv/a.py": b""}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert files_given(tmp_path) == FILES
    (tmp_path / "away").symlink_to(tmp_path.parent)
    with pytest.raises(WrongRequest, match="away is no plain file"):
        files_given(tmp_path)
