"""Where a preset is from: a path, a repository, an archive or a package, and how it is got."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from generator.presets.cache import keep, kept_of, kept_with
from generator.presets.files import (
    Files,
    PresetNotHad,
    UnreadablePreset,
    digest_of_files,
)
from generator.presets.git_fetch import Place, commit_now, fetched
from generator.presets.preset_folders import content_of, files_at, files_in, folder_of_package
from generator.presets.zips import LARGEST_ARCHIVE, check_hash, files_of_zip
from generator.terminal.safe_text import plain, quoted

_FORMS = (
    "A source is a path, git+https://HOST/REPOSITORY@TAG#FOLDER, "
    "https://HOST/FILE.zip#sha256=HASH, or pkg:PACKAGE."
)
_LONGEST = 500
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*::?//|[A-Za-z][A-Za-z0-9+.-]*::")
_TAG = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_./+-]*[A-Za-z0-9_+-])?")
# Of an address with a host and a path.
_SLASHES = 3
_HASH = re.compile(r"(.+?)#sha256=([0-9a-fA-F]{64})")
_PACKAGE = "pkg:"
# In front of a host of https there is no account, but a token; the tag of git stands behind a path.
_TOKEN = re.compile(r"(git\+)?https://[^/@#]*@")


@dataclass(frozen=True)
class Found:
    """The files of a preset, where they are from, and what is to be said of that."""

    source: str
    files: Files
    note: str = ""

    @property
    def digest(self) -> str:
        """Return the digest of the files."""
        return digest_of_files(self.files)


def found_at(source: str, beside: Path = Path()) -> Found:
    """Return the files of the preset at a source; a path counts from the folder ``beside``.

    Raises:
        UnreadablePreset: the source is none, or what is there is no preset.
        PresetNotHad: it could not be fetched, and was not before.
    """
    _check(source)
    if source.startswith("git+"):
        return _of_git(source)
    if source.startswith("https://"):
        return _of_address(source)
    if source.startswith(_PACKAGE):
        folder = folder_of_package(source.removeprefix(_PACKAGE))
        return Found(source, _in_package(folder, source))
    return Found(source, _of_path(source, beside))


def found_before(source: str, digest: str, beside: Path = Path()) -> Files | None:
    """Return the files of a preset that a record names, without asking a network; None for none."""
    kept = kept_with(digest)
    if kept is not None:
        return kept
    try:
        _check(source)
        # Two slashes are another machine, on Windows.
        if source.startswith(("git+", "https://", "//", "\\\\")):
            return None
        files = found_at(source, beside).files
    except (UnreadablePreset, OSError):
        return None
    return files if digest_of_files(files) == digest else None


def is_path(source: str) -> bool:
    """Whether a source is a path, which others may not have."""
    return not (_SCHEME.match(source) or source.startswith(_PACKAGE))


def counted_from(source: str, before: Path, after: Path) -> str:
    """Return a source whose path counts from another folder; others stay as they are."""
    path, hash_said = _path_and_hash(source)
    if not is_path(source) or Path(path).expanduser().is_absolute() or path.startswith("~"):
        return source
    try:
        moved = os.path.relpath(before / path, after)
    except ValueError:
        moved = str((before / path).resolve())
    return Path(moved).as_posix() + (f"#sha256={hash_said}" if hash_said else "")


def _check(source: str) -> None:
    if not source.strip():
        raise UnreadablePreset("The source of a preset is empty.", _FORMS)
    if plain(source) != source or len(source) > _LONGEST:
        raise UnreadablePreset(f"{quoted(source[:_LONGEST])} is no source of a preset.", _FORMS)
    scheme = _SCHEME.match(source)
    if scheme and not source.startswith(("git+https://", "git+ssh://", "git+file://", "https://")):
        raise UnreadablePreset(f"{quoted(source)} is no source of a preset.", _FORMS)
    if re.match(r"[^/]*//[^/@#]*:[^/@#]*@", source) or _TOKEN.match(source):
        raise UnreadablePreset(
            "The source of a preset holds a password, which a project's record would tell.",
            "Leave it to git's credential helper, or to ssh.",
        )


def _place(source: str) -> Place:
    """Return which repository, tag and folder a source names."""
    address, _, folder = source.removeprefix("git+").partition("#")
    url, _, tag = address.rpartition("@")
    folder = folder.strip("/")
    if url.count("/") < _SLASHES:
        raise UnreadablePreset(
            f"{quoted(source)} names no tag.", "Write git+https://HOST/REPOSITORY@TAG#FOLDER."
        )
    inside = set(folder.split("/")) if folder else set()
    if not _TAG.fullmatch(tag) or ".." in tag or "//" in tag or inside & {"", ".", "..", ".git"}:
        raise UnreadablePreset(f"{quoted(source)} names no tag or no folder that can be.", _FORMS)
    return Place(url, tag, folder)


def _of_git(source: str) -> Found:
    place = _place(source)
    kept = kept_of(source)
    if kept is None:
        commit, files = fetched(place)
        keep(source, commit, files)
        return Found(source, files)
    try:
        if commit_now(place) == kept.version:
            return Found(source, kept.files)
        commit, files = fetched(place)
    except PresetNotHad as error:
        return Found(source, kept.files, f"{error.message} It is taken as it was last time.")
    keep(source, commit, files)
    note = f"{plain(source)} is another one than last time: its tag was moved."
    return Found(source, files, note)


def _of_address(source: str) -> Found:
    said = _HASH.fullmatch(source)
    if said is None:
        raise UnreadablePreset(
            f"{quoted(source)} says no hash: an address can give another archive tomorrow.",
            "Write the address, then #sha256= and the hash of the archive.",
        )
    kept = kept_of(source)
    if kept is not None:
        return Found(source, kept.files)
    from generator.presets.downloading import downloaded

    content = downloaded(said[1], LARGEST_ARCHIVE)
    check_hash(content, said[2], said[1])
    files = files_of_zip(content, said[1])
    keep(source, said[2].lower(), files)
    return Found(source, files)


def _of_path(source: str, beside: Path) -> Files:
    said, wanted = _path_and_hash(source)
    try:
        path = beside / Path(said).expanduser()
        is_archive = path.suffix.lower() == ".zip" and not path.is_dir()
    except (RuntimeError, ValueError, OSError) as error:
        raise UnreadablePreset(f"{quoted(said)} can be no path.") from error
    if not is_archive:
        if wanted:
            raise UnreadablePreset(f"{said} is no zip archive.", "Leave the hash out.")
        return files_at(path)
    try:
        content = content_of(path, said, LARGEST_ARCHIVE)
    except OSError as error:
        raise UnreadablePreset(f"The preset {said} cannot be read: {error.strerror}.") from error
    check_hash(content, wanted, said)
    return files_of_zip(content, said)


def _path_and_hash(source: str) -> tuple[str, str]:
    said = _HASH.fullmatch(source)
    return (said[1], said[2]) if said else (source, "")


def _in_package(folder: Path, source: str) -> Files:
    try:
        return files_in(folder)
    except OSError as error:
        raise UnreadablePreset(f"{plain(source)} cannot be read: {error.strerror}.") from error
