"""The files of a preset in memory: what may be among them, how large, and their digest."""

import hashlib
import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.errors import StartwiseError, WrongRequest
from generator.terminal.safe_text import plain, quoted

# Contents by path; the folder of the preset is the root.
Files = Mapping[str, bytes]

PRESET = "preset.toml"
OVERLAY = "overlay"

MOST_FILES = 500
LARGEST_FILE = 1_000_000
LARGEST = 5_000_000
_LONGEST_PATH = 200
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})


class UnreadablePreset(WrongRequest):
    """A preset that is not there, cannot be read, or says something wrong."""


class PresetNotHad(StartwiseError):
    """A preset that could not be fetched."""


def is_of_preset(path: str) -> bool:
    """Whether a file belongs to a preset: what else is in its folder counts for nothing."""
    return path == PRESET or path.startswith(f"{OVERLAY}/")


def check_path(path: str) -> str:
    """Return a path of a preset's file; refuse one that could lead out of its folder."""
    parts = PurePosixPath(path).parts
    is_wrong = (
        path != "/".join(parts)
        or not path
        or path.startswith("/")
        or bool({"..", "."} & {*parts})
        or any(part.casefold() in {".git", "git~1"} for part in parts)
        # What cannot be seen can be left out by a file system.
        or any(unicodedata.category(one) in _UNSEEN for one in path)
        or "\\" in path
        or ":" in path
        or plain(path) != path
        or len(path) > _LONGEST_PATH
    )
    if is_wrong:
        raise UnreadablePreset(
            f"The preset holds a file at {quoted(path[:_LONGEST_PATH])}, which can be no place "
            "in a project.",
            "Nothing was read from it.",
        )
    return path


def check_size(sizes: Mapping[str, int]) -> None:
    """Refuse too many files, or too large ones; ``sizes`` are those that they say of themselves."""
    if len(sizes) > MOST_FILES:
        raise UnreadablePreset(f"The preset holds more than {MOST_FILES} files.", _OVERLAYS)
    for path, size in sizes.items():
        if size > LARGEST_FILE:
            raise UnreadablePreset(
                f"The preset's file {plain(path)} has {size:,} bytes; {LARGEST_FILE:,} are the "
                "most.",
                _OVERLAYS,
            )
    if sum(sizes.values()) > LARGEST:
        raise UnreadablePreset(f"The preset has more than {LARGEST:,} bytes.", _OVERLAYS)


_OVERLAYS = "A preset is answers and a few files of a team, as text."


def no_link(path: str) -> UnreadablePreset:
    """Return the error for a file that is none."""
    return UnreadablePreset(
        f"The preset's {plain(path)} is a link, or no plain file.",
        "Put the file itself there.",
    )


def digest_of_files(files: Files) -> str:
    """Return the SHA-256 of what ``sha256sum`` prints of the files, in the order of their paths."""
    lines = (
        f"{hashlib.sha256(content).hexdigest()}  {path}\n".encode()
        for path, content in sorted(files.items(), key=lambda one: one[0].encode())
    )
    return f"sha256:{hashlib.sha256(b''.join(lines)).hexdigest()}"
