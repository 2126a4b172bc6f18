"""Files that an owner moved: found by what stands in them."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath

from generator.merging.moving import moved

_RELATIVE = re.compile(r"^([ \t]*from )(\.+)([\w.]*)(?= import\b)", re.MULTILINE)

Files = Mapping[str, bytes]


def moved_by_owner(base: Files, theirs: Files, ours: Files) -> dict[str, str]:
    """Return where the owner has put files that are gone from their place, by that place.

    Only those are looked for that would change where they were.
    """
    gone = [path for path in base if path not in ours and base[path] != theirs.get(path)]
    added = [path for path in ours if path not in base and path not in theirs]
    return moved({path: base[path] for path in gone}, {path: ours[path] for path in added})


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
