"""What can be asked about a pick: each heading of the recommendation, and what stands under it."""

from generator.answers import complete, shown
from generator.guidance.paragraphs import item
from generator.guidance.rules import Framework
from generator.guidance.telling import REST, SHORT, Section, heading, section
from generator.guidance.wording import NAMES
from generator.planning import Plan
from generator.questions import ASKED_ABOUT
from generator.wizard.state import State, changed, is_open

# What people ask comes first.
_ASKED: tuple[Section, ...] = ("against", "flips", "disagreements", "changes")
_TOLD = (*_ASKED, *(name for name in (*SHORT, *REST) if name not in _ASKED))


def questions_about(plan: Plan, *, bold: bool = False) -> dict[str, str]:
    """Give every question about the pick, and its answer as text, in the order they are told."""
    recommendation = plan.recommendation
    answers = {name: plan.answers[name] for name in ASKED_ABOUT}
    return {
        heading(name, recommendation): section(name, recommendation, answers, bold=bold)
        for name in _TOLD
    }


def objections(state: State, plan: Plan) -> str:
    """Give what the articles hold against the framework that was not picked, and what it costs."""
    advised, other = plan.recommendation.framework, plan.recommendation.other
    _heading, *against = section("reasons", plan.recommendation, {}).splitlines()
    lines = [f"The articles advise {NAMES[advised]}. What they hold against {NAMES[other]}:"]
    return "\n".join((*lines, *against, *_costs(state, other))) + "\n"


def _costs(state: State, framework: Framework) -> list[str]:
    """Give which answers give way to a framework, and why."""
    overruled = changed(state, "framework", framework)
    completed = complete(overruled.said).answers
    return [
        item(
            f"{name} is asked again: {why}."
            if is_open(overruled, name)
            else f"{name} becomes {shown(completed[name])}: {why}."
        )
        for name, why in overruled.notes.items()
    ]
