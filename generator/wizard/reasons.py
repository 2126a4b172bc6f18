"""What can be asked about a pick: each heading of the recommendation, and what stands under it."""

from generator.answers import complete, shown
from generator.guidance.rules import Framework, framework_named
from generator.guidance.telling import told
from generator.guidance.wording import NAMES
from generator.planning import Plan
from generator.questions import ASKED_ABOUT
from generator.wizard.state import State, changed, is_open


def questions_about(plan: Plan) -> dict[str, str]:
    """Give every question about the pick, and its answer as text, in the order they are told."""
    asked = plan.answers["framework"]
    whole = told(
        plan.recommendation,
        {name: plan.answers[name] for name in ASKED_ABOUT},
        framework_asked=None if asked == "auto" else framework_named(asked),
    )
    _headline, *sections = whole.split("\n\n")
    return {section.split("\n", 1)[0]: section.strip("\n") for section in sections}


def objections(state: State, plan: Plan) -> str:
    """Give what the articles hold against the framework that was not picked, and what it costs."""
    advised, other = plan.recommendation.framework, plan.recommendation.other
    lines = [
        f"The articles advise {NAMES[advised]}. What they hold against {NAMES[other]}:",
        *questions_about(plan)[f"Why {NAMES[advised]}?"].split("\n")[1:],
    ]
    return "\n".join((*lines, *_costs(state, other))) + "\n"


def _costs(state: State, framework: Framework) -> list[str]:
    """Give which answers give way to a framework, and why."""
    overruled = changed(state, "framework", framework)
    completed = complete(overruled.said).answers
    return [
        f"  {name} is asked again: {why}."
        if is_open(overruled, name)
        else f"  {name} becomes {shown(completed[name])}: {why}."
        for name, why in overruled.notes.items()
    ]
