"""The record of a project: what it was made from, as far as this version understands it."""

from dataclasses import dataclass
from pathlib import Path

from generator.answers.answers_file import MAKING, read_document, read_known_answers
from generator.answers.questions import Answers
from generator.errors import UnreadableAnswers
from generator.guidance.frameworks import NAMES

# A record has some thousand characters at most; TOML that is crafted takes long to read.
_LARGEST_RECORD = 20_000


@dataclass(frozen=True)
class Making:
    """How a project was made: by which version, from which template; ``tree`` is its digest.

    What the record does not say, or says otherwise than a record does, is empty.
    """

    version: str
    template: str
    tree: str


@dataclass(frozen=True)
class Record:
    """What a project's record says; ``unknown`` is what this version has no question for."""

    making: Making
    answers: Answers
    unknown: tuple[str, ...]


def making_in(record: Path) -> Making:
    """Return how a project was made; the answer to which framework may have been auto."""
    making = read_document(record).get(MAKING)
    said = making if isinstance(making, dict) else {}
    version, template, tree = (
        value if isinstance(value, str) else ""
        for value in (said.get(key) for key in ("version", "template", "tree"))
    )
    return Making(version, template if template in NAMES else "", tree)


def read_record(record: Path) -> Record:
    """Return what a record says, or refuse one that cannot be read."""
    try:
        is_plain, size = record.is_file(), record.stat().st_size
    except OSError as error:
        raise UnreadableAnswers(f"{record} cannot be read: {error.strerror}.") from error
    if not is_plain or size > _LARGEST_RECORD:
        why = "it is too large" if is_plain else "it is not a plain file"
        raise UnreadableAnswers(f"{record} cannot be read: {why}.")
    making = making_in(record)
    answers, unknown = read_known_answers(record)
    return Record(making, answers, unknown)
