"""The two sides of a comparison, from what a command line says of them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Literal

from generator.answers.locks import HeldAnswer, check_locks
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, FREE_TEXT, Answer
from generator.comparing.folders import layout_in, readable
from generator.comparing.layouts import (
    both_frameworks,
    layout_like,
    layout_of,
    with_this_framework,
)
from generator.comparing.specs import Spec, read_spec
from generator.errors import WrongRequest, about
from generator.guidance.frameworks import framework_named, other_than
from generator.inspection.layout import Layout
from generator.presets.loaded_preset import Preset
from generator.project.record import read_record
from generator.templating.provenance import RECORD

Which = Literal["left", "right"]
Presets = tuple[Preset, ...]

# So many answers that differ fit a heading.
_ANSWERS_IN_LABEL = 2


def layouts_of(
    left: str | None,
    right: str | None,
    said: Mapping[str, Answer],
    presets: Presets = (),
) -> tuple[Layout, Layout]:
    """Return the two layouts to compare; each side is answers, a file of them, or a project folder.

    ``said`` are answers that both sides share where they do not say otherwise; answers beside a
    project or a file are those of it but for what they say. A side that is not given is the other
    framework for the same answers; without either there are Django and Flask, or the other way
    round where ``said`` names Flask. Answers are those of projects made with ``presets``; a project
    has its own, which count for what stands beside it.
    """
    if left is None and right is None:
        first = framework_named("flask" if said.get("framework") == "flask" else "django")
        return both_frameworks(said, first, presets)
    if right is None:
        return _with_its_other("left", str(left), said, presets)
    if left is None:
        there, here = _with_its_other("right", right, said, presets)
        return here, there
    specs = (_read("left", left, said), _read("right", right, said))
    if all(spec.folder for spec in specs):
        _check_unsaid(said)
    if specs[0].is_place and not specs[1].is_place:
        here = _side("left", specs[0], presets)
        return here, _beside(here, "right", right, {**_said_by(specs[0]), **said}, presets)
    if specs[1].is_place and not specs[0].is_place:
        there = _side("right", specs[1], presets)
        return _beside(there, "left", left, {**_said_by(specs[1]), **said}, presets), there
    return with_labels(_side("left", specs[0], presets), _side("right", specs[1], presets))


def _said_by(place: Spec) -> Mapping[str, Answer]:
    return read_record(place.folder / RECORD).said if place.folder else place.said


def _beside(
    other: Layout, which: Which, text: str, said: Mapping[str, Answer], presets: Presets
) -> Layout:
    """Return the layout of the other side's answers, ``said``, but for those that a text says."""
    spec = _read(which, text, said)
    asked = spec.said.get("framework", "auto")
    with about(f"{which} side"):
        framework = other.framework if asked == "auto" else ""
        presets = presets or other.presets
        _check_held(spec.said, presets)
        layout = layout_like(spec.said, framework, presets)
    differing = differing_answers(other.answers, layout.answers).keys() - FREE_TEXT
    words = _words(layout, differing) if 0 < len(differing) <= _ANSWERS_IN_LABEL else ""
    return _labelled(layout, words) if words else with_labels(other, layout)[1]


def with_labels(left: Layout, right: Layout) -> tuple[Layout, Layout]:
    """Return both with labels that differ: by what they answer, or by their side."""
    if left.label != right.label:
        return left, right
    differing = differing_answers(left.answers, right.answers).keys() - FREE_TEXT
    if 0 < len(differing) <= _ANSWERS_IN_LABEL and left.origin == right.origin == "answers":
        return _labelled(left, _words(left, differing)), _labelled(right, _words(right, differing))
    return _labelled(left, "left"), _labelled(right, "right")


def differing_answers(
    left: Mapping[str, Answer], right: Mapping[str, Answer]
) -> dict[str, tuple[Answer, Answer]]:
    """Return the answers that differ, by question; the framework is what each side is, not one."""
    return {
        name: (left[name], right[name])
        for name in BY_NAME
        if name != "framework" and left[name] != right[name]
    }


def _labelled(layout: Layout, words: str) -> Layout:
    return replace(layout, label=f"{layout.label}: {words}")


def _words(layout: Layout, names: Iterable[str]) -> str:
    return ", ".join(f"{name} {shown(layout.answers[name])}" for name in sorted(names))


def _with_its_other(
    which: Which, text: str, said: Mapping[str, Answer], presets: Presets
) -> tuple[Layout, Layout]:
    """Return the layout of a side, and that of the other framework for the same answers."""
    spec = _read(which, text, said)
    if spec.folder is not None:
        _check_unsaid(said)
    layout = _side(which, spec, presets)
    if spec.folder is not None:
        other = other_than(layout.framework)
        said = {**layout.answers, "framework": other}
        return layout, with_this_framework(said, layout.defaults, layout.presets)
    here, there = both_frameworks(spec.said, layout.framework, presets)
    return replace(here, label=layout.label, origin=layout.origin), there


def _read(which: Which, text: str, said: Mapping[str, Answer]) -> Spec:
    with about(f"{which} side"):
        return read_spec(text, said)


def _side(which: Which, spec: Spec, presets: Presets) -> Layout:
    with about(f"{which} side"):
        return _layout_of(spec, presets)


def _check_unsaid(said: Mapping[str, Answer]) -> None:
    """Refuse answers where only projects are looked at: those have their own."""
    if said:
        name, answer = next(iter(said.items()))
        raise WrongRequest(
            f"{name} {shown(answer)} changes nothing: a project has its own answers.",
            f'To look at others beside it, say them: startwise compare PROJECT "{name}=…"',
        )


def _layout_of(spec: Spec, presets: Presets) -> Layout:
    if spec.folder is not None:
        layout = layout_in(spec.folder)
        name = readable(spec.folder.resolve().name)
        return replace(layout, label=f"{name} ({layout.label})")
    _check_held(spec.said, presets)
    if spec.file is None:
        return layout_of(spec.said, (), presets)
    with about(f"the answers in {spec.file}"):
        layout = layout_of(spec.said, (), presets)
    return replace(layout, label=f"{_name_of(spec.file)} ({layout.label})", origin="file")


def _check_held(said: Mapping[str, Answer], presets: Presets) -> None:
    """Refuse what presets hold otherwise; the framework that they do not hold is looked at, too."""
    locks = [lock for one in presets for lock in one.locks]
    try:
        check_locks(locks, {name: one for name, one in said.items() if name != "framework"})
    except HeldAnswer as error:
        # It is the side that said it, whatever the command line is given.
        error.at_odds = ()
        raise


def _name_of(file: Path) -> str:
    """Return a file's name; that of a project's record says nothing without its folder."""
    path = file.resolve()
    name = f"{path.parent.name}/{path.name}" if path.name.startswith(".") else path.name
    return readable(name)
