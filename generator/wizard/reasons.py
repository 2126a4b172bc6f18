"""What can be asked about a pick: each heading of the recommendation, and what stands under it."""

from generator.answers.questions import ASKED_ABOUT
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation_text import (
    REST,
    SHORT,
    Section,
    heading,
    section,
)
from generator.planning import Plan
from generator.terminal.paragraphs import item
from generator.wizard.offers import giving_way
from generator.wizard.state import State

# What people ask comes first.
_ASKED: tuple[Section, ...] = ("against", "flips", "disagreements", "changes")
_TOLD = (*_ASKED, *(name for name in (*SHORT, *REST) if name not in _ASKED))


def questions_about(plan: Plan, *, bold: bool = False) -> dict[str, str]:
    """Give every question about the pick, and its answer as text, in the order they are told."""
    recommendation = plan.recommendation
    overruled = plan.framework != recommendation.framework
    answers = {name: plan.answers[name] for name in ASKED_ABOUT}
    return {
        heading(name, recommendation, overruled=overruled): section(
            name, recommendation, answers, bold=bold, overruled=overruled
        )
        for name in _TOLD
    }


def objections(state: State, plan: Plan) -> str:
    """Give what the articles hold against the framework that was not picked, and what it costs."""
    advised, other = plan.recommendation.framework, plan.recommendation.other
    _heading, *against = section("reasons", plan.recommendation, {}).splitlines()
    lines = [f"The articles advise {NAMES[advised]}. What they hold against {NAMES[other]}:"]
    costs = map(item, giving_way(state.said, "framework", other))
    return "\n".join((*lines, *against, *costs)) + "\n"
