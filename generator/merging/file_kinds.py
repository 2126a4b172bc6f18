"""Merging one file: by what its name says it is, whatever its line ends are."""

from collections.abc import Collection
from pathlib import PurePosixPath

from generator.merging import markdown, messages, pages, python, toml
from generator.merging.environment import patterns, variables
from generator.merging.line_merge import by_lines, differing
from generator.merging.outcomes import Merger, Outcome, Sides, best_of, only_took_out
from generator.merging.python_units import is_same_code
from generator.merging.units import How, by_units

_PYTHON = (".py", ".pyi")


def merge_file(
    path: str, ours: bytes, base: bytes | None, theirs: bytes, packages: Collection[str]
) -> tuple[bytes, Outcome]:
    """Return a file that both sides changed, merged, and what came of it.

    What is not text stays the owner's, and is a conflict. So is what both sides added, and is not
    the same.
    """
    try:
        texts = [content.decode("utf-8") for content in (ours, base or b"", theirs)]
    except UnicodeDecodeError:
        return ours, Outcome("", conflicts=1)
    if any("\0" in text for text in texts):
        return ours, Outcome("", conflicts=1)
    is_windows = "\r\n" in texts[0]
    has_end = texts[0].endswith("\n") or not texts[0]
    sides = Sides(*map(_normalised, texts))
    outcome = differing(sides) if base is None else _merger(path, packages)(sides)
    text = outcome.text if has_end else outcome.text.removesuffix("\n")
    return (text.replace("\n", "\r\n") if is_windows else text).encode(), outcome


def is_same_text(left: bytes | None, right: bytes | None) -> bool:
    """Whether two files differ in their line ends at most."""
    if left is None or right is None or b"\0" in left:
        return left == right
    return left == right or left.replace(b"\r\n", b"\n") == right.replace(b"\r\n", b"\n")


def is_same_content(path: str, left: bytes | None, right: bytes | None) -> bool:
    """Whether two files say the same: formatted in another way, or with other blanks."""
    if is_same_text(left, right) or left is None or right is None:
        return is_same_text(left, right)
    if not path.endswith(_PYTHON):
        return b"\0" not in left + right and left.split() == right.split()
    return is_same_code(left.decode("utf-8", "replace"), right.decode("utf-8", "replace"))


def is_less(ours: bytes, base: bytes | None) -> bool:
    """Whether an owner only took parts out of a file that is text."""
    if base is None or b"\0" in ours:
        return False
    return only_took_out(ours.decode("utf-8", "replace"), base.decode("utf-8", "replace"))


def with_ends_of(content: bytes, ours: bytes) -> bytes:
    """Return a file with the line ends that the owner's has."""
    if b"\r\n" in ours and b"\0" not in content:
        return content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    return content


def _normalised(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text if text.endswith("\n") or not text else f"{text}\n"


def _merger(path: str, packages: Collection[str]) -> Merger:
    name = PurePosixPath(path).name
    if name.endswith(_PYTHON):
        return python.merger(packages)
    if name == ".env.example":
        return best_of(by_units(How(variables)), by_lines)
    if name.endswith("ignore"):
        return best_of(by_units(How(patterns)), by_lines)
    return _BY_ENDING.get(PurePosixPath(path).suffix, by_lines)


_BY_ENDING = {
    ".toml": toml.merge,
    ".md": markdown.merge,
    ".po": messages.merge,
    ".html": pages.merge,
}
