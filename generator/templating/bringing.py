"""Which answers bring a package, read from what the templates say; nothing is rendered."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from generator.answers.questions import BY_NAME, Answer
from generator.features.conditions import (
    ALWAYS,
    Condition,
    Way,
    all_of,
    any_of,
)
from generator.features.switching import condition_of_key
from generator.guidance.wording import listed
from generator.locations import TEMPLATES
from generator.templating.fragments import fragments_of
from generator.templating.template_files import SLUG_IN_PATH

_PLACES = ("pyproject.dependencies", "pyproject.development")
_REQUIREMENT = re.compile(r'^\s*"([A-Za-z0-9._-]+)', re.MULTILINE)
_FEATURE = re.compile(r"'(\w+)' in ")


@cache
def bringers(framework: str) -> Mapping[str, Condition]:
    """Give, for each package that projects of a framework can have, the answers that bring it."""
    found: dict[str, list[Condition]] = {}
    for package, condition in _required(framework):
        found.setdefault(package, []).append(condition)
    return {package: any_of(conditions) for package, conditions in found.items()}


def in_words(condition: Condition) -> str:
    """Give a condition as a person reads it: ``rest yes; or any database and async realtime``."""
    return "every project" if condition == ALWAYS else "; or ".join(map(_way_in_words, condition))


def _way_in_words(way: Way) -> str:
    ordered = [(name, way[name]) for name in BY_NAME if name in way]
    return " and ".join(_answers_in_words(name, answers) for name, answers in ordered)


def _answers_in_words(name: str, answers: frozenset[Answer]) -> str:
    question = BY_NAME[name]
    left = [value for value in question.values if value in answers]
    without = [value for value in question.values if value not in answers]
    if question.kind == "choice" and without == [question.left_out] and len(left) > 1:
        return f"any {question.word}"
    return f"{question.word} {listed(left)}"


def _required(framework: str) -> Iterator[tuple[str, Condition]]:
    template = TEMPLATES / framework
    # What stands in the shared file every project has, in one form or another.
    shared = (template / SLUG_IN_PATH / "pyproject.toml").read_text("utf-8")
    lines = shared.partition("dependencies = [")[2].partition("[tool.")[0]
    yield from ((name, ALWAYS) for name in _REQUIREMENT.findall(lines))
    for key, fragments in fragments_of(framework).items():
        for place in _PLACES:
            yield from _of_fragment(framework, key, fragments.get(place, ""))


def _of_fragment(framework: str, key: str, fragment: str) -> Iterator[tuple[str, Condition]]:
    narrower = ALWAYS
    for line in fragment.splitlines():
        if line.lstrip().startswith("{%"):
            features = _FEATURE.findall(line)
            narrower = any_of(condition_of_key(framework, one) for one in features)
            narrower = narrower if features else ALWAYS
        elif match := _REQUIREMENT.match(line):
            yield match.group(1), all_of((condition_of_key(framework, key), narrower))
