"""Each file of a template under each of its readings, over all valid sets of answers at once.

A file is a function of what it asks of the answers. So it is rendered for one set, and what it asks
is noted: every set that answers the same is given the same file, and needs no rendering of its own.
Of the others, those that first answer one of these questions otherwise are the next to be rendered.
So every valid set comes under one reading of each file that it has, and nothing is guessed.

Many sets at once are one number, with a bit for each: those of two properties are ``one & other``.
"""

import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any
from unittest.mock import patch

from answer_sets import SHAPING, choices_of, core_sets, named, sets_around, whole
from noting import FEATURES, Asked, Noting, Values, given
from rendered_once import fragments_once

from generator.answers.questions import Answer, Answers
from generator.features.conditions import Condition
from generator.features.form import feature_names
from generator.features.keys import features_in
from generator.features.switching import conditions
from generator.guidance import record_blocks
from generator.templating import rendering
from generator.templating.catalogues import messages_of, translated
from generator.templating.jinja_environment import environment_of
from generator.templating.jinja_extension import compiled
from generator.templating.template_files import SLUG_IN_PATH, Source, settings_of
from generator.terminal.paragraphs import filled

SLUG = "shelf"
_COMMANDS = "__commands"
# The values of more sets than any framework has.
_VALUES_KEPT = 1 << 16

# A decision record is rendered thousands of times, mostly of the same paragraphs.
_filled_once = lru_cache(1 << 14)(filled)


@dataclass(frozen=True)
class Sets:
    """Sets of answers, each of which has its place: where it is among some, their bit is one."""

    framework: str
    answers: tuple[Answers, ...]

    @cached_property
    def all(self) -> int:
        """Every set."""
        return (1 << len(self.answers)) - 1

    @cached_property
    def answering(self) -> Mapping[Asked, Mapping[Answer, int]]:
        """The sets that give each answer, by the question."""
        found: dict[Asked, dict[Answer, bytearray]] = {}
        for place, answers in enumerate(self.answers):
            for name, answer in answers.items():
                column = found.setdefault(("value", name), {})
                column.setdefault(answer, bytearray(b"0") * len(self.answers))[~place] = ord("1")
        return {
            asked: {answer: int(column, 2) for answer, column in columns.items()}
            for asked, columns in found.items()
        }

    @cached_property
    def with_feature(self) -> Mapping[str, int]:
        """The sets that switch each feature on."""
        return {name: self.where(one) for name, one in conditions(self.framework).items()}

    def where(self, condition: Condition) -> int:
        """Return the sets in which a condition holds."""
        found = 0
        for way in condition:
            within = self.all
            for name, allowed in way.items():
                giving = self.answering["value", name]
                within &= any_of(giving.get(answer, 0) for answer in allowed)
            found |= within
        return found

    def with_key(self, key: str) -> int:
        """Return the sets that switch on every feature of a key."""
        found = self.all
        for feature in features_in(key):
            found &= self.with_feature[feature]
        return found

    def given_the_same(self, values: Values, asked: Asked) -> int:
        """Return the sets that answer what was asked as these values do."""
        kind, name = asked
        if kind == "feature":
            # What both frameworks share may ask for a feature that only the other one has.
            assert name in feature_names(), f"{name}: there is no such feature"
            on = self.with_feature.get(name, 0)
            return on if given(values, asked) else self.all & ~on
        assert name != FEATURES, "a file asks how many features there are"
        return self.answering[asked][values[name]]

    def named(self, some: int) -> str:
        """Return a name for the first of some sets."""
        answers = self.answers[first(some)]
        return named({name: answers[name] for name in SHAPING})


@dataclass(frozen=True)
class Reading:
    """What a file is in all the sets that answer the same to what it asks.

    Attributes:
        sets: those sets.
        files: its content by its path; one with texts has the catalogues of these texts.
    """

    sets: int
    files: Mapping[str, bytes]


def any_of(some: Iterable[int]) -> int:
    """Return the sets that are among any of these."""
    found = 0
    for sets in some:
        found |= sets
    return found


def first(sets: int) -> int:
    """Return the place of the first of some sets."""
    return (sets & -sets).bit_length() - 1


@lru_cache
def valid(framework: str) -> Sets:
    """Return every valid set of a framework, each with labels that chance chose."""
    labels = {name: choices_of(name) for name in ("python_version", "ci")}
    found = []
    for core in core_sets(framework):
        chance = random.Random(f"{framework} {named(core)}")  # noqa: S311 - no secret
        for answers in sets_around(core):
            chosen = {name: chance.choice(some) for name, some in labels.items()}
            found.append(whole(framework, {**answers, **chosen}, SLUG))
    return Sets(framework, tuple(found))


def readings(sets: Sets, source: Source) -> Iterator[Reading]:
    """Yield a file under each of its readings; every set that has it comes under one of them."""
    waiting = [sets.with_key(source.key)]
    while waiting:
        some = waiting.pop()
        if not some:
            continue
        values = values_of(sets, first(some))
        files, asked = _noted(sets.framework, source, values)
        for one in asked:
            same = sets.given_the_same(values, one)
            waiting.append(some & ~same)
            some &= same
        yield Reading(some, files)


@lru_cache(_VALUES_KEPT)
def _values_of(framework: str, answers: tuple[tuple[str, Answer], ...]) -> Values:
    return rendering.values_of(framework, dict(answers), environment_of(framework))


def values_of(sets: Sets, place: int) -> Values:
    """Return what the templates know of a set."""
    return _values_of(sets.framework, tuple(sets.answers[place].items()))


def _noted(
    framework: str, source: Source, values: Values
) -> tuple[Mapping[str, bytes], list[Asked]]:
    """Return a file with the catalogues of its texts, and what it asks."""
    noting = Noting(values)
    with fragments_once(), patch.object(record_blocks, "filled", _filled_once):
        files = rendered(framework, source, noting)
    asked: dict[Asked, None] = {}
    for one in noting.asked:
        asked |= _asked_by_commands(framework, values) if one[1] == _COMMANDS else {one: None}
    return files, list(asked)


def path_of(source: Source) -> str:
    """Return where a file stands in a project."""
    return source.path.replace(SLUG_IN_PATH, SLUG)


def rendered(framework: str, source: Source, values: Values) -> Mapping[str, bytes]:
    """Return a file as its template makes it; one with texts has their catalogues."""
    environment = environment_of(framework)
    tree = {path_of(source): rendering._file(source, values, environment)}
    if messages_of(framework, tree):
        tree = translated(framework, SLUG, tree)
    return {path: file.content for path, file in tree.items()}


def _asked_by_commands(framework: str, values: Values) -> dict[Asked, None]:
    """Return what the commands ask, which are told as one value."""
    noting: Any = Noting(values)
    for command in settings_of(framework)[_COMMANDS].values():
        compiled(environment_of(framework), command).render(cookiecutter=noting)
    return dict(noting.asked)
