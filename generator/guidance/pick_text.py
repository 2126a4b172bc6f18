"""The pick of a new project and its weightiest reasons, as text."""

from collections.abc import Mapping

from generator.answers.completing import Completed
from generator.answers.questions import Answer
from generator.guidance.frameworks import NAMES, Framework
from generator.guidance.recommendation import Recommendation
from generator.terminal.paragraphs import WIDTH, filled

_REASONS_SHOWN = 4


def pick(
    framework: Framework, recommendation: Recommendation, answers: Mapping[str, Answer]
) -> str:
    """Give the framework and the weightiest reasons for it, or the objections to a choice."""
    lines = [headline(framework, recommendation, answers)]
    if framework != recommendation.framework:
        lines.append("  They hold against your choice:")
    for reason in recommendation.reasons[:_REASONS_SHOWN]:
        text = f"{reason.because} [{' '.join(reason.articles)}]"
        lines.append(filled(text, WIDTH, "  - ", "    "))
    return "\n".join(lines) + "\n"


def headline(
    framework: Framework, recommendation: Recommendation, answers: Mapping[str, Answer]
) -> str:
    """Give the framework, whose choice it is, and how far the articles are for it."""
    advised = recommendation.framework
    scores = f"Django {recommendation.scores['django']} : Flask {recommendation.scores['flask']}"
    if recommendation.decisive:
        scores += ", and one reason settles it"
    if answers["framework"] == "auto":
        whose = "as the articles advise"
    elif framework == advised:
        whose = "as you asked; the articles advise it too"
    else:
        whose = f"as you asked; the articles advise {NAMES[advised]}"
    return filled(f"{NAMES[framework]}, {whose} ({scores}).")


def more_reasons() -> str:
    """Give where all reasons can be read."""
    return "  More: docs/decisions/0001-web-framework.md, or startwise recommend\n\n"


def followed(completed: Completed) -> str:
    """Give what followed from the answers, or nothing."""
    if not completed.followed:
        return ""
    lines = (filled(str(one), WIDTH, "  - ", "    ") for one in completed.followed)
    return "From your answers followed\n" + "\n".join(lines) + "\n\n"
