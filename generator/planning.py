"""From what was said to all that is known before anything is written: pick, answers, tree."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.completing import Completed, complete
from generator.answers.names import named
from generator.answers.questions import ASKED_ABOUT, Answer, Answers
from generator.answers.validation import check
from generator.guidance.frameworks import Framework, framework_named
from generator.guidance.recommendation import Recommendation, recommend
from generator.templating.rendering import render
from generator.templating.tree import Project

# What a project is called that is only looked at.
UNNAMED = "My service"


@dataclass(frozen=True)
class Plan:
    """A project that could be made, and why it would be this one.

    It is made with ``framework``: what the articles advise, or what was asked for.
    """

    completed: Completed
    recommendation: Recommendation
    framework: Framework
    project: Project

    @property
    def answers(self) -> Answers:
        """Give the answer to every question."""
        return self.completed.answers


def plan(said: Mapping[str, Answer]) -> Plan:
    """Give the project that these answers lead to; what was not said takes its default."""
    completed = complete(named({"project_name": UNNAMED, **said}))
    answers = completed.answers
    recommendation = recommend({name: answers[name] for name in ASKED_ABOUT})
    asked = answers["framework"]
    framework = recommendation.framework if asked == "auto" else framework_named(asked)
    check({**answers, "framework": framework}, said)
    return Plan(completed, recommendation, framework, render(framework, answers))
