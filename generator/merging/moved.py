"""Files that an owner moved: found by what stands in them."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher
from pathlib import PurePosixPath

_RELATIVE = re.compile(r"^([ \t]*from )(\.+)([\w.]*)(?= import\b)", re.MULTILINE)
_LEAST_ALIKE = 0.5
# A file with fewer lines is like many others.
_FEWEST_LINES = 4

Files = Mapping[str, bytes]


def moved(base: Files, theirs: Files, ours: Files) -> dict[str, str]:
    """Return where the owner has put files that are gone from their place, by that place.

    Only those are looked for that would change where they were.
    """
    gone = [path for path in base if path not in ours and base[path] != theirs.get(path)]
    added = [path for path in ours if path not in base and path not in theirs]
    found: dict[str, str] = {}
    for path in gone:
        likeness = {other: _likeness(base[path], ours[other]) for other in _like(path, added)}
        best = max(likeness, key=lambda other: likeness[other], default="")
        if best and likeness[best] >= _LEAST_ALIKE and best not in found.values():
            found[path] = best
    return found


def as_moved(content: bytes, path: str, place: str) -> bytes:
    """Return a module with its relative imports as they are written where the owner has put it."""
    if not path.endswith(".py") or PurePosixPath(path).parent == PurePosixPath(place).parent:
        return content
    package, new = PurePosixPath(path).parent.parts, PurePosixPath(place).parent.parts

    def moved_to(found: "re.Match[str]") -> str:
        above = package[: len(package) - len(found[2]) + 1]
        shared = 0
        while shared < min(len(above), len(new)) and above[shared] == new[shared]:
            shared += 1
        if len(found[2]) > len(package) or not shared:
            return found[0]
        inside = ".".join(filter(None, (*above[shared:], found[3])))
        return f"{found[1]}{'.' * (len(new) - shared + 1)}{inside}"

    return _RELATIVE.sub(moved_to, content.decode("utf-8", "surrogateescape")).encode(
        "utf-8", "surrogateescape"
    )


def _like(path: str, others: list[str]) -> list[str]:
    ending = PurePosixPath(path).suffix
    return [other for other in others if PurePosixPath(other).suffix == ending]


def _likeness(left: bytes, right: bytes) -> float:
    lines, others = left.splitlines(), right.splitlines()
    if min(len(lines), len(others)) < _FEWEST_LINES:
        return 0
    matcher = SequenceMatcher(None, lines, others, autojunk=False)
    if min(matcher.real_quick_ratio(), matcher.quick_ratio()) < _LEAST_ALIKE:
        return 0
    return matcher.ratio()
