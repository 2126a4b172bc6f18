"""What would change the pick: the smallest sets of other answers that do."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, product

from generator.answers.clashes import Clash, clashes, clashes_among
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.guidance.frameworks import Framework
from generator.guidance.rules import RECOMMENDED_ON
from generator.guidance.weighing import fired, weigh


def smallest_flips(
    answers: Mapping[str, Answer], pick: Framework, said: Collection[str] = RECOMMENDED_ON
) -> tuple[Answers, ...]:
    """Give the answers to give instead, as few as can be, in every way that turns the pick.

    A change brings no clash with it; what was left open, as a database for accounts, may stay so.
    ``answers`` has one to every question that counts, ``said`` names those that somebody gave, and
    ``pick`` is what they lead to. The order is that of the questions and their choices.
    """
    open_before = clashes(answers)
    for size in range(1, len(RECOMMENDED_ON) + 1):
        found = tuple(
            flip
            for names in combinations(RECOMMENDED_ON, size)
            for flip in _flips_of(names, answers, pick)
            if _stands({**answers, **flip}, {*said, *names}, open_before)
        )
        if found:
            return found
    return ()


def _flips_of(
    names: tuple[str, ...], answers: Mapping[str, Answer], pick: Framework
) -> Iterator[Answers]:
    others = ([value for value in BY_NAME[name].values if value != answers[name]] for name in names)
    for values in product(*others):
        change: Answers = dict(zip(names, values, strict=True))
        if weigh(fired({**answers, **change})).framework != pick:
            yield change


def _stands(
    changed: Mapping[str, Answer], said: Collection[str], open_before: Collection[Clash]
) -> bool:
    """Say whether nothing clashes but what did before, and there with an answer nobody gave."""
    among = {name: answer for name, answer in changed.items() if name in said}
    return not clashes_among(among) and all(one in open_before for one in clashes(changed))
