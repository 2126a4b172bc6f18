"""What follows from answers: every question answered, what was said unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.clashes import CLASHES, Clash
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, QUESTIONS, Answer, Answers
from generator.answers.ways import Way, among, others, was_said


@dataclass(frozen=True)
class Consequence:
    """Where every answer in ``when`` was said, this answer to a question follows, and why."""

    when: Way
    name: str
    answer: Answer
    because: str


def _consequence(clash: Clash) -> Consequence:
    """Return what follows so that answers do not clash."""
    (answer,) = others(clash.follows, clash.when[clash.follows])
    when = {name: clash.when[name] for name in clash.when if name != clash.follows}
    return Consequence(when, clash.follows, answer, clash.so)


# Defaults, and no clashes: it may have pages, and Django queues jobs in SQLite too.
_DEFAULTS = (
    Consequence(
        {"database": among("none"), "rest": among(True)},
        "pages",
        False,
        "because an API without a database is a micro-service",
    ),
    Consequence(
        {"jobs": among("database")},
        "database",
        "postgresql",
        "because jobs of either framework can be queued in it",
    ),
    Consequence(
        {"framework": among("django"), "jobs": among("database")},
        "database",
        BY_NAME["database"].default,
        "because Django's jobs can be queued in it",
    ),
)

# In the order of the questions that they answer.
CONSEQUENCES = tuple(
    one
    for name in BY_NAME
    for one in (*(_consequence(clash) for clash in CLASHES if clash.follows), *_DEFAULTS)
    if one.name == name
)


@dataclass(frozen=True)
class Followed:
    """An answer that nobody gave: what it is and which answer brought it."""

    name: str
    answer: Answer
    because: str

    def __str__(self) -> str:
        return f"{BY_NAME[self.name].label}: {shown(self.answer)}, {self.because}"


@dataclass(frozen=True)
class Completed:
    """An answer to every question, and those that followed from others."""

    answers: Answers
    followed: tuple[Followed, ...]


def complete(said: Mapping[str, Answer]) -> Completed:
    """Answer every question: what was said, then what follows from it, then the defaults.

    Defaults never clash with what was said; what was said is never changed.
    """
    answers: Answers = {}
    followed: list[Followed] = []
    for question in QUESTIONS:
        name, found = question.name, _following(question.name, said)
        answers[name] = said.get(name, found[0].answer if found else question.default)
        if found and name not in said and answers[name] != question.default:
            followed.append(Followed(name, answers[name], found[0].because.format(**said)))
    return Completed(answers, tuple(followed))


def said_or_followed(said: Mapping[str, Answer]) -> Answers:
    """Return what was said and what follows from it, without the defaults."""
    return {**said, **{one.name: one.answer for one in complete(said).followed}}


def _following(name: str, said: Mapping[str, Answer]) -> list[Consequence]:
    """Return why an answer to a question follows; first what rests on most answers."""
    found = [one for one in CONSEQUENCES if one.name == name and was_said(one.when, said)]
    return sorted(found, key=lambda one: -len(one.when))
