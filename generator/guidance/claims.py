"""What each of the five articles holds on each question, one line each, in our words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from generator.answers.questions import BY_NAME, Answer
from generator.answers.ways import answers_meant
from generator.guidance.data import entries
from generator.guidance.rules import Rule


@dataclass(frozen=True)
class Claim:
    """What one article holds on a question, or on a topic that nobody should choose by.

    ``answers`` are those that it speaks of; none where it holds whatever the answer is.
    """

    article: str
    about: str
    holds: str
    answers: frozenset[Answer] = frozenset()

    @property
    def subject(self) -> str:
        """Return the question or topic, and the answer where it speaks of one alone."""
        name = BY_NAME[self.about].word if self.about in BY_NAME else self.about
        answers = [answer for answer in self.answers if isinstance(answer, str)]
        return f"{name} {answers[0]}" if len(answers) == 1 else name


def _claims(about: str, said: Iterable[Mapping[str, Any]]) -> list[Claim]:
    return [
        Claim(article, about, holds, answers_meant(about, answers) if answers else frozenset())
        for one in said
        for article, holds in one.items()
        if article != "answers"
        for answers in [one.get("answers")]
    ]


CLAIMS = tuple(chain.from_iterable(entries("claims", _claims)))


def claims_on(about: str, answers: Iterable[Answer] = ()) -> tuple[Claim, ...]:
    """Return what the articles hold on a question or topic, in their order.

    ``answers`` are those that a claim must speak of one of; without any, all claims are given.
    """
    wanted = frozenset(answers)
    found = (
        claim
        for claim in CLAIMS
        if claim.about == about and (not wanted or not claim.answers or wanted & claim.answers)
    )
    return tuple(sorted(found, key=lambda claim: claim.article))


def claims_behind(rule: Rule) -> tuple[Claim, ...]:
    """Return the claims that a reason rests on, in the order of the articles."""
    found = (
        claim
        for about, answers in rule.when.items()
        for claim in claims_on(about, answers)
        if claim.article in rule.articles
    )
    return tuple(sorted(found, key=lambda claim: claim.article))


def claims_naming(part: str) -> tuple[Claim, ...]:
    """Return the claims that name an extension or another part."""
    named = re.compile(rf"(?<![\w-]){re.escape(part)}(?![\w-])")
    return tuple(claim for claim in CLAIMS if named.search(claim.holds))
