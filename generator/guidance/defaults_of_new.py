"""What ``startwise new`` adds to answers that were left open, and how to keep it from that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from generator.answers.clashes import clashes
from generator.answers.completing import complete
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.guidance.frameworks import Framework
from generator.guidance.rules import RECOMMENDED_ON
from generator.guidance.weighing import Verdict, fired, weigh, weighed_answers


@dataclass(frozen=True)
class Defaults:
    """What ``new`` adds to answers, the pick with it, and what to say to keep the pick."""

    added: Mapping[str, Answer]
    verdict: Verdict
    keeping: Mapping[str, Answer]


def defaults_of_new(said: Mapping[str, Answer], pick: Framework) -> Defaults:
    """Give what ``startwise new`` adds to what was said, where the pick without it is known."""
    completed = complete(said).answers
    added = {
        name: completed[name]
        for name in RECOMMENDED_ON
        if name not in said and completed[name] != BY_NAME[name].left_out
    }
    return Defaults(added, _verdict(completed), _keeping(said, pick, tuple(added)))


def _verdict(completed: Mapping[str, Answer]) -> Verdict:
    return weigh(fired(weighed_answers(completed)))


def _keeping(said: Mapping[str, Answer], pick: Framework, added: Sequence[str]) -> Answers:
    """Give what was said and as few refusals of defaults as keep the pick, the database last."""
    names = tuple(reversed(added))
    for size in range(len(names) + 1):
        for refused in combinations(names, size):
            answers = {**said, **{name: BY_NAME[name].left_out for name in refused}}
            completed = complete(answers).answers
            if not clashes(completed) and _verdict(completed).framework == pick:
                return answers
    return {**said, "framework": pick}
