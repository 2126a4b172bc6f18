"""From what was said to all that is known before anything is written: pick, answers, tree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.answers.completing import Completed, Followed
from generator.answers.names import begins_with_digits, named
from generator.answers.questions import Answer, Answers
from generator.answers.validation import check
from generator.guidance.deciding import decide, recommendation_for
from generator.guidance.frameworks import Framework
from generator.guidance.recommendation import Recommendation
from generator.presets.loaded_preset import Preset
from generator.templating.rendering import render
from generator.templating.tree import Project

# What a project is called that is only looked at.
UNNAMED = "My service"


@dataclass(frozen=True)
class Plan:
    """A project that could be made, and why it would be this one.

    It is made with ``framework``: what the articles advise, or what was asked for. ``defaults``
    names the answers that would count, had somebody given them; ``presets`` are those that it is
    made with.
    """

    completed: Completed
    recommendation: Recommendation
    framework: Framework
    project: Project
    defaults: tuple[str, ...]
    presets: tuple[Preset, ...] = ()

    @property
    def answers(self) -> Answers:
        """Return the answer to every question."""
        return self.completed.answers


def plan(
    said: Mapping[str, Answer],
    defaults: tuple[str, ...] = (),
    presets: tuple[Preset, ...] = (),
) -> Plan:
    """Return the project that these answers lead to; what was not said takes its default.

    ``defaults`` are those of them that nobody gave and that weigh nothing; of ``presets``, what
    they say of answers is among what was said.
    """
    decision = decide(named({"project_name": UNNAMED, **said}))
    answers = decision.completed.answers
    check({**answers, "framework": decision.framework}, said)
    followed = (*_without_digits(said, str(answers["project_slug"])), *decision.completed.followed)
    completed = replace(decision.completed, followed=followed)
    defaults = (*decision.defaults, *defaults)
    recommendation = recommendation_for(answers, defaults)
    project = render(decision.framework, answers, defaults, presets)
    return Plan(completed, recommendation, decision.framework, project, defaults, presets)


def _without_digits(said: Mapping[str, Answer], slug: str) -> Iterator[Followed]:
    """Yield that a name's slug leaves out the digits that the name begins with, where it does."""
    if "project_slug" not in said and begins_with_digits(str(said.get("project_name", ""))):
        yield Followed("project_slug", slug, "because no package name begins with a digit")
