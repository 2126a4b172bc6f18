"""Answers of a command line, of files and of presets, laid over each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from generator.answers.answers_file import read_answers
from generator.answers.clashes import clashes
from generator.answers.completing import complete
from generator.answers.locks import Lock, allowed_by, check_locks
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, FREE_TEXT, Answer, Answers
from generator.errors import WrongRequest
from generator.terminal.paragraphs import listed_words

# What belongs to one project alone: a project of another name has its own.
_OF_ONE_PROJECT = frozenset({"project_slug", *FREE_TEXT})


@dataclass(frozen=True)
class Layer:
    """What a preset says: answers that count where nobody says another, and answers it holds.

    ``origin`` is what it is called where an answer is told to be from it.
    """

    origin: str
    defaults: Mapping[str, Answer]
    locks: tuple[Lock, ...]


@dataclass(frozen=True)
class Given:
    """The answers of a command line, its files and its presets.

    ``files`` has the file or the preset of each that is from one; ``gave_way`` tells which answers
    of a preset do not count, as they cannot stand beside what was said.
    """

    answers: Answers
    files: Mapping[str, str]
    locks: tuple[Lock, ...] = ()
    gave_way: tuple[str, ...] = field(default=())


def layered(
    paths: Iterable[Path],
    said: Mapping[str, Answer],
    *,
    is_named: bool = False,
    layers: Sequence[Layer] = (),
) -> Given:
    """Return the answers of files, the later before the earlier, and what was ``said`` before all.

    Where the project ``is_named`` elsewhere, no file says its name, package, description or author.
    What presets hold (``layers``) cannot be said otherwise; their defaults come last, and count
    where they can stand beside all of that.
    """
    answers: Answers = {}
    files: dict[str, str] = {}
    for path in paths:
        for name, answer in read_answers(path).items():
            if not (is_named and name in _OF_ONE_PROJECT):
                answers[name], files[name] = answer, str(path)
    from_files = {name: path for name, path in files.items() if name not in said}
    return over_presets({**answers, **said}, from_files, layers)


def over_presets(
    said: Mapping[str, Answer], files: Mapping[str, str], layers: Sequence[Layer]
) -> Given:
    """Return what was said, some of it in ``files``, with what presets say beside it."""
    locks = tuple(lock for layer in layers for lock in layer.locks)
    with naming(files):
        check_locks(locks, said)
    answers, origins = dict(said), dict(files)
    defaults = {name: answer for layer in layers for name, answer in layer.defaults.items()}
    of = {name: layer.origin for layer in layers for name in layer.defaults}
    held = {lock.name: lock.origin for lock in locks}
    for name, allowed in allowed_by(locks).items():
        if name not in answers:
            first = sorted(allowed, key=lambda one: one != defaults.get(name))
            answers[name] = next((one for one in first if _goes(name, one, answers)), first[0])
            origins[name] = held[name]
    gave_way = []
    for name in (name for name in BY_NAME if name in defaults and name not in answers):
        if _goes(name, defaults[name], answers):
            answers[name], origins[name] = defaults[name], of[name]
        else:
            gave_way.append(f"{BY_NAME[name].word} {shown(defaults[name])} of {of[name]}")
    return Given(answers, origins, locks, tuple(gave_way))


def _goes(name: str, answer: Answer, said: Mapping[str, Answer]) -> bool:
    """Whether an answer can stand beside what was said and what follows."""
    return not clashes(complete({**said, name: answer}).answers)


@contextmanager
def naming(files: Mapping[str, str]) -> Iterator[None]:
    """Say in a refusal which of the answers at odds are from which file."""
    try:
        yield
    except WrongRequest as error:
        found = [
            f"{BY_NAME[one].word} is from {files[one]}" for one in error.at_odds if one in files
        ]
        if found:
            error.message = f"{error.message.removesuffix('.')}; {listed_words(found)}."
        raise
