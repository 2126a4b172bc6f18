"""What git prints of the files of a commit: a listing of its tree, and their contents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_REGULAR = frozenset({b"100644", b"100755"})


@dataclass(frozen=True)
class Entry:
    """A file of a commit, or what else stands at a path: a link, or another repository."""

    path: bytes
    name: bytes
    size: int
    is_plain: bool


def entries_in(listed: bytes) -> Iterator[Entry]:
    """Yield what ``git ls-tree -r -z --long`` lists; what is no file has no size."""
    for line in filter(None, listed.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, kind, name, size = about.split()
        yield Entry(
            path, name, int(size) if size.isdigit() else 0, kind == b"blob" and mode in _REGULAR
        )


def names_of(entries: Mapping[str, Entry]) -> bytes:
    """Return what ``git cat-file --batch`` is asked for these."""
    return b"".join(one.name + b"\n" for one in entries.values())


def contents_in(told: bytes, entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """Return the content at each path, of what ``git cat-file --batch`` prints of these."""
    files, at = {}, 0
    for path, one in entries.items():
        at = told.index(b"\n", at) + 1
        files[path] = told[at : at + one.size]
        at += one.size + 1
    return files
