"""A side of a comparison as it is written: answers, a file of answers, or a project folder."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.answers.answers_file import read_answers
from generator.answers.parsing import parse, question_called
from generator.answers.questions import BY_KEY, QUESTIONS, Answer, Answers
from generator.answers.spelling import closest
from generator.errors import UnreadableSide
from generator.explain.subjects import pointer_to
from generator.terminal.safe_text import quoted

# What one word of a side may be a misspelling of.
_CHOICES = (*BY_KEY, *(choice.value for one in QUESTIONS for choice in one.choices))


@dataclass(frozen=True)
class Spec:
    """What a side was said to be: answers (with the file they are from), or a project folder."""

    said: Answers
    file: Path | None = None
    folder: Path | None = None

    @property
    def is_place(self) -> bool:
        """Whether it is a file or a folder, and not answers as they are written."""
        return self.file is not None or self.folder is not None


def read_spec(text: str, base: Mapping[str, Answer]) -> Spec:
    """Return what a text says a side is; ``base`` are answers that it may leave out."""
    if not text.strip():
        raise UnreadableSide("It says nothing.", _WRITTEN)
    path = _existing(text)
    if path is not None and path.is_dir():
        return Spec(said={}, folder=path)
    if path is not None:
        return Spec(said={**base, **read_answers(path)}, file=path)
    return Spec(said={**base, **answers_in(text)})


_WRITTEN = 'Write answers ("framework=flask auth=none"), or the path of a file or a project.'


def answers_in(text: str) -> Answers:
    """Return the answers that a text says, each as ``key=value``, quoted as in a shell."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise UnreadableSide(
            f"{quoted(text)} has a quote that does not end.", "Close it, or leave it out."
        ) from error
    answers: Answers = {}
    for word in words:
        key, equals, raw = word.partition("=")
        if not equals:
            raise _not_an_answer(word)
        name = question_called(key)
        answer = parse(name, raw)
        if answers.setdefault(name, answer) != answer:
            raise UnreadableSide(f"{name} is said twice.", "Say each answer once.")
    return answers


def _not_an_answer(word: str) -> UnreadableSide:
    """Return the error for a word without ``=``; what it was most likely meant to be is offered."""
    low = word.removeprefix("--").lower().replace("-", "_")
    offers = _answers_called(low) or _answers_called(closest(low, _CHOICES)) or _paths_like(word)
    wanted = f"Did you mean {' or '.join(offers[:3])}?" if offers else pointer_to(word) or _WRITTEN
    return UnreadableSide(f"{quoted(word)} is neither an answer nor a file nor a folder.", wanted)


def _answers_called(word: str) -> list[str]:
    """Return the answers that a word alone could stand for: a choice, or a question."""
    offers = [f"{one.name}={word}" for one in QUESTIONS if word in map(str, one.values)]
    if word in BY_KEY:
        question = BY_KEY[word]
        offers.append(f"{question.name}={'yes' if question.kind == 'yes_no' else '…'}")
    return offers


def _paths_like(word: str) -> list[str]:
    """Return the path beside the one that a word is, where its name is spelt much the same."""
    try:
        path = Path(word).expanduser()
        meant = closest(path.name, [one.name for one in path.parent.iterdir()])
    except (OSError, RuntimeError, ValueError):
        return []
    return [str(path.with_name(meant))] if meant else []


def _existing(text: str) -> Path | None:
    """Return the path that a text is, where there is something at it."""
    try:
        path = Path(text).expanduser()
        return path if path.exists() else None
    except (OSError, RuntimeError, ValueError):
        return None
