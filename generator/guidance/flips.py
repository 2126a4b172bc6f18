"""What would change the pick: the smallest sets of other answers that do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from generator.clashes import clashes
from generator.guidance.rules import Framework
from generator.guidance.weighing import fired, weigh
from generator.questions import BY_NAME, RECOMMENDED_ON, Answer, Answers


@dataclass(frozen=True)
class Flip:
    """Answers to give instead, and the framework that the articles would then advise."""

    answers: Mapping[str, Answer]
    framework: Framework


def smallest_flips(answers: Mapping[str, Answer], pick: Framework) -> tuple[Flip, ...]:
    """Give every flip that changes as few of the answers as can be.

    Each changed set is valid: nothing in it clashes. ``answers`` has one to every question that
    counts; ``pick`` is what they lead to. The order is that of the questions and their choices.
    """
    for size in range(1, len(RECOMMENDED_ON) + 1):
        found = tuple(
            flip
            for names in combinations(RECOMMENDED_ON, size)
            for flip in _flips_of(names, answers, pick)
        )
        if found:
            return found
    return ()


def _flips_of(
    names: tuple[str, ...], answers: Mapping[str, Answer], pick: Framework
) -> Iterator[Flip]:
    others = ([value for value in BY_NAME[name].values if value != answers[name]] for name in names)
    for values in product(*others):
        change: Answers = dict(zip(names, values, strict=True))
        changed = {**answers, **change}
        framework = weigh(fired(changed)).framework
        # The sums are quicker to find than the clashes, and rule out more.
        if framework != pick and not clashes(changed):
            yield Flip(change, framework)
