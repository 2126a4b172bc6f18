"""What would change the pick: the smallest sets of other answers that do."""

from collections.abc import Collection, Mapping

from generator.answers.clashes import Clash, clashes, clashes_among, smallest_changes
from generator.answers.questions import Answer, Answers
from generator.answers.ways import those_for
from generator.guidance.frameworks import Framework
from generator.guidance.rules import RECOMMENDED_ON, RULES
from generator.guidance.weighing import weigh


def smallest_flips(
    answers: Mapping[str, Answer], pick: Framework, said: Collection[str] = RECOMMENDED_ON
) -> tuple[Answers, ...]:
    """Return the answers to give instead, as few as can be, in every way that turns the pick.

    A change brings no clash with it; what was left open, as a database for accounts, may stay so.
    ``answers`` has one to every question that counts, ``said`` names those that somebody gave, and
    ``pick`` is what they lead to. The order is that of the questions and their choices.
    """
    open_before = clashes(answers)

    def turns_it(flip: Answers) -> bool:
        changed = {**answers, **flip}
        return weigh(those_for(changed, RULES)).framework != pick and _stands(
            changed, {*said, *flip}, open_before
        )

    return smallest_changes(answers, RECOMMENDED_ON, turns_it)


def _stands(
    changed: Mapping[str, Answer], said: Collection[str], open_before: Collection[Clash]
) -> bool:
    """Say whether nothing clashes but what did before, and there with an answer nobody gave."""
    among = {name: answer for name, answer in changed.items() if name in said}
    return not clashes_among(among) and all(one in open_before for one in clashes(changed))
