"""A README as steps: its commands, and the edits that its sentences ask for."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Commands:
    """A block of commands, each of which is run."""

    section: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """A block of code that is an example, and goes nowhere."""

    section: str
    language: str
    text: str


@dataclass(frozen=True)
class Deletion:
    """Files and folders that go: "Delete `a`, `b` and `c`"."""

    section: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class LinesOut:
    """Lines that go: "Take out the lines that name `word` in `a` and `b`"; `Words` names it too."""

    section: str
    word: str
    paths: tuple[str, ...]


@dataclass(frozen=True)
class Insertion:
    """A block that is added: "In `path`, below `line`", or "Make `path`" for a file that is new."""

    section: str
    path: str
    below: str
    text: str


@dataclass(frozen=True)
class Rewriting:
    """A file that is there already, with another content: "Replace the content of `path`"."""

    section: str
    path: str
    text: str


@dataclass(frozen=True)
class Replacement:
    """Text that changes: "In `path`, write `new` instead of `old`, and `…` instead of `…`"."""

    section: str
    path: str
    changes: tuple[tuple[str, str], ...]


Edit = Deletion | LinesOut | Insertion | Rewriting | Replacement
Step = Commands | Code | Edit

BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODE = r"`([^`\n]+)`"
LIST = rf"(?:{CODE.replace('(', '(?:')}(?:, (?:and )?| and )?)+"
DELETION = re.compile(rf"Delete ({LIST})")
LINES_OUT = re.compile(rf"[Tt]ake out the lines that name {CODE} in ({LIST})")
CHANGE = rf"{CODE} instead of {CODE}"
REPLACEMENT = re.compile(
    rf"In {CODE}, write ({CHANGE.replace('(', '(?:')}(?:, and {CHANGE.replace('(', '(?:')})*)"
)
BELOW = re.compile(rf"In {CODE}, below {CODE}[^`]*:\s*\Z")
NEW_FILE = re.compile(rf"Make {CODE}[^`]*:\s*\Z")
CONTENT = re.compile(rf"Replace the content of {CODE}[^`]*:\s*\Z")


def steps_of(readme: str) -> Iterator[Step]:
    """Yield the steps of a README, from its beginning to its end."""
    parts = re.split(r"^## (.+)\n", "## Beginning\n" + readme, flags=re.MULTILINE)[1:]
    for section, text in zip(parts[::2], parts[1::2], strict=True):
        yield from _steps_in(section, text)


def _steps_in(section: str, text: str) -> Iterator[Step]:
    end = 0
    for block in BLOCK.finditer(text):
        prose = " ".join(text[end : block.start()].split())
        yield from _edits(section, prose)
        yield _block(section, prose, block[1], block[2])
        end = block.end()
    yield from _edits(section, " ".join(text[end:].split()))


def _edits(section: str, prose: str) -> Iterator[Step]:
    patterns = (DELETION, LINES_OUT, REPLACEMENT)
    found = [one for pattern in patterns for one in pattern.finditer(prose)]
    for one in sorted(found, key=lambda match: match.start()):
        if one.re is DELETION:
            yield Deletion(section, tuple(re.findall(CODE, one[1])))
        elif one.re is REPLACEMENT:
            yield Replacement(section, one[1], tuple(re.findall(CHANGE, one[2])))
        else:
            yield LinesOut(section, one[1], tuple(re.findall(CODE, one[2])))


def _block(section: str, prose: str, language: str, text: str) -> Step:
    if below := BELOW.search(prose):
        return Insertion(section, below[1], below[2], text)
    if new_file := NEW_FILE.search(prose):
        return Insertion(section, new_file[1], "", text)
    if content := CONTENT.search(prose):
        return Rewriting(section, content[1], text)
    if language == "sh":
        lines = text.replace("\\\n", " ").splitlines()
        return Commands(section, tuple(line for line in lines if line.strip()))
    return Code(section, language, text)


def edit(folder: Path, step: Edit) -> None:
    """Do what a sentence of the README asks for, to the letter.

    Raises:
        AssertionError: what the sentence names is not there.
    """
    match step:
        case Deletion():
            for path in step.paths:
                _delete(folder, path)
        case LinesOut():
            for path in step.paths:
                _take_out(folder / path, step.word)
        case Insertion():
            _insert(folder / step.path, step)
        case Rewriting():
            assert (folder / step.path).exists(), f"There is no {step.path}."
            (folder / step.path).write_text(step.text, "utf-8")
        case Replacement():
            for new, old in step.changes:
                _replace(folder / step.path, new, old)


def _delete(folder: Path, pattern: str) -> None:
    found = [*folder.glob(pattern.rstrip("/"))]
    assert found, f"There is no {pattern} to delete."
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def _take_out(path: Path, word: str) -> None:
    lines = path.read_text("utf-8").splitlines(keepends=True)
    left = [line for line in lines if word.casefold() not in line.casefold()]
    assert left != lines, f"{path.name} has no line that names {word}."
    path.write_text("".join(left), "utf-8")


def _insert(path: Path, step: Insertion) -> None:
    if not step.below:
        assert not path.exists(), f"{step.path} is there."
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(step.text, "utf-8")
        return
    before, found, after = path.read_text("utf-8").partition(step.below)
    assert found, f"{step.path} has no {step.below}."
    rest, newline, after = after.partition("\n")
    path.write_text(before + found + rest + newline + step.text + after, "utf-8")


def _replace(path: Path, new: str, old: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old}."
    path.write_text(text.replace(old, new, 1), "utf-8")
