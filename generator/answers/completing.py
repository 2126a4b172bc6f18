"""What follows from answers: every question answered, what was said unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.clashes import WITH_TOKENS
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, QUESTIONS, Answer, Answers
from generator.answers.ways import Way, was_said


@dataclass(frozen=True)
class Consequence:
    """What follows where every answer in ``when`` was said: an answer to each of these, and why."""

    when: Way
    follows: Mapping[str, tuple[Answer, str]]


CONSEQUENCES = (
    Consequence(
        {"database": frozenset({"none"})},
        {
            "auth": ("none", "because there is no database to keep users in"),
            "admin": (False, "because there is no database to administer"),
        },
    ),
    Consequence(
        {"framework": frozenset({"django"}), "database": frozenset({"redis"})},
        {
            "auth": ("none", "because Django cannot keep users in Redis"),
            "admin": (False, "because Django's admin cannot work on Redis"),
        },
    ),
    Consequence(
        {"auth": frozenset({"none", "tokens"})},
        {"admin": (False, "because auth {auth} leaves nobody to log in to it")},
    ),
    Consequence({"auth": WITH_TOKENS}, {"rest": (True, "because tokens guard an API")}),
)


@dataclass(frozen=True)
class Followed:
    """An answer that nobody gave: what it is and which answer brought it."""

    name: str
    answer: Answer
    because: str

    def __str__(self) -> str:
        return f"{self.name}: {shown(self.answer)}, {self.because}"


@dataclass(frozen=True)
class Completed:
    """An answer to every question, and those that followed from others."""

    answers: Answers
    followed: tuple[Followed, ...]


def complete(said: Mapping[str, Answer]) -> Completed:
    """Answer every question: what was said, then what follows from it, then the defaults.

    Defaults never clash with what was said; what was said is never changed.
    """
    answers: Answers = dict(said)
    followed: list[Followed] = []
    for one in CONSEQUENCES:
        if not was_said(one.when, said):
            continue
        for name, (answer, because) in one.follows.items():
            if name not in answers:
                answers[name] = answer
                if answer != BY_NAME[name].default:
                    followed.append(Followed(name, answer, because.format(**said)))
    for question in QUESTIONS:
        answers.setdefault(question.name, question.default)
    return Completed({name: answers[name] for name in BY_NAME}, tuple(followed))
