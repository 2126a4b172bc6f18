"""The files of a project as it was made, from a folder or a zip that somebody gives."""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from lzma import LZMAError
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from generator.errors import WrongRequest
from generator.templating.environment_file import ENVIRONMENT_FILE
from generator.templating.provenance import RECORD
from generator.tested.portable_lock import NAME as LOCK

# A project has some two hundred files, and half a megabyte.
_MOST_FILES = 5_000
_LARGEST = 50_000_000

# What is in the folder of a project that startwise did not render.
_NOT_RENDERED = frozenset({ENVIRONMENT_FILE, LOCK})
_TOOLS_FOLDERS = frozenset(".git .venv __pycache__ .mypy_cache .ruff_cache .pytest_cache".split())

# What a broken or encrypted zip raises, besides BadZipFile.
_UNREADABLE = (OSError, ValueError, RuntimeError, EOFError, zlib.error, LZMAError, struct.error)
_WANTED = "--base takes the folder or a zip of the project as startwise made it."

Files = dict[str, bytes]


def files_given(path: Path) -> Files:
    """Return the files of a project in a folder or a zip, or refuse what is neither."""
    try:
        files = _in_folder(path) if path.is_dir() else _in_zip(path)
    except BadZipFile as error:
        raise WrongRequest(f"{path} is no zip: {error}.", _WANTED) from error
    except _UNREADABLE as error:
        reason = getattr(error, "strerror", None) or error
        raise WrongRequest(f"{path} cannot be read: {reason}.", _WANTED) from error
    if RECORD not in files:
        raise WrongRequest(f"{path} holds no {RECORD}.", _WANTED)
    return files


def is_rendered(path: str) -> bool:
    """Whether a file of a project may be one that startwise rendered."""
    parts = PurePosixPath(path).parts
    return path not in _NOT_RENDERED and not _TOOLS_FOLDERS & {*parts[:-1]}


def check_size(path: Path | str, files: int, size: int) -> None:
    """Refuse more than a project has."""
    if files > _MOST_FILES or size > _LARGEST:
        raise WrongRequest(
            f"{path} holds more than a project has: over {_MOST_FILES:,} files or "
            f"{_LARGEST // 1_000_000} MB.",
            _WANTED,
        )


def _in_folder(folder: Path) -> Files:
    found: Files = {}
    size = 0
    for path in _paths_in(folder):
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            raise WrongRequest(f"{path} is no plain file, and startwise makes no other.", _WANTED)
        size += status.st_size
        check_size(folder, len(found) + 1, size)
        found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def _paths_in(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=_raise):
        here = Path(place)
        folders[:] = [one for one in folders if one not in _TOOLS_FOLDERS]
        yield from (here / one for one in folders if (here / one).is_symlink())
        for name in names:
            if is_rendered((here / name).relative_to(folder).as_posix()) and name != ".git":
                yield here / name


def _raise(error: OSError) -> None:
    raise error


def _in_zip(path: Path) -> Files:
    check_size(path, 0, path.stat().st_size)
    with ZipFile(path) as archive:
        entries = [one for one in archive.infolist() if not one.is_dir()]
        check_size(path, len(entries), sum(one.file_size for one in entries))
        for one in entries:
            _check_entry(path, one)
        if len({one.filename for one in entries}) < len(entries):
            raise WrongRequest(f"{path} holds a file twice.", _WANTED)
        found = {}
        for one in entries:
            # No more of it is unpacked than it says that it has.
            with archive.open(one) as file:
                found[one.filename] = file.read(one.file_size)
    files = _below_its_folder(found)
    return {name: content for name, content in files.items() if is_rendered(name)}


def _check_entry(path: Path, entry: ZipInfo) -> None:
    name, mode = entry.filename, entry.external_attr >> 16
    parts = name.split("/")
    is_elsewhere = {"", ".", ".."} & {*parts} or "\\" in name or ":" in parts[0] or "\0" in name
    if is_elsewhere:
        raise WrongRequest(f"{path} holds {name!r}, which leads out of a project.", _WANTED)
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        # Others take gigabytes to unpack a few bytes.
        raise WrongRequest(f"{path} holds {name!r}, compressed in a rare way.", _WANTED)
    if stat.S_IFMT(mode) not in {0, stat.S_IFREG}:
        raise WrongRequest(f"{path} holds {name!r}, which is no plain file.", _WANTED)


def _below_its_folder(files: Files) -> Files:
    """Return files by their paths in the project, which may be in a folder of the zip."""
    top = {name.split("/")[0] for name in files}
    if RECORD in files or len(top) != 1:
        return files
    return {name.partition("/")[2]: content for name, content in files.items() if "/" in name}
