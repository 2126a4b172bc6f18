"""Ways of answering: which answers something is for, and whether some answers are among them."""

from collections.abc import Mapping

from generator.answers.questions import LEFT_OUT, Answer

# The answers that a question may have, for each question that matters.
Way = Mapping[str, frozenset[Answer]]


def holds(way: Way, answers: Mapping[str, Answer]) -> bool:
    """Whether answers are among those that a way allows; what is missing was left out."""
    for name, allowed in way.items():
        if (answers[name] if name in answers else LEFT_OUT[name]) not in allowed:
            return False
    return True


def was_said(way: Way, said: Mapping[str, Answer]) -> bool:
    """Whether a way is among what was said: it rests on nothing that is missing."""
    return way.keys() <= said.keys() and holds(way, said)
