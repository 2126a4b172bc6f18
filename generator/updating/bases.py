"""The base of an update: what the older version made of a project's answers.

A merge takes whatever the base has and the new project has not for something that startwise took
out. Edits of the owner's in a base would be lost, so none is believed without evidence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator import __version__
from generator.errors import StartwiseError, WrongRequest
from generator.project.record import Record, record_in
from generator.templating.provenance import RECORD, digest_of
from generator.templating.tree import File, Tree
from generator.updating.archives import Files, files_given
from generator.updating.commits import (
    Commit,
    NoHistory,
    commits_in,
    files_at,
    is_shallow,
    record_at,
)
from generator.updating.releases import NoRelease, files_by_release

Source = Literal["renderer", "given", "release", "commit"]

# So many characters of a commit's name are enough for people.
_SHORT = 12


@dataclass(frozen=True)
class Base:
    """The project as it was made, and where it was found."""

    tree: Tree
    source: Source
    name: str


@dataclass(frozen=True)
class NotThere:
    """Why a source has no base, and what could be done about that."""

    why: str
    way_out: str = ""


class NoBase(StartwiseError):
    """No base can be believed: nothing was done."""


_Source = Callable[[Record], Base | NotThere]


def base_of(record: Record, given: Path | None, rendered: Tree | None) -> Base:
    """Return the base of a project, from the first source that has one to be believed.

    ``given`` is a folder or zip to take it from, ``rendered`` what this version makes,
    if the presets are to be had as they were.

    Raises:
        NoBase: there is none.
        WrongRequest: the one that was given is none.
    """
    missing = []
    for source in (_as_rendered(rendered), *_of(given), _released, _committed):
        found = source(record)
        if isinstance(found, Base):
            return found
        missing.append(found)
    given_way = "say --base with the folder or a zip of the project as it was made"
    ways = [*(one.way_out for one in missing if one.way_out), given_way]
    raise NoBase(
        "Your edits cannot be separated from what startwise made, as that is not available: "
        f"{'; '.join(one.why for one in missing)}.",
        f"Nothing was written. One of these helps: {'; or '.join(ways)}.",
    )


def _believed(base: Base, record: Record) -> bool:
    """Whether a base is what a project was made as.

    The digest in the record says so. One without, as versions before 0.4 wrote it, is believed
    where its own record is the same: by a release, as that makes one project of one record, and
    by its owner's word.
    """
    if record.digest:
        return digest_of(base.tree) == record.digest
    return base.source in {"release", "given"} and _is_same_record(base.tree, record)


def _is_same_record(tree: Tree, record: Record) -> bool:
    other = record_in(tree[RECORD].content, record.path)
    return _said(other) == _said(record)


def _said(record: Record) -> tuple[object, ...]:
    return record.version, record.template, record.answers, record.defaults, record.unknown


def _as_rendered(tree: Tree | None) -> _Source:
    """Return the source that this version is, where it makes the same files of the answers."""

    def from_this_version(record: Record) -> Base | NotThere:
        if not record.digest:
            return NotThere("its record has no digest")
        if tree is None:
            return NotThere("its presets are not available as they were")
        base = Base(tree, "renderer", __version__)
        return base if _believed(base, record) else NotThere(f"{__version__} makes other files")

    return from_this_version


def _of(given: Path | None) -> tuple[_Source, ...]:
    """Return the source that a folder or zip is; one that cannot be believed is refused."""
    if given is None:
        return ()

    def from_what_was_given(record: Record) -> Base:
        base = Base(_tree(files_given(given)), "given", str(given))
        if _believed(base, record):
            return base
        known_by = "digest" if record.digest else "record"
        raise WrongRequest(
            f"{given} is not the project as it was made: its {known_by} is another one.",
            "Nothing of it may be edited, added or left out, but for .env, uv.lock, caches.",
        )

    return (from_what_was_given,)


def _released(record: Record) -> Base | NotThere:
    """Let uv run the release that made the project."""
    name = f"startwise {record.version}"
    try:
        base = Base(_tree(files_by_release(record)), "release", name)
    except NoRelease as error:
        way_out = f"let uv reach an index, or links to wheels, with {name}"
        return NotThere(f"uv could not run {name} ({error})", way_out)
    return base if _believed(base, record) else NotThere(f"{name} makes other files, too")


def _committed(record: Record) -> Base | NotThere:
    """Look for a commit that holds the project as it was made."""
    folder = record.path.parent
    way_out = "fetch the whole history, by git fetch --unshallow" if is_shallow(folder) else ""
    try:
        commits = [one for one in commits_in(folder) if _is_same(record_at(folder, one), record)]
        if commits and not record.digest:
            return _unknown(commits[0])
        for commit in commits:
            base = Base(_tree(files_at(folder, commit)), "commit", commit.name[:_SHORT])
            if _believed(base, record):
                return base
    except (NoHistory, WrongRequest) as error:
        return NotThere(f"git has none ({error})", way_out)
    return NotThere("no commit that git has here holds it", way_out)


def _unknown(commit: Commit) -> NotThere:
    """Return that a commit may be the base: where its owner knows it, that is for him to say."""
    name = commit.name[:_SHORT]
    folder = f"/{commit.folder}".rstrip("/")
    return NotThere(
        f"nothing tells whether commit {name} holds it or edits, too",
        f"where you know that it does: git worktree add ../as-made {name}, then --base "
        f"../as-made{folder}",
    )


def _is_same(content: bytes, record: Record) -> bool:
    """Whether a commit's record is of the project as it was made: of its digest, or the same."""
    try:
        other = record_in(content, record.path)
    except WrongRequest:
        return False
    return other.digest == record.digest and (bool(record.digest) or _said(other) == _said(record))


def _tree(files: Files) -> dict[str, File]:
    plain = sorted(files.items())
    return {path: File(one, executable=False, features=()) for path, one in plain}
