"""How all that a change wrote is taken back, as commands."""

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from shlex import quote

from generator.merging.written import Written
from generator.project.next_steps import short
from generator.project.working_tree import WorkingTree


def commands_that_undo(folder: Path, written: Written, tree: WorkingTree | None) -> tuple[str, ...]:
    """Return what takes a change back that is not committed yet, before it is written.

    There is nothing where git could not give back what was in the folder before.
    """
    if tree is None or tree.changed or not tree.tracked:
        return ()
    git = "git" if folder == Path.cwd() else f"git -C {quote(short(folder))}"
    restored = f"{git} restore --source=HEAD --staged --worktree ."
    new = [path for path in written.added if not (folder / path).exists()]
    if not new:
        return (restored,)
    places = " ".join(map(quote, _places(folder, new)))
    return (restored, f"{git} clean -fd {places}")


def _places(folder: Path, new: Iterable[str]) -> Iterator[str]:
    """Yield the fewest places that hold these files and nothing that was there before."""
    found: dict[str, None] = {}
    for path in new:
        above = [one for one in PurePosixPath(path).parents if one != PurePosixPath(".")]
        missing = [one for one in above if not (folder / one).exists()]
        found[str(missing[-1]) if missing else path] = None
    yield from sorted(found)
