"""What of a preset is wrong that only projects show: some are rendered with it, none is written."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.answers.clashes import clashes
from generator.answers.completing import complete
from generator.answers.locks import allowed_by
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.errors import WrongRequest
from generator.presets.files import OVERLAY
from generator.presets.loaded_preset import Preset
from generator.presets.overlay import FRAMEWORKS, Overlay
from generator.presets.places import PLACES
from generator.templating.rendering import render

_NAMED: Answers = {"project_name": "My service", "project_slug": "my_service"}
# Few and many parts, with and without what a fragment could count on.
_SETS: tuple[Mapping[str, Answer], ...] = (
    {},
    {"database": "none", "auth": "none", "admin": False, "rest": True},
    {"database": "sqlite", "auth": "none", "admin": False, "rest": False, "example": "none"},
    {"database": "postgresql", "auth": "tokens", "admin": False, "rest": True, "cache": "redis"},
    {
        "database": "postgresql", "auth": "both", "admin": True, "rest": True, "jobs": "celery",
        "cache": "redis", "i18n": True, "observability": True, "docker": True, "ci": "github",
    },
)  # fmt: skip


def rendering_problems(preset: Preset) -> Iterator[str]:
    """Yield what is wrong with projects that are made with a preset, a sentence for each part."""
    if preset.overlay.is_empty:
        return
    found: dict[str, None] = {}
    for framework in FRAMEWORKS:
        for answers in _answers(preset, framework):
            why = _why_not(framework, answers, preset)
            if why:
                found |= dict.fromkeys(_by_part(framework, answers, preset) or [why])
                break
    yield from found


def _answers(preset: Preset, framework: str) -> Iterator[Answers]:
    """Yield sets of answers that a preset and what its files are for allow."""
    allowed = allowed_by(preset.locks)
    if framework not in allowed.get("framework", FRAMEWORKS):
        return
    wanted = {name: answers for name, answers in preset.overlay.when.items() if name in BY_NAME}
    for said in _SETS:
        answers: Answers = {**_NAMED, **preset.defaults, **said}
        for name, ways in (*allowed.items(), *wanted.items()):
            if answers.get(name) not in ways:
                answers[name] = next(iter(ways)) if name in allowed else min(ways, key=str)
        answers |= {"framework": framework}
        whole = complete(answers).answers
        if not clashes({**whole, "framework": framework}):
            yield whole


def _why_not(framework: str, answers: Answers, preset: Preset) -> str:
    try:
        render(framework, answers, (), (preset,))
    except WrongRequest as error:
        return error.message.removesuffix(".")
    return ""


def _by_part(framework: str, answers: Answers, preset: Preset) -> list[str]:
    """Return which fragments are wrong by themselves, each by its file."""
    fragments = preset.overlay.fragments.get(framework, {})
    found = []
    for place, text in fragments.items():
        alone = Overlay(fragments={framework: {place: text}})
        why = _why_not(framework, answers, replace(preset, overlay=alone))
        if why:
            owner = "shared" if place in PLACES["shared"] else framework
            found.append(f"{OVERLAY}/{owner}/fragments/{place}: {why}{_hint(why)}")
    return found


def _hint(why: str) -> str:
    """Return what is mostly meant where Python complains of how far lines are set in."""
    if "indent" not in why:
        return ""
    return ". A fragment stands as it is written: begin its lines with the blanks of its place"
