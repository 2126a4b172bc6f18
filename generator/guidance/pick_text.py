"""The pick of a new project and its weightiest reasons, as text."""

from collections.abc import Iterable

from generator.answers.completing import Followed
from generator.answers.questions import Answer
from generator.guidance.frameworks import NAMES, Framework
from generator.guidance.recommendation import Recommendation
from generator.guidance.weighing import both_sums
from generator.terminal.paragraphs import WIDTH, filled

_REASONS_SHOWN = 4


def pick(framework: Framework, recommendation: Recommendation, asked: Answer) -> str:
    """Give the framework, the weightiest reasons for it or against it, and where all are."""
    more = "  More: docs/decisions/0001-web-framework.md, or startwise recommend\n"
    found = (headline(framework, recommendation, asked), *reasons(framework, recommendation))
    return "\n".join((*found, more, ""))


def headline(framework: Framework, recommendation: Recommendation, asked: Answer) -> str:
    """Give the framework, whose choice it is by what was ``asked``, and how the articles weigh."""
    advised = recommendation.framework
    scores = both_sums(recommendation.scores)
    if recommendation.decisive:
        scores += ", and one reason settles it"
    if asked == "auto":
        whose = "as the articles advise"
    elif framework == advised:
        whose = "as you asked; the articles advise it too"
    else:
        whose = f"as you asked; the articles advise {NAMES[advised]}"
    return filled(f"{NAMES[framework]}, {whose} ({scores}).")


def reasons(framework: Framework, recommendation: Recommendation) -> list[str]:
    """Give the weightiest reasons for the pick, or the objections to a choice."""
    overruled = framework != recommendation.framework
    return [
        *(["  They hold against your choice:"] if overruled else []),
        *(
            filled(f"{one.because} [{' '.join(one.articles)}]", WIDTH, "  - ", "    ")
            for one in recommendation.reasons[:_REASONS_SHOWN]
        ),
    ]


def followed(answers: Iterable[Followed]) -> str:
    """Give the answers that followed from others, or nothing."""
    lines = [filled(str(one), WIDTH, "  - ", "    ") for one in answers]
    if not lines:
        return ""
    return "From your answers followed\n" + "\n".join(lines) + "\n\n"
