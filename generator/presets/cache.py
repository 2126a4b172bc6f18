"""Presets that were fetched before: by their digest, and which one a source was."""

import io
import json
import os
import re
import zipfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from generator.errors import WrongRequest
from generator.locations import cache_folder
from generator.presets.files import Files, digest_of_files
from generator.presets.preset_folders import content_of
from generator.presets.zips import LARGEST_ARCHIVE, files_of_zip

_DIGEST = re.compile("sha256:[0-9a-f]{64}")


@dataclass(frozen=True)
class Kept:
    """What a source was when it was fetched last: its commit or hash, and its files."""

    version: str
    files: Files


def kept_of(source: str) -> Kept | None:
    """Return what a source was when it was fetched last; None where that is not known."""
    folder = _folder()
    if folder is None:
        return None
    try:
        said = json.loads(content_of(folder / _name_of(source), source))
        files = kept_with(said["digest"])
        return Kept(str(said["version"]), files) if files is not None else None
    except (OSError, ValueError, KeyError, TypeError, WrongRequest):
        return None


def kept_with(digest: str) -> Files | None:
    """Return the files of a digest; None where none were kept, or where they are others by now."""
    folder = _folder()
    if folder is None or not _is_digest(digest):
        return None
    try:
        files = files_of_zip(content_of(folder / _named(digest), digest, LARGEST_ARCHIVE), digest)
    except (OSError, WrongRequest):
        return None
    return files if digest_of_files(files) == digest else None


def keep(source: str, version: str, files: Files) -> None:
    """Keep what a source is now, where there is a place for it."""
    folder = _folder()
    if folder is None:
        return
    digest = digest_of_files(files)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as opened:
        for path, content in files.items():
            opened.writestr(zipfile.ZipInfo(path), content)
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(folder / _named(digest), archive.getvalue())
        said = json.dumps({"version": version, "digest": digest})
        _write(folder / _name_of(source), said.encode())


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _folder() -> Path | None:
    base = cache_folder()
    return None if base is None else base / "presets"


def _is_digest(digest: str) -> bool:
    return _DIGEST.fullmatch(digest) is not None


def _named(digest: str) -> str:
    return f"{digest.partition(':')[2]}.zip"


def _name_of(source: str) -> str:
    return f"{sha256(source.encode('utf-8', 'surrogateescape')).hexdigest()}.json"
