"""What follows from answers: every question answered, what was said unchanged."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.clashes import (
    WITH_TOKENS,
)
from generator.answers.parsing import shown
from generator.answers.questions import (
    BY_NAME,
    QUESTIONS,
    Answer,
    Answers,
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

    def follow(name: str, answer: Answer, because: str) -> None:
        if name not in answers:
            answers[name] = answer
            if answer != BY_NAME[name].default:
                followed.append(Followed(name, answer, because))

    if said.get("database") == "none":
        follow("auth", "none", "because there is no database to keep users in")
        follow("admin", False, "because there is no database to administer")
    if said.get("database") == "redis" and said.get("framework") == "django":
        follow("auth", "none", "because Django cannot keep users in Redis")
        follow("admin", False, "because Django's admin cannot work on Redis")
    if said.get("auth") in {"none", "tokens"}:
        follow("admin", False, f"because auth {said['auth']} leaves nobody to log in to it")
    if said.get("auth") in WITH_TOKENS:
        follow("rest", True, "because tokens guard an API")
    for question in QUESTIONS:
        answers.setdefault(question.name, question.default)
    return Completed({name: answers[name] for name in BY_NAME}, tuple(followed))
