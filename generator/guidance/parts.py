"""The parts that each framework would bring for an answer; no article weighs them as such."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.answers.clashes import clashes
from generator.answers.questions import BY_NAME, QUESTIONS, Answer
from generator.answers.ways import Way
from generator.features.conditions import Condition, all_of
from generator.features.form import Brings, wrong
from generator.features.manifests import Manifests, manifests, path_saying
from generator.features.switching import condition_of_key
from generator.guidance.frameworks import FRAMEWORKS, Framework


@dataclass(frozen=True)
class Brought:
    """What a framework brings: in words, and the distributions that a project then depends on."""

    words: str
    packages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What both frameworks bring where every answer named in ``when`` is among those listed."""

    when: Way
    concern: str
    django: Brought
    flask: Brought

    def of(self, framework: Framework) -> Brought:
        """Return what one framework brings."""
        return self.django if framework == "django" else self.flask


_NOT_POSSIBLE = Brought("not possible")
# After which question's parts those of another one stand.
_LISTED_WITH = {"orm": "database"}


@cache
def parts() -> tuple[Part, ...]:
    """Return every part, in the order of the questions and of their choices."""
    said = {framework: manifests(framework) for framework in FRAMEWORKS}
    concerns = {
        key: manifest["brings"]["for"]
        for every in said.values()
        for key, manifest in every.items()
        if "for" in manifest.get("brings", ())
    }
    found = (_part(said, key, concern) for key, concern in concerns.items())
    return tuple(sorted(found, key=_place))


def cannot_bring(framework: Framework, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return why a framework cannot be had with these answers; nothing where it can."""
    found = clashes({**answers, "framework": framework})
    return tuple(clash.because for clash in found if "framework" in clash.when)


def _part(said: Mapping[Framework, Manifests], key: str, concern: str) -> Part:
    brought = {one: _brought(one, said[one], key) for one in FRAMEWORKS if key in said[one]}
    when = all_of(condition for _, condition in brought.values())
    if len(when) != 1 or not when[0]:
        path = path_saying("when", next(iter(brought)), key)
        raise wrong(path, f"{concern!r} is for no one answer: {len(when)} ways of answers bring it")
    django, flask = (brought.get(one, (_NOT_POSSIBLE,))[0] for one in FRAMEWORKS)
    return Part(when[0], concern, django, flask)


def _brought(framework: Framework, said: Manifests, key: str) -> tuple[Brought, Condition]:
    """Return what a feature brings with those that its words name, and when all of them are on."""
    brings: dict[str, Brings] = {one: manifest.get("brings", {}) for one, manifest in said.items()}
    words, named = brings[key].get("words", "{}"), [key]
    for other, theirs in brings.items():
        if f"{{{other}}}" in words and "words" in theirs:
            words = words.replace(f"{{{other}}}", theirs["words"])
            named.insert(0, other)
    if "{" in words:
        raise wrong(
            path_saying("brings", framework, key),
            "[brings] says 'words', and names in {} what other features bring",
        )
    packages = tuple(package for one in named for package in brings[one].get("packages", ()))
    return Brought(words, packages), all_of(condition_of_key(framework, one) for one in named)


def _place(part: Part) -> tuple[int, bool, int]:
    """Return where a part stands: by the first question that it answers, then by the choice."""
    name, answers = next(iter(part.when.items()))
    place = QUESTIONS.index(BY_NAME[_LISTED_WITH.get(name, name)])
    return place, name in _LISTED_WITH, min(map(BY_NAME[name].values.index, answers))
