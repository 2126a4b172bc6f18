"""Answers read from a TOML file."""

import tomllib
from pathlib import Path

from generator.answers import parse
from generator.errors import UnreadableAnswers
from generator.questions import Answers


def read_answers(path: Path) -> Answers:
    """Give the answers in a file: at its top, or in a table named ``answers``.

    Raises:
        UnreadableAnswers: the file cannot be read or is not TOML.
        UnknownName: a key or a value does not exist; the hint has the nearest spelling.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not text in UTF-8"
        raise UnreadableAnswers(
            f"The answers file {path} cannot be read: {reason}.", "Give the path of a TOML file."
        ) from error
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnreadableAnswers(
            f"The answers file {path} is not TOML: {error}.",
            'A line looks like: database = "postgresql"',
        ) from error
    said = document.get("answers", document)
    if not isinstance(said, dict):
        raise UnreadableAnswers(
            f"In {path}, answers is not a table.", "Write [answers], then a line for each answer."
        )
    return {name: parse(name, raw) for name, raw in said.items()}
