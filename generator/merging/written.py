"""What a merge writes into a folder, as data and as a diff."""

from dataclasses import dataclass
from difflib import unified_diff

from generator.merging.trees import Files


@dataclass(frozen=True)
class Written:
    """The paths that a merge writes: those that are new, changed or removed."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return all of them."""
        return tuple(sorted((*self.added, *self.changed, *self.removed)))


def written_by(ours: Files, files: Files) -> Written:
    """Return what becomes another file."""
    return Written(
        added=tuple(path for path in files if path not in ours),
        changed=tuple(path for path in files if path in ours and files[path] != ours[path]),
        removed=tuple(path for path in ours if path not in files),
    )


def diff_of(ours: Files, files: Files, written: Written) -> str:
    """Return what a merge changes, as git shows it."""
    return "".join(file_diff(path, path, ours.get(path), files.get(path)) for path in written.paths)


def file_diff(path: str, now: str, old: bytes | None, new: bytes | None) -> str:
    """Return the diff of a file that was at ``path`` and is at ``now``."""
    if b"\0" in (old or b"") + (new or b""):
        return f"Binary file {path} differs\n"
    names = (
        "/dev/null" if old is None else f"a/{path}",
        "/dev/null" if new is None else f"b/{now}",
    )
    lines, others = ((one or b"").decode("utf-8", "replace").splitlines() for one in (old, new))
    return "".join(f"{line}\n" for line in unified_diff(lines, others, *names, lineterm=""))
