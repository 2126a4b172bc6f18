"""One layout to look at: the tree of some answers, or the files of a project on disk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.answers import Followed, check_choices, clash_error, complete
from generator.clashes import clashes
from generator.guidance.engine import Recommendation
from generator.guidance.rules import Framework, framework_named
from generator.guidance.wording import NAMES
from generator.questions import Answer, Answers
from generator.rendering import Project

Origin = Literal["answers", "file", "folder"]


@dataclass(frozen=True)
class Layout:
    """A project as it would be made, or as it stands in a folder.

    Attributes:
        label: what tells it from another in a heading, such as ``Django``.
        framework: what it is made with.
        answers: an answer to every question.
        recommendation: what the articles advise for them.
        project: its tree, features and commands; of a folder, the files as they are there.
        origin: where it comes from.
        followed: the answers that nobody gave and that differ from the defaults.
    """

    label: str
    framework: Framework
    answers: Answers
    recommendation: Recommendation
    project: Project
    origin: Origin
    followed: tuple[Followed, ...] = ()


def layout_of(said: Mapping[str, Answer]) -> Layout:
    """Give the layout that these answers lead to; what was not said takes its default.

    Raises:
        WrongRequest: a name that cannot be used, a choice that comes later, answers that clash.
        TemplateBroken: the template could not be rendered.
    """
    from generator.planning import plan

    planned = plan(said)
    return Layout(
        label=NAMES[planned.framework],
        framework=planned.framework,
        answers=planned.answers,
        recommendation=planned.recommendation,
        project=planned.project,
        origin="answers",
        followed=planned.completed.followed,
    )


def both_frameworks(said: Mapping[str, Answer]) -> tuple[Layout, Layout]:
    """Give the layouts of both frameworks for the same answers.

    Django stands first, unless the answers name Flask. Defaults are such that both can have them.

    Raises:
        ClashingAnswers: one framework cannot have what was said; the hint has the nearest answers
            that both can have.
        WrongRequest: as for :func:`layout_of`.
    """
    wanted: Answers = {name: answer for name, answer in said.items() if name != "framework"}
    # What Django cannot have is left out, unless it was said: Flask can have all that it can.
    completed = complete({**wanted, "framework": "django"})
    shared = {**completed.answers, **wanted}
    first = framework_named(said["framework"] if said.get("framework") == "flask" else "django")
    left, right = (
        _forced({**_without_unsaid_names(shared, wanted), "framework": framework})
        for framework in (first, other_than(first))
    )
    return replace(left, followed=completed.followed), replace(right, followed=completed.followed)


def other_than(framework: Framework) -> Framework:
    """Give the other framework."""
    return "flask" if framework == "django" else "django"


def _without_unsaid_names(shared: Answers, wanted: Answers) -> Answers:
    """Give the answers without the empty names that stand for what was not said."""
    return {name: answer for name, answer in shared.items() if name in wanted or answer != ""}


def _forced(said: Answers) -> Layout:
    """Give a layout whose framework is not to be changed by a way out."""
    found = clashes(said)
    if any("framework" in clash.names for clash in found):
        check_choices({**said, "framework": "auto"})
        raise clash_error(said, found, keeping=("framework",))
    return layout_of(said)
