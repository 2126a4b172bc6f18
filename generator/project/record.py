"""What a project says of its making: the record that startwise put into its folder.

It is read here once, as far as this version understands it; whoever needs more of it judges.
"""

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.answers.answers_file import (
    ANSWERS,
    MAKING,
    PRESET,
    defaults_in,
    document_in,
    known_answers,
    no_table,
    without_defaults,
)
from generator.answers.clashes import CONSTRAINED
from generator.answers.parsing import parse, question_called
from generator.answers.questions import OFFERED, Answers
from generator.errors import NotAProject, UnreadableAnswers, about
from generator.guidance.frameworks import NAMES, Framework, framework_named
from generator.presets.recorded import Recorded, recorded_in
from generator.project.conflict_markers import conflict_in
from generator.templating.provenance import RECORD
from generator.terminal.safe_text import quoted

# A record has some thousand characters; TOML that is crafted takes long to read.
_LARGEST = 20_000
_WANTED = "Give the folder of a project that startwise made."
_GIVE_BACK = "Take the file back from git."


@dataclass(frozen=True)
class Record:
    """What a record says: by which version a project was made, from which template and answers.

    ``content`` is the file itself. What it does not say, or says otherwise than a record does, is
    empty. ``digest`` is that of the project as it was rendered, ``is_tested`` whether it has the
    packages that were tested, not the newest. ``defaults`` are the answers that nobody gave,
    ``unknown`` what this version has no question or choice for, as it is written, ``presets`` those
    that it was made with, ``beside`` the tables that it does not know.
    """

    path: Path
    content: bytes
    version: str
    template: str
    digest: str
    is_tested: bool
    answers: Answers
    defaults: tuple[str, ...]
    unknown: Mapping[str, object]
    presets: tuple[Recorded, ...]
    beside: tuple[str, ...]

    @property
    def said(self) -> Answers:
        """Return the answers without those that nobody gave and that are the defaults still.

        What an older version did not ask is answered as the project is without it, where no answer
        of it can clash.
        """
        return without_defaults(self.answers, self.defaults) | {
            one.name: one.left_out
            for one in OFFERED
            if one.kind != "text" and one.name not in {*self.answers, *CONSTRAINED}
        }

    @property
    def not_understood(self) -> tuple[str, ...]:
        """Return all that this version does not know, as the record has it."""
        answers = (f"{key} = {quoted(raw)}" for key, raw in self.unknown.items())
        return (*answers, *(f"[{table}]" for table in self.beside))


@dataclass(frozen=True)
class Made:
    """All that a project was made from."""

    framework: Framework
    answers: Answers
    defaults: tuple[str, ...]


def record_of(folder: Path) -> Path:
    """Return the path of the record of a project's folder, or refuse what is no project."""
    record = folder / RECORD
    try:
        if not stat.S_ISDIR(folder.stat().st_mode):
            raise NotAProject(f"{folder} is no folder.", _WANTED)
        if os.path.lexists(record):
            return record
        above = next((one for one in folder.resolve().parents if (one / RECORD).is_file()), None)
    except FileNotFoundError as error:
        raise NotAProject(f"There is no folder {folder}.", _WANTED) from error
    except OSError as error:
        raise NotAProject(f"{folder} cannot be looked into: {error.strerror}.", _WANTED) from error
    raise NotAProject(
        f"The folder {folder} was not made by startwise: it holds no {RECORD}.",
        f"Did you mean {above}?" if above else _WANTED,
    )


def read_record(path: Path) -> Record:
    """Return what the record at a path says, or refuse one that cannot be read."""
    try:
        is_plain, size = path.is_file(), path.stat().st_size
        if not is_plain or size > _LARGEST:
            why = "it is too large" if is_plain else "it is not a plain file"
            raise UnreadableAnswers(f"{path} cannot be read: {why}.", _GIVE_BACK)
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableAnswers(f"{path} cannot be read: {error.strerror}.") from error
    return record_in(content, path)


def record_in(content: bytes, path: Path) -> Record:
    """Return what the content of a record says, or refuse it; ``path`` is where it stands."""
    if len(content) > _LARGEST:
        raise UnreadableAnswers(f"{path} cannot be read: it is too large.", _GIVE_BACK)
    try:
        return _understood(content, path)
    except UnreadableAnswers as error:
        line = conflict_in(content)
        if not line:
            raise
        raise UnreadableAnswers(
            f"{path} has conflict markers, the first in line {line}.",
            "Take one of its sides whole, then try again.",
        ) from error


def _understood(content: bytes, path: Path) -> Record:
    document = document_in(content, path)
    said, making = document.get(ANSWERS), document.get(MAKING)
    if not isinstance(said, dict):
        raise no_table(path)
    making = making if isinstance(making, dict) else {}
    version, template, digest = (
        value if isinstance(value, str) else ""
        for value in (making.get(key) for key in ("version", "template", "tree"))
    )
    answers, unknown = known_answers(said, path)
    return Record(
        path=path,
        content=content,
        version=version,
        template=template if template in NAMES else "",
        digest=digest,
        is_tested="tested_on" in making,
        answers=answers,
        defaults=tuple(name for name in defaults_in(document) if name in answers),
        unknown=unknown,
        presets=recorded_in(document),
        beside=tuple(key for key in document if key not in {ANSWERS, MAKING, PRESET}),
    )


def made_from(record: Record) -> Made:
    """Return what a project was made from, or refuse a record that does not say all of it."""
    if not record.template:
        raise NotAProject(
            f"{record.path} names no template that there is.",
            f"It is one of {', '.join(NAMES)}: take the file back from git.",
        )
    with about(f"in {record.path}"):
        for key, raw in record.unknown.items():
            parse(question_called(key), raw, said_as=key)
            raise UnreadableAnswers(f"{key} cannot be {quoted(raw)} yet.", _GIVE_BACK)
        missing = [one.name for one in OFFERED if one.name not in record.answers]
        if missing:
            raise UnreadableAnswers(f"It does not answer {', '.join(missing)}.", _GIVE_BACK)
    answers = {question.name: record.answers[question.name] for question in OFFERED}
    return Made(framework_named(record.template), answers, record.defaults)
