"""A preset in a zip archive: read in memory, never unpacked to disk."""

import hashlib
import io
import stat
import zipfile
import zlib
from collections.abc import Mapping

from generator.presets.files import (
    PRESET,
    Files,
    UnreadablePreset,
    check_path,
    check_size,
    is_of_preset,
    no_link,
)
from generator.terminal.safe_text import plain

LARGEST_ARCHIVE = 20_000_000
_MOST_ENTRIES = 20_000


def check_hash(content: bytes, wanted: str, called: str) -> None:
    """Refuse an archive that is not the one whose SHA-256 was said."""
    found = hashlib.sha256(content).hexdigest()
    if wanted and found != wanted.lower():
        raise UnreadablePreset(
            f"{called} is not the archive that was meant: its sha256 is {found}.",
            "Ask the owner of the preset which one it is.",
        )


def files_of_zip(content: bytes, called: str) -> Files:
    """Return the files of the preset in an archive: at its top, or in its one folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _read(archive, _of_preset(archive.infolist(), called))
    except UnreadablePreset:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError,
            RuntimeError, UnicodeDecodeError) as error:  # fmt: skip
        raise UnreadablePreset(f"{called} is no zip archive that can be read: {error}.") from error


def _of_preset(infos: list[zipfile.ZipInfo], called: str) -> Mapping[str, zipfile.ZipInfo]:
    if len(infos) > _MOST_ENTRIES:
        raise UnreadablePreset(f"{called} holds more than {_MOST_ENTRIES:,} files.")
    tops = {info.filename.partition("/")[0] for info in infos}
    names = {info.filename for info in infos}
    above = ""
    if PRESET not in names and len(tops) == 1 and f"{min(tops)}/{PRESET}" in names:
        above = f"{min(tops)}/"
    found: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        path = info.filename.removeprefix(above) if info.filename.startswith(above) else ""
        if info.is_dir() or not is_of_preset(path):
            continue
        if check_path(path) in found:
            raise UnreadablePreset(f"{called} holds {path} twice.")
        mode = info.external_attr >> 16
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            # Others take gigabytes to unpack a few bytes.
            raise UnreadablePreset(f"{called}: {plain(path)} is compressed in a rare way.")
        if mode and not stat.S_ISREG(mode) and stat.S_IFMT(mode):
            raise no_link(path)
        found[path] = info
    if PRESET not in found:
        raise UnreadablePreset(f"{called} holds no {PRESET}.", "It stands at the archive's top.")
    return found


def _read(archive: zipfile.ZipFile, infos: Mapping[str, zipfile.ZipInfo]) -> Files:
    check_size({path: info.file_size for path, info in infos.items()})
    files: dict[str, bytes] = {}
    for path, info in infos.items():
        # What an archive says of a size need not be true.
        with archive.open(info) as file:
            files[path] = file.read(info.file_size + 1)
    check_size({path: len(content) for path, content in files.items()})
    return files
