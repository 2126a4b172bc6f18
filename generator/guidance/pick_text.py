"""The pick of a new project and its weightiest reasons, as text."""

from collections.abc import Iterable, Mapping

from generator.answers.completing import Followed
from generator.answers.questions import Answer
from generator.guidance.frameworks import NAMES, Framework
from generator.guidance.recommendation import Recommendation
from generator.guidance.weighing import Verdict, both_sums
from generator.guidance.wording import what_decided
from generator.terminal.paragraphs import UNBROKEN, WIDTH, filled, item, sourced

_RECORD = "docs/decisions/0001-web-framework.md"
_REASONS_SHOWN = 4


def pick(
    framework: Framework, recommendation: Recommendation, answers: Mapping[str, Answer]
) -> str:
    """Return the framework, which answers made it that, and where all reasons are, in one line."""
    asked = answers["framework"]
    if asked == "auto":
        told = advised(recommendation, answers)
    else:
        told = headline(framework, recommendation, asked)
    return filled(f"{told} Why:{UNBROKEN}{_RECORD}", rest="  ") + "\n"


def advised(recommendation: Recommendation, answers: Mapping[str, Answer]) -> str:
    """Return what the articles advise, its sum before the other's, and which answers made it."""
    rules = (*recommendation.reasons, *recommendation.against)
    framework, scores = recommendation.framework, recommendation.scores
    verdict = Verdict(framework, scores, recommendation.decisive)
    decided = what_decided(rules, verdict, answers)
    return f"{NAMES[framework]} ({scores[framework]} : {scores[recommendation.other]}): {decided}."


def headline(framework: Framework, recommendation: Recommendation, asked: Answer) -> str:
    """Return the framework, whose choice it is by what was ``asked``, and the articles' sums."""
    agrees = framework == recommendation.framework
    scores = both_sums(recommendation.scores)
    if recommendation.decisive:
        others = f"{scores}, and " if any(recommendation.scores.values()) else ""
        scores = f"{others}one reason settles it"
    if asked == "auto":
        whose = "as the articles advise"
    elif agrees:
        whose = "as you asked; the articles advise it too"
    else:
        whose = f"as you asked; the articles advise {NAMES[recommendation.framework]}"
    return filled(f"{NAMES[framework]}, {whose} ({scores}).")


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
