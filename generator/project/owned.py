"""The files of a project as its owner has them, and whether they can be changed at all."""

from collections.abc import Collection, Iterable, Mapping
from math import inf
from pathlib import Path, PurePosixPath

from generator.errors import WrongRequest
from generator.project.rewriting import check_paths
from generator.project.working_tree import WorkingTree
from generator.templating.environment_file import ENVIRONMENT_FILE
from generator.terminal.paragraphs import counted
from generator.tested.portable_lock import NAME as LOCK

# In bytes: no file of a template comes near it. A larger one is not taken for one that was moved.
_LARGEST = 1_000_000
_MOST_NAMED = 5

Files = Mapping[str, bytes]


def check_tree(tree: WorkingTree | None, folder: Path, *, allow_dirty: bool) -> None:
    """Refuse a folder whose owner could not take a change back."""
    if tree is None:
        if not allow_dirty:
            raise WrongRequest(
                f"{folder} is in no git repository, so that a change could not be taken back.",
                "Make one and commit the project, or pass --allow-dirty.",
            )
        return
    if tree.under_way:
        raise WrongRequest(
            f"A {tree.under_way} is under way in the repository of {folder}.",
            f"End it first, or take it back: git {tree.under_way} --abort.",
        )
    if tree.unmerged:
        raise WrongRequest(
            f"Conflicts are not resolved yet: {_listed(tree.unmerged)}.",
            "Resolve them, then git add the files and commit.",
        )
    if tree.changed and not allow_dirty:
        raise WrongRequest(
            f"{folder} has changes that are not committed: {_listed(tree.changed)}.",
            "Commit or stash them, so that the change stands alone, or pass --allow-dirty.",
        )


def check_untracked(tree: WorkingTree | None, paths: Iterable[str], *, allow_dirty: bool) -> None:
    """Refuse to write files that git does not know, and could not give back."""
    found = sorted({*paths} & {*(tree.untracked if tree else ())})
    if found and not allow_dirty:
        raise WrongRequest(
            f"git does not know what would be changed: {_listed(found)}.",
            "Commit or move it away, or pass --allow-dirty.",
        )


def owned_files(folder: Path, base: Files, theirs: Files, tree: WorkingTree | None) -> Files:
    """Return the owner's files: those that startwise knows, and what may be one that was moved."""
    known = sorted({*base, *theirs})
    changing = [path for path in known if base.get(path) != theirs.get(path)]
    check_paths(folder, changing)
    _check_sizes(folder, changing)
    ours = _read(folder, known, _LARGEST)
    gone = [path for path in base if path not in ours and base[path] != theirs.get(path)]
    endings = {PurePosixPath(path).suffix for path in gone}
    others = (
        path
        for path in (tree.tracked if tree else ())
        if path not in ours
        and path not in {ENVIRONMENT_FILE, LOCK}
        and PurePosixPath(path).suffix in endings
    )
    return {**ours, **_read(folder, others, _LARGEST)}


def _check_sizes(folder: Path, paths: Iterable[str]) -> None:
    """Refuse to merge a file that takes minutes to compare, and is no text of a project's."""
    for path in paths:
        place = folder / path
        if place.is_file() and place.stat().st_size > _LARGEST:
            raise WrongRequest(
                f"{path} has more than {_LARGEST // 1_000_000} MB, and would have to be merged.",
                "Move it away, commit that, and change the project; then put it back.",
            )


def modules_in(folder: Path, inside: str) -> dict[str, str]:
    """Return the modules of a folder of the project, or of those of a pattern, by path."""
    found = sorted(one.relative_to(folder).as_posix() for one in folder.glob(f"{inside}/*.py"))
    return {
        path: one.decode("utf-8", "replace") for path, one in _read(folder, found, _LARGEST).items()
    }


def read_text(folder: Path, path: str) -> str | None:
    """Return a plain file of the folder as text, or None where it is none."""
    content = _read(folder, [path]).get(path)
    try:
        return None if content is None else content.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _read(folder: Path, paths: Iterable[str], largest: float = inf) -> dict[str, bytes]:
    found = {}
    for path in paths:
        place = folder / path
        is_linked = any(one.is_symlink() for one in (place, *_between(folder, place)))
        if not is_linked and place.is_file() and place.stat().st_size <= largest:
            found[path] = place.read_bytes()
    return found


def _between(folder: Path, place: Path) -> list[Path]:
    return [one for one in place.parents if one != folder and folder in one.parents]


def _listed(paths: Collection[str]) -> str:
    first = ", ".join(list(paths)[:_MOST_NAMED])
    more = len(paths) - _MOST_NAMED
    return f"{first} and {counted(more, 'file')} more" if more > 0 else first
