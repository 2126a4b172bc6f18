"""The pick of a new project and its weightiest reasons, as text."""

from collections.abc import Iterable

from generator.answers.completing import Followed
from generator.answers.questions import Answer
from generator.guidance.frameworks import NAMES, Framework
from generator.guidance.recommendation import Recommendation
from generator.terminal.paragraphs import UNBROKEN, WIDTH, filled, item, sourced

_RECORD = "docs/decisions/0001-web-framework.md"
_REASONS_SHOWN = 4


def pick(framework: Framework, recommendation: Recommendation, asked: Answer) -> str:
    """Return the framework, which answers made it that, and where all reasons are, in one line."""
    told = _told(framework, recommendation, asked)
    return filled(f"{told} Why:{UNBROKEN}{_RECORD}", rest="  ") + "\n"


def advised(recommendation: Recommendation) -> str:
    """Return what the articles advise, why, and both sums: ``Flask, because ...: Django 0 ...``."""
    return f"{NAMES[recommendation.framework]}, because {recommendation.because}."


def headline(
    framework: Framework, recommendation: Recommendation, asked: Answer, columns: int = WIDTH
) -> str:
    """Return the framework, whose choice it is, what the articles advise, why, and their sums.

    ``asked`` is the framework that was asked for, or auto.
    """
    return filled(_told(framework, recommendation, asked), columns)


def _told(framework: Framework, recommendation: Recommendation, asked: Answer) -> str:
    agrees = framework == recommendation.framework
    if asked == "auto" and agrees:
        return advised(recommendation)
    theirs = "it too" if agrees else NAMES[recommendation.framework]
    because = recommendation.because
    return f"{NAMES[framework]}, as you asked; the articles advise {theirs}, because {because}."


def reasons(framework: Framework, recommendation: Recommendation) -> list[str]:
    """Return the weightiest reasons for the pick, or the objections to a choice."""
    overruled = framework != recommendation.framework
    return [
        *(["  They hold against your choice:"] if overruled else []),
        *(
            filled(sourced(one.because, one.articles), WIDTH, "  - ", "    ")
            for one in recommendation.reasons[:_REASONS_SHOWN]
        ),
    ]


def followed(answers: Iterable[Followed]) -> str:
    """Return the answers that followed from others, each with its reason, or nothing."""
    return "".join(f"{item(str(one))}\n" for one in answers)
