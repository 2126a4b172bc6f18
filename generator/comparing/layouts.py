"""One layout to look at: the tree of some answers, or the files of a project on disk."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from generator.answers.clashes import clashes
from generator.answers.parsing import (
    Followed,
    check_choices,
    clash_error,
    complete,
    shown,
)
from generator.answers.questions import (
    BY_NAME,
    FREE_TEXT,
    Answer,
    Answers,
)
from generator.comparing.specs import Spec, read_spec
from generator.errors import WrongRequest
from generator.guidance.recommendation import Recommendation
from generator.guidance.rules import Framework, framework_named
from generator.guidance.wording import NAMES
from generator.templating.rendering import Project

Origin = Literal["answers", "file", "folder"]
Which = Literal["left", "right"]

# So many answers that differ fit a heading.
_ANSWERS_IN_LABEL = 2


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
        left_out: the files of a folder that are not looked at: binaries, links out of it or
            to folders, large ones. Secrets, locks and what tools leave behind are not named.
    """

    label: str
    framework: Framework
    answers: Answers
    recommendation: Recommendation
    project: Project
    origin: Origin
    followed: tuple[Followed, ...] = ()
    left_out: tuple[str, ...] = ()


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


def both_frameworks(
    said: Mapping[str, Answer], first: Framework = "django"
) -> tuple[Layout, Layout]:
    """Give the layouts of both frameworks for the same answers.

    Defaults are such that both can have them. A framework among the answers counts for nothing.

    Raises:
        ClashingAnswers: one framework cannot have what was said; the hint has the nearest answers
            that both can have.
        WrongRequest: as for :func:`layout_of`.
    """
    wanted: Answers = {name: answer for name, answer in said.items() if name != "framework"}
    # Flask can have all that Django can: what follows for Django is right for both.
    completed = complete({**wanted, "framework": "django"})
    shared = {
        name: answer
        for name, answer in {**completed.answers, **wanted}.items()
        if name in wanted or answer != ""
    }
    left, right = (
        replace(_forced({**shared, "framework": one}), followed=completed.followed)
        for one in (first, other_than(first))
    )
    return left, right


def layouts_of(
    left: str | None, right: str | None, said: Mapping[str, Answer]
) -> tuple[Layout, Layout]:
    """Give the two layouts to compare; each side is answers, a file of them, or a project folder.

    ``said`` are answers that both sides share where they do not say otherwise. A side that is not
    given is the other framework for the same answers; without either there are Django and Flask,
    or the other way round where ``said`` names Flask.

    Raises:
        WrongRequest: a side that cannot be had; the message says which.
        TemplateBroken: a template could not be rendered.
    """
    if left is None and right is None:
        return both_frameworks(said, "flask" if said.get("framework") == "flask" else "django")
    if right is None:
        return _with_its_other("left", str(left), said)
    if left is None:
        there, here = _with_its_other("right", right, said)
        return here, there
    specs = (_read("left", left, said), _read("right", right, said))
    if all(spec.folder for spec in specs):
        _check_unsaid(said)
    return told_apart(_side("left", specs[0]), _side("right", specs[1]))


def other_than(framework: Framework) -> Framework:
    """Give the other framework."""
    return "flask" if framework == "django" else "django"


def told_apart(left: Layout, right: Layout) -> tuple[Layout, Layout]:
    """Give both with labels that differ: by what they answer, or by their side."""
    if left.label != right.label:
        return left, right
    differing = differing_answers(left.answers, right.answers).keys() - FREE_TEXT
    if 0 < len(differing) <= _ANSWERS_IN_LABEL and left.origin == right.origin == "answers":
        return _labelled(left, _words(left, differing)), _labelled(right, _words(right, differing))
    return _labelled(left, "left"), _labelled(right, "right")


def differing_answers(
    left: Mapping[str, Answer], right: Mapping[str, Answer]
) -> dict[str, tuple[Answer, Answer]]:
    """Give the answers that differ, by question; the framework is what each side is, not one."""
    return {
        name: (left[name], right[name])
        for name in BY_NAME
        if name != "framework" and left[name] != right[name]
    }


def _labelled(layout: Layout, words: str) -> Layout:
    return replace(layout, label=f"{layout.label}: {words}")


def _words(layout: Layout, names: Iterable[str]) -> str:
    return ", ".join(f"{name} {shown(layout.answers[name])}" for name in sorted(names))


def _with_its_other(which: Which, text: str, said: Mapping[str, Answer]) -> tuple[Layout, Layout]:
    """Give the layout of a side, and that of the other framework for the same answers."""
    spec = _read(which, text, said)
    if spec.folder is not None:
        _check_unsaid(said)
    layout = _side(which, spec)
    if spec.folder is not None:
        other = other_than(layout.framework)
        return layout, _forced({**layout.answers, "framework": other})
    here, there = both_frameworks(spec.said, layout.framework)
    return replace(here, label=layout.label, origin=layout.origin), there


def _read(which: Which, text: str, said: Mapping[str, Answer]) -> Spec:
    with _told_of(f"{which} side"):
        return read_spec(text, said)


def _side(which: Which, spec: Spec) -> Layout:
    with _told_of(f"{which} side"):
        return _layout_of(spec)


def _check_unsaid(said: Mapping[str, Answer]) -> None:
    """Refuse answers where only projects are looked at: those have their own."""
    if said:
        name, answer = next(iter(said.items()))
        raise WrongRequest(
            f"{name} {shown(answer)} changes nothing: a project has its own answers.",
            f'To look at others beside it, say them: startwise compare PROJECT "{name}=…"',
        )


def _layout_of(spec: Spec) -> Layout:
    if spec.folder is not None:
        from generator.comparing.folders import layout_in, readable

        layout = layout_in(spec.folder)
        name = readable(spec.folder.resolve().name)
        return replace(layout, label=f"{name} ({layout.label})")
    if spec.file is None:
        return layout_of(spec.said)
    with _told_of(f"the answers in {spec.file}"):
        layout = layout_of(spec.said)
    return replace(layout, label=f"{_name_of(spec.file)} ({layout.label})", origin="file")


def _name_of(file: Path) -> str:
    """Give a file's name; that of a project's record says nothing without its folder."""
    from generator.comparing.folders import readable

    path = file.resolve()
    name = f"{path.parent.name}/{path.name}" if path.name.startswith(".") else path.name
    return readable(name)


@contextmanager
def _told_of(which: str) -> Iterator[None]:
    """Say in a refusal what it is about."""
    try:
        yield
    except WrongRequest as error:
        error.message = f"{which[0].upper()}{which[1:]}: {error.message}"
        raise


def _forced(said: Answers) -> Layout:
    """Give a layout whose framework is not to be changed by a way out."""
    found = clashes(said)
    if any("framework" in clash.names for clash in found):
        check_choices({**said, "framework": "auto"})
        framework = framework_named(said["framework"])
        with _told_of(f"{NAMES[framework]} beside {NAMES[other_than(framework)]}"):
            raise clash_error(said, found, keeping=("framework",))
    return layout_of(said)
