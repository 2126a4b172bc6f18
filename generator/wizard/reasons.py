"""What can be asked about a pick: each heading of the recommendation, and what stands under it."""

from generator.answers import complete
from generator.guidance.rules import framework_named
from generator.guidance.telling import told
from generator.guidance.wording import NAMES
from generator.planning import Plan
from generator.questions import ASKED_ABOUT
from generator.wizard.state import State, changed


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
    overruled = changed(state, "framework", other)
    withdrawn = [name for name in state.said if name not in overruled.said]
    followed = [one for one in complete(overruled.said).followed if one.name in withdrawn]
    lines += [f"  It also changes {one}." for one in followed]
    lines += [
        f"  {name} is {overruled.notes[name]}."
        for name in withdrawn
        if name not in [one.name for one in followed]
    ]
    return "\n".join(lines) + "\n"
