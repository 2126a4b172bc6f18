"""Ways of answering: which answers something is for, and whether some answers are among them."""

from collections.abc import Mapping

from generator.answers.questions import BY_NAME, LEFT_OUT, Answer

# The answers that a question may have, for each question that matters.
Way = Mapping[str, frozenset[Answer]]


def among(*choices: Answer) -> frozenset[Answer]:
    """Give the answers that something takes."""
    return frozenset(choices)


def of_kind(name: str, kind: str) -> frozenset[Answer]:
    """Give the answers to a question that have something in common."""
    return BY_NAME[name].of_kind(kind)


def others(name: str, answers: frozenset[Answer]) -> frozenset[Answer]:
    """Give the answers to a question that are none of these."""
    return frozenset(BY_NAME[name].values) - answers


def holds(way: Way, answers: Mapping[str, Answer]) -> bool:
    """Whether answers are among those that a way allows; what is missing was left out."""
    for name, allowed in way.items():
        if (answers[name] if name in answers else LEFT_OUT[name]) not in allowed:
            return False
    return True


def was_said(way: Way, said: Mapping[str, Answer]) -> bool:
    """Whether a way is among what was said: it rests on nothing that is missing."""
    return way.keys() <= said.keys() and holds(way, said)
