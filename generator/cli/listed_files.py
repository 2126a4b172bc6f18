"""The files that a change writes, by name; where they are many, how many in which folder.

What is removed is named, however much it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import PurePosixPath

from generator.merging.written import Written
from generator.terminal.paragraphs import counted, labelled

MOST_NAMED = 20
_TOP = "in the project's own folder"


def listed(written: Written) -> Iterator[str]:
    """Yield a line for each file, or for each folder with files of it."""
    is_short = len(written.paths) <= MOST_NAMED
    for field in fields(written):
        paths = getattr(written, field.name)
        for text in paths if is_short or field.name == "removed" else _by_folder(paths):
            yield labelled(field.name, text)


def _by_folder(paths: Iterable[str]) -> Iterator[str]:
    """Yield how many are in each folder; what is alone in one is named."""
    paths = tuple(paths)
    counts = Counter(map(_folder, paths))
    for folder, count in sorted(counts.items(), key=lambda one: (one[0] != _TOP, one)):
        (first, *_) = (path for path in paths if _folder(path) == folder)
        yield first if count == 1 else f"{folder}: {counted(count, 'file')}"


def _folder(path: str) -> str:
    """Return the folder of a file, or that above where it is deep; files at the top are as one."""
    parents = PurePosixPath(path).parent.parts[:2]
    return f"{'/'.join(parents)}/" if parents else _TOP
