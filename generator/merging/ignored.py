"""What git ignored in a project and still is there: it stays ignored, whatever the answers are."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

from generator.locations import TEMPLATES
from generator.merging.outcomes import lines_of
from generator.merging.trees import Decision, Files
from generator.templating.template_files import sources

IGNORED = ".gitignore"


def with_what_is_there(folder: Path, base: Files, theirs: Files) -> dict[str, bytes]:
    """Return ``theirs`` with the lines of its ``.gitignore`` that ignore what is in the folder."""
    before, after = (lines_of(side.get(IGNORED, b"").decode()) for side in (base, theirs))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    lines: list[str] = []
    for _, start, end, other_start, other_end in matcher.get_opcodes():
        new = after[other_start:other_end]
        lost = (line for line in before[start:end] if line not in after)
        lines += [*(line for line in lost if _is_there(folder, line)), *new]
    return {**theirs, IGNORED: "".join(lines).encode()}


def decisions(theirs: Files, merged: Mapping[str, bytes], there: Files) -> Iterator[Decision]:
    """Yield which lines stay: those ``there`` alone has of what is merged."""
    stays = set(lines_of(there[IGNORED].decode())) - set(lines_of(theirs[IGNORED].decode()))
    for line in lines_of(merged.get(IGNORED, b"").decode("utf-8", "replace")):
        if line in stays:
            text = f"{line.strip()} stays in it, as that is still there: delete both when you can."
            yield Decision(IGNORED, text)


def without_what_is_there(folder: Path, content: bytes, made: bytes, framework: str) -> bytes:
    """Return a ``.gitignore`` without the lines that a change of answers left in it.

    They are those that other answers bring, and that ignore what is in the folder.
    """
    own = set(lines_of(made.decode()))
    of_others = {f"{line}\n" for line in _lines_of_template(framework)} - own
    lines = lines_of(content.decode("utf-8", "surrogateescape").replace("\r\n", "\n"))
    kept = (line for line in lines if line not in of_others or not _is_there(folder, line))
    return "".join(kept).encode("utf-8", "surrogateescape")


def _lines_of_template(framework: str) -> Iterator[str]:
    """Yield all lines that a template may write, with those of its own language among them."""
    for source in sources(framework):
        if source.path == IGNORED:
            yield from (TEMPLATES / source.name).read_text(encoding="utf-8").splitlines()


def _is_there(folder: Path, line: str) -> bool:
    """Whether a line of ours ignores a file that is in the folder."""
    pattern = line.strip().strip("/")
    if not pattern or pattern.startswith("#"):
        return False
    found = (path for path in folder.glob(pattern) if not path.is_symlink())
    return any(one.is_file() or any(one.rglob("*")) for one in found)
