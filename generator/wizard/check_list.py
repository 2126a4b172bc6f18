"""The answers that have defaults, on one card: each is ticked or not."""

from collections.abc import Iterator
from dataclasses import replace

from generator.answers.completing import complete
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer
from generator.wizard.cards import Reply
from generator.wizard.offers import Option, options
from generator.wizard.state import LISTED, State

# What is replied where the list is left as it is.
GO_ON = "go on"


def rows(state: State) -> tuple[Option, ...]:
    """Return a row for each answer that says something, and whether it is ticked.

    What cannot be changed, on or off, is refused.
    """
    answers = complete({**state.known, **state.said}).answers
    return tuple(row for name in LISTED for row in _rows(state, name, answers[name]))


def _rows(state: State, name: str, answer: Answer) -> Iterator[Option]:
    question = BY_NAME[name]
    offered = {one.value: one for one in options(state.said, name, locks=state.locks)}
    telling = [one for one in question.values if question.is_telling(one)]
    available = [one for one in telling if question.is_available(one)]
    for value in available:
        one, is_on = offered[value], value == answer
        # "example", ticked, would say the contrary of what it is.
        is_plain = len(available) == 1 and shown(value) != "none"
        yield replace(
            one,
            value=_key(name, value),
            mark="[x] " if is_on else "[ ] ",
            word=question.word if is_plain else f"{question.word} {shown(value)}",
            refused=offered[question.left_out].refused if is_on else one.refused,
        )


def ticked(state: State, key: Reply) -> State:
    """Return the state after one row was ticked, or was ticked no more; no step back leads here."""
    name = str(key).partition("=")[0]
    question = BY_NAME[name]
    now = complete({**state.known, **state.said}).answers[name]
    wished = next(one for one in question.values if _key(name, one) == key)
    return replace(state, said={**state.said, name: question.left_out if now == wished else wished})


def _key(name: str, value: Answer) -> str:
    return f"{name}={shown(value)}"
