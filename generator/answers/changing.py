"""The answers of a project that is there, some of them said anew."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from generator.answers.clashes import clashes
from generator.answers.completing import CONSEQUENCES, Followed
from generator.answers.questions import LEFT_OUT, Answer, Answers
from generator.answers.validation import check
from generator.answers.ways import was_said


@dataclass(frozen=True)
class Changed:
    """An answer to every question, which of them nobody gave, and what followed from those said."""

    answers: Answers
    defaults: tuple[str, ...]
    followed: tuple[Followed, ...]


def changed(
    recorded: Mapping[str, Answer],
    defaults: Collection[str],
    framework: str,
    said: Mapping[str, Answer],
) -> Changed:
    """Return the answers of a project after some were said; the others stay, or follow from those.

    A recorded answer is none that was said: where it cannot stand beside what was said, and one
    alone can, that one follows. Otherwise the answers at odds are refused.
    """
    answers: Answers = {**recorded, **said}
    counted: Answers = dict(said)
    followed = []
    for one in CONSEQUENCES:
        at_odds = {clash.follows for clash in clashes({**answers, "framework": framework})}
        if one.name in at_odds and one.name not in counted and was_said(one.when, counted):
            counted[one.name] = answers[one.name] = one.answer
            followed.append(Followed(one.name, one.answer, one.because.format(**counted)))
    check({**answers, "framework": framework}, said)
    still = (name for name in defaults if name not in counted and answers[name] != LEFT_OUT[name])
    return Changed(answers, tuple(still), tuple(followed))
