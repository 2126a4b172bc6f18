"""What the .gitignore files of a folder leave out, read as git reads them, without git."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

_FILE = ".gitignore"
_ANY_DEPTH = "**"
_ESCAPED = re.compile(r"\\(.)")
_WILD = frozenset("*?[")


@dataclass(frozen=True)
class _Pattern:
    """A line of a .gitignore: what it matches below the folder, so deep, that it stands in."""

    depth: int
    parts: tuple[str, ...]
    of_folders: bool
    is_exception: bool


@dataclass(frozen=True)
class Ignoring:
    """What is ignored in a folder: by its patterns, or ``everything`` where it is ignored itself.

    The last pattern that matches decides.
    """

    patterns: tuple[_Pattern, ...] = ()
    everything: bool = False

    def within(self, folder: Path) -> "Ignoring":
        """Return what is ignored in a folder of this one."""
        patterns = (*self.patterns, *_patterns_in(folder))
        return Ignoring(patterns, self.ignores(folder, is_folder=True))

    def ignores(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether something in this folder is ignored."""
        for one in reversed(() if self.everything else self.patterns):
            names = path.parts[one.depth :]
            if (is_folder or not one.of_folders) and _matches(one.parts, names):
                return not one.is_exception
        return self.everything


def ignoring_in(root: Path) -> Ignoring:
    """Return what is ignored in the folder of a project."""
    return Ignoring(tuple(_patterns_in(root)))


def _patterns_in(folder: Path) -> Iterator[_Pattern]:
    file = folder / _FILE
    try:
        # git follows no link here either.
        text = "" if file.is_symlink() or not file.is_file() else _text_of(file)
    except OSError:
        return
    for line in text.split("\n"):
        said = line.removesuffix("\r")
        said = said if said.endswith("\\ ") else said.rstrip(" ")
        wanted = said.removeprefix("!")
        parts = [part for part in wanted.strip("/").split("/") if part]
        if parts and not said.startswith("#"):
            is_anchored = "/" in wanted.rstrip("/")
            parts = [*([] if is_anchored else [_ANY_DEPTH]), *map(_glob, parts)]
            # All that is in a folder is not the folder itself.
            parts += ["*"] if parts[-1] == _ANY_DEPTH else []
            yield _Pattern(len(folder.parts), tuple(parts), wanted.endswith("/"), said != wanted)


def _text_of(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig", errors="surrogateescape")


def _glob(part: str) -> str:
    """Return a part of a pattern as Python spells it: ``[!a]`` for ``[^a]``."""
    spelt = _ESCAPED.sub(lambda one: f"[{one[1]}]" if one[1] in _WILD else one[1], part)
    return spelt.replace("[^", "[!")


def _matches(parts: tuple[str, ...], names: tuple[str, ...]) -> bool:
    """Whether a pattern matches a path; followed in all its ways at once, as `**` has many."""
    anywhere, *rest = parts
    if anywhere == _ANY_DEPTH and len(rest) == 1:
        return fnmatchcase(names[-1], rest[0])
    places = _onwards(parts, {0})
    for name in names:
        fitting = {
            place
            for place in places
            if place < len(parts)
            and (parts[place] == _ANY_DEPTH or fnmatchcase(name, parts[place]))
        }
        places = _onwards(
            parts, {place if parts[place] == _ANY_DEPTH else place + 1 for place in fitting}
        )
    return len(parts) in places


def _onwards(parts: tuple[str, ...], places: set[int]) -> set[int]:
    """Add the places behind each `**`, which may stand for nothing."""
    for place, part in enumerate(parts):
        if part == _ANY_DEPTH and place in places:
            places.add(place + 1)
    return places
