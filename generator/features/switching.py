"""When each feature of a template is on, and in which order they stand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from generator.answers.questions import Answer
from generator.answers.ways import is_met, way_meant
from generator.features.conditions import NEVER, Condition, all_of, any_of
from generator.features.form import wrong
from generator.features.keys import features_in
from generator.features.manifests import Manifests, manifests, path_of, path_saying


@cache
def conditions(framework: str) -> Mapping[str, Condition]:
    """Give, for each feature of a template, the answers that switch it on; in their order."""
    every = manifests(framework)
    known = {key: manifest for key, manifest in every.items() if len(features_in(key)) == 1}
    found: dict[str, Condition] = {}
    for name in known:
        _resolve(framework, name, known, found, ())
    return {name: found[name] for name in _in_order(framework, known)}


def features_on(framework: str, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the features of a template that some answers switch on, in their order."""
    return tuple(
        feature
        for feature, condition in conditions(framework).items()
        if is_met(condition, answers)
    )


def condition_of_key(framework: str, key: str) -> Condition:
    """Return the answers that switch on every feature of a key, such as ``notes+rest``."""
    known = conditions(framework)
    return all_of(known[feature] for feature in features_in(key))


def condition_of(framework: str, when: Iterable[object]) -> Condition:
    """Return the answers that any entry of a ``when`` means on a framework.

    A feature that this framework lacks is never on.
    """
    known = conditions(framework)
    return any_of(_entry(entry, lambda one: known.get(one, NEVER)) for entry in when)


def _resolve(
    framework: str, name: str, known: Manifests, found: dict[str, Condition], asking: Sequence[str]
) -> Condition:
    """Return when a feature is on, and remember it; ``asking`` are the features that ask."""
    path = path_saying("when", framework, name)
    if name in asking:
        raise wrong(path, f"{' -> '.join([*asking, name])}: features that wait for each other")
    if name not in known:
        needs = path_saying("when", framework, asking[-1])
        missing = path_of(framework, name)
        raise wrong(needs, f"{name}: there is no such feature, as {missing} is missing")
    if name not in found:
        entries = known[name].get("when")
        if not entries:
            raise wrong(path, "'when' is a list of answers or features, and there is none")
        found[name] = any_of(
            _entry(entry, lambda one: _resolve(framework, one, known, found, (*asking, name)))
            for entry in entries
        )
    return found[name]


def _entry(entry: object, feature: Callable[[str], Condition]) -> Condition:
    """Return what an entry of ``when`` means: answers, or features that are on."""
    if isinstance(entry, dict):
        return (way_meant(entry),)
    return all_of(map(feature, features_in(str(entry))))


def _in_order(framework: str, known: Manifests) -> list[str]:
    """Return the features in order: each comes after the one that its manifest names.

    Of those that come after the same one, the one that fewest others follow comes first; a new
    feature thus stands right after the one that it names.
    """
    following: dict[str, list[str]] = {}
    for name, manifest in known.items():
        after = manifest.get("after")
        if after != "" and after not in known:
            path = path_saying("after", framework, name)
            raise wrong(path, f"after = {after!r}: it names no feature that this one comes after")
        following.setdefault(str(after), []).append(name)

    def from_here_on(name: str) -> list[str]:
        groups = [[one, *from_here_on(one)] for one in following.get(name, ())]
        return [
            one for group in sorted(groups, key=lambda group: (len(group), group)) for one in group
        ]

    ordered = from_here_on("")
    if lost := known.keys() - ordered:
        path = path_saying("after", framework, min(lost))
        raise wrong(path, f"{', '.join(sorted(lost))}: they come after each other, in a circle")
    return ordered
