"""From what was said to all that is known before anything is written: pick, answers, tree."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.completing import Completed
from generator.answers.names import named
from generator.answers.questions import Answer, Answers
from generator.answers.validation import check
from generator.guidance.deciding import decide, recommendation_for
from generator.guidance.frameworks import Framework
from generator.guidance.recommendation import Recommendation
from generator.templating.rendering import render
from generator.templating.tree import Project

# What a project is called that is only looked at.
UNNAMED = "My service"


@dataclass(frozen=True)
class Plan:
    """A project that could be made, and why it would be this one.

    It is made with ``framework``: what the articles advise, or what was asked for. ``defaults``
    names the answers that would count, had somebody given them.
    """

    completed: Completed
    recommendation: Recommendation
    framework: Framework
    project: Project
    defaults: tuple[str, ...]

    @property
    def answers(self) -> Answers:
        """Give the answer to every question."""
        return self.completed.answers


def plan(said: Mapping[str, Answer]) -> Plan:
    """Give the project that these answers lead to; what was not said takes its default."""
    decision = decide(named({"project_name": UNNAMED, **said}))
    answers = decision.completed.answers
    check({**answers, "framework": decision.framework}, said)
    recommendation = recommendation_for(answers, decision.defaults)
    project = render(decision.framework, answers, decision.defaults)
    return Plan(decision.completed, recommendation, decision.framework, project, decision.defaults)
