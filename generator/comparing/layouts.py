"""The layouts that answers lead to: of one framework, or of both."""

from collections.abc import Mapping
from dataclasses import replace

from generator.answers.clashes import clashes
from generator.answers.questions import Answer, Answers
from generator.answers.validation import check_choices, clash_error
from generator.errors import about
from generator.guidance.deciding import decide
from generator.guidance.frameworks import NAMES, Framework, framework_named, other_than
from generator.inspection.layout import Layout
from generator.presets.loaded_preset import Preset


def layout_of(
    said: Mapping[str, Answer],
    defaults: tuple[str, ...] = (),
    presets: tuple[Preset, ...] = (),
) -> Layout:
    """Return the layout that these answers lead to; what was not said takes its default.

    ``defaults`` are those of them that nobody gave and that weigh nothing.
    """
    from generator.planning import plan

    planned = plan(said, defaults, presets)
    return Layout(
        label=NAMES[planned.framework],
        framework=planned.framework,
        answers=planned.answers,
        recommendation=planned.recommendation,
        project=planned.project,
        origin="answers",
        followed=planned.completed.followed,
        defaults=planned.defaults,
        presets=presets,
    )


def layout_like(
    said: Mapping[str, Answer], framework: str, presets: tuple[Preset, ...] = ()
) -> Layout:
    """Return the layout that answers lead to, on this framework where one is given.

    It is chosen only where it would be the other one: a choice is part of a project's record.
    """
    layout = layout_of(said, (), presets)
    if framework in {"", layout.framework}:
        return layout
    return layout_of({**said, "framework": framework}, (), presets)


def both_frameworks(
    said: Mapping[str, Answer],
    first: Framework = "django",
    presets: tuple[Preset, ...] = (),
) -> tuple[Layout, Layout]:
    """Return the layouts of both frameworks for the same answers.

    Defaults are such that both can have them. A framework among the answers counts for nothing.
    """
    wanted: Answers = {name: answer for name, answer in said.items() if name != "framework"}
    # Flask can have all that Django can: what follows for Django is right for both.
    decision = decide({**wanted, "framework": "django"})
    completed = decision.completed
    shared = {
        name: answer
        for name, answer in {**completed.answers, **wanted}.items()
        if name in wanted or answer != ""
    }
    left, right = (
        replace(
            with_this_framework({**shared, "framework": one}, decision.defaults, presets),
            followed=completed.followed,
        )
        for one in (first, other_than(first))
    )
    return left, right


def with_this_framework(
    said: Answers, defaults: tuple[str, ...] = (), presets: tuple[Preset, ...] = ()
) -> Layout:
    """Return a layout whose framework is not to be changed by a way out."""
    found = clashes(said)
    if any("framework" in clash.when for clash in found):
        check_choices({**said, "framework": "auto"})
        framework = framework_named(said["framework"])
        with about(f"{NAMES[framework]} beside {NAMES[other_than(framework)]}"):
            raise clash_error(said, found, keeping=("framework",))
    return layout_of(said, defaults, presets)
