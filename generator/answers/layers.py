"""Answers of a command line and of several files, laid over each other."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.answers.answers_file import read_answers
from generator.answers.questions import BY_NAME, FREE_TEXT, Answer, Answers
from generator.errors import WrongRequest
from generator.terminal.paragraphs import listed_words

# What belongs to one project alone: a project of another name has its own.
_OF_ONE_PROJECT = frozenset({"project_slug", *FREE_TEXT})


@dataclass(frozen=True)
class Given:
    """The answers of a command line and its files; ``files`` has the file of each from one."""

    answers: Answers
    files: Mapping[str, str]


def layered(paths: Iterable[Path], said: Mapping[str, Answer], *, is_named: bool = False) -> Given:
    """Return the answers of files, the later before the earlier, and what was ``said`` before all.

    Where the project ``is_named`` elsewhere, no file says its name, package, description or author.
    """
    answers: Answers = {}
    files: dict[str, str] = {}
    for path in paths:
        for name, answer in read_answers(path).items():
            if not (is_named and name in _OF_ONE_PROJECT):
                answers[name], files[name] = answer, str(path)
    from_files = {name: path for name, path in files.items() if name not in said}
    return Given({**answers, **said}, from_files)


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
