"""The equivalent command: it gives the same project, and nothing shorter does."""

import shlex
from collections.abc import Mapping
from itertools import combinations
from typing import Any

import pytest
from answers import constrained_sets, sets
from hypothesis import given, settings

from generator.answers.command_line import (
    command,
    equivalent,
    shortest,
    spelled,
)
from generator.answers.questions import Answer, Answers
from generator.cli import run_new as making
from generator.cli.app import app
from generator.guidance.deciding import outcome
from generator.planning import plan

KNOWN: Answers = {"author_name": "Ada", "author_email": "ada@example.org"}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"database": "sqlite", "auth": "accounts"}, "--database sqlite --auth accounts --yes"),
        ({"database": "none", "auth": "none", "admin": False}, "--database none --yes"),
        ({"auth": "tokens", "rest": True, "admin": False}, "new Shelf --auth tokens --yes"),
        ({"author_name": "Ada"}, "startwise new Shelf --yes"),
        ({"author_name": ""}, "--author-name '' --yes"),
        ({"project_slug": "shelf"}, "startwise new Shelf --yes"),
        ({"project_slug": "books"}, "--slug books --yes"),
        ({"description": 'What\'s "read"'}, "--description 'What'\"'\"'s \"read\"' --yes"),
    ],
)
def test_only_what_would_not_follow_anyway_is_named(said: Answers, told: str) -> None:
    assert equivalent({"project_name": "Shelf", **said}, whole).endswith(told)


def test_a_name_that_gives_no_package_name_keeps_the_one_that_was_said() -> None:
    told = equivalent({"project_name": "\u672c\u68da", "project_slug": "shelf"}, outcome)
    assert told == "startwise new '\u672c\u68da' --slug shelf --yes"


def test_flags_that_say_nothing_of_the_project_are_repeated() -> None:
    told = equivalent({"project_name": "Shelf"}, outcome, ("--output 'a b'", "--no-git"))
    assert told == "startwise new Shelf --output 'a b' --no-git --yes"


def test_a_name_like_a_flag_stands_at_the_end() -> None:
    assert command("--run", ["--rest"], ("--yes",)) == "startwise new --rest --yes -- --run"


def parsed(line: str) -> Answers:
    """Return what startwise understands a command line to say."""
    said: dict[str, Answer] = {}

    def make(answers: Answers, wishes: Any) -> int:
        said.update(answers)
        assert not wishes.ask
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "make", make)
        _program, *words = shlex.split(line)
        app(words, standalone_mode=False)
    return said


def whole(said: Mapping[str, Answer]) -> object:
    return outcome(said, KNOWN)


@settings(deadline=None, max_examples=40)
@given(said=sets)
def test_parsed_again_the_command_gives_the_same_answers(said: Answers) -> None:
    assert whole(parsed(equivalent(said, whole))) == whole(said)
    assert parsed(spelled(said, ("--yes",))) == said


@settings(deadline=None, max_examples=5)
@given(said=sets)
def test_parsed_again_the_command_gives_the_same_tree(said: Answers) -> None:
    again = plan({**KNOWN, **parsed(equivalent(said, whole))})
    first = plan({**KNOWN, **said})
    assert again.framework == first.framework
    assert again.project.tree == first.project.tree


@settings(deadline=None, max_examples=40)
@given(said=constrained_sets)
def test_no_shorter_command_would_do(said: Answers) -> None:
    found = shortest(said, whole)
    optional = [name for name in said if name != "project_name"]
    for size in range(len(found) - 1):
        for names in combinations(optional, size):
            fewer = {name: said[name] for name in ("project_name", *names)}
            assert whole(fewer) != whole(said), fewer
