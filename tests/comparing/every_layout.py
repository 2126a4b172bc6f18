"""Layouts of many sets of answers, each rendered once."""

from collections.abc import Iterator
from functools import cache
from itertools import cycle, product

from answer_sets import (
    FRAMEWORKS,
    FREE,
    SHAPING,
    choices_of,
    core_sets,
    covering_sets,
    whole,
)
from rendered_once import render_once

from generator.answers.questions import Answers
from generator.guidance.frameworks import framework_named
from generator.guidance.recommendation import recommend
from generator.inspection.layout import Layout

# What each layout carries along here; none of these tests reads it.
ADVICE = recommend({})


def layout_with(framework: str, answers: Answers) -> Layout:
    """Return the layout of some answers; the others take their defaults."""
    known = whole(framework, answers)
    project = render_once(framework, known)
    return Layout(framework, framework_named(framework), known, ADVICE, project, "answers")


@cache
def every_layout() -> tuple[Layout, ...]:
    """Return a layout of every core set, the other answers in turn, and of every covering set."""
    return tuple(
        layout_with(framework, answers)
        for framework in FRAMEWORKS
        for answers in (*_filled(framework), *covering_sets(framework, 2, SHAPING))
    )


def _filled(framework: str) -> Iterator[Answers]:
    """Yield every core set with some answers to the free questions."""
    # What runs the tests is not free: it changes no line of code. Here its files are read, too.
    names = (*FREE, "ci")
    turns = cycle(product(*map(choices_of, names)))
    # A step that shares no factor with the number of turns meets all of them.
    for core in core_sets(framework):
        for _ in range(7):
            free = next(turns)
        yield {**core, **dict(zip(names, free, strict=True))}
