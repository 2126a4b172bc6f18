"""The manifests of a template's features: when each is on, and in which order they stand.

A manifest is ``features/<name>/feature.toml``. ``when`` is a list, and any entry of it is enough: a
table of answers that must all be given, or the name of another feature, or several joined by ``+``.
What both frameworks have in common stands in the manifest of ``templates/shared``.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from generator.answers.questions import BY_NAME, Answer
from generator.errors import TemplateBroken
from generator.locations import TEMPLATES
from generator.templating.conditions import Condition, all_of, any_of, holds
from generator.templating.keys import features_in

MANIFEST = "feature.toml"
# What every project has, or several features need.
PROJECT_MANIFEST = "project.toml"
_KEYS = {"after", "when", "packages", "concern", "concerns"}
# Before an answer: every other one.
_NOT = "!"


@cache
def conditions(framework: str) -> Mapping[str, Condition]:
    """Give, for each feature of a template, the answers that switch it on; in their order.

    Raises:
        TemplateBroken: a manifest is wrong; the message names it.
    """
    manifests = _manifests(framework)
    found: dict[str, Condition] = {}
    for name in manifests:
        _resolve(framework, name, manifests, found, ())
    return {name: found[name] for name in _in_order(framework, manifests)}


def features_on(framework: str, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Give the features of a template that some answers switch on, in their order."""
    return tuple(
        feature
        for feature, condition in conditions(framework).items()
        if any(holds(way, answers) for way in condition)
    )


def condition_of_key(framework: str, key: str) -> Condition:
    """Give the answers that switch on every feature of a key, such as ``notes+rest``.

    Raises:
        KeyError: the template has no such feature.
    """
    known = conditions(framework)
    return all_of(known[feature] for feature in features_in(key))


def _manifests(framework: str) -> Mapping[str, Mapping[str, Any]]:
    """Give each feature's manifest, with what the shared one of its name adds."""
    folder = TEMPLATES / framework / "features"
    return {
        path.parent.name: manifest_of(framework, path.parent.name)
        for path in sorted(folder.glob(f"*/{MANIFEST}"))
        if "+" not in path.parent.name
    }


def manifest_of(framework: str, key: str) -> Mapping[str, Any]:
    """Give the manifest of a key, with what the shared one says; no key is what every project has.

    Raises:
        TemplateBroken: a manifest is wrong; the message names it.
    """
    name = f"features/{key}/{MANIFEST}" if key else PROJECT_MANIFEST
    shared, own = (read_manifest(TEMPLATES / folder / name) for folder in ("shared", framework))
    return {**shared, **own}


@cache
def read_manifest(path: Path) -> Mapping[str, Any]:
    """Give what a manifest says; nothing where there is none.

    Raises:
        TemplateBroken: it cannot be read, or says what no manifest can say.
    """
    if not path.exists():
        return {}
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise TemplateBroken(f"{path} is no TOML: {error}.", "Mend that line.") from error
    if unknown := found.keys() - _KEYS:
        raise wrong(path, f"{', '.join(unknown)}: a manifest says {', '.join(sorted(_KEYS))}")
    return found


def _resolve(
    framework: str,
    name: str,
    manifests: Mapping[str, Mapping[str, Any]],
    found: dict[str, Condition],
    asking: Sequence[str],
) -> Condition:
    """Give when a feature is on, and remember it; ``asking`` are the features that need to know."""
    path = TEMPLATES / framework / "features" / name / MANIFEST
    if name in asking:
        raise wrong(path, f"{' -> '.join([*asking, name])}: features that wait for each other")
    if name not in manifests:
        needs = TEMPLATES / framework / "features" / asking[-1] / MANIFEST
        raise wrong(needs, f"{name}: there is no such feature, as {path} is missing")
    if name not in found:
        entries = manifests[name].get("when")
        if not isinstance(entries, list) or not entries:
            raise wrong(path, f"{entries}: 'when' is a list of answers or features")
        found[name] = any_of(
            _way(path, entry)
            if isinstance(entry, dict)
            else all_of(
                _resolve(framework, one, manifests, found, [*asking, name])
                for one in str(entry).split("+")
            )
            for entry in entries
        )
    return found[name]


def _way(path: Path, entry: Mapping[str, Any]) -> Condition:
    way: dict[str, frozenset[Answer]] = {}
    for name, said in entry.items():
        if name not in BY_NAME:
            raise wrong(path, f"{name}: there is no such question")
        way[name] = _answers(path, name, said)
    return (way,)


def _answers(path: Path, name: str, said: object) -> frozenset[Answer]:
    """Give the answers meant: an answer, a kind of choices, all but one, or any of a list."""
    question = BY_NAME[name]
    every = frozenset(question.values)
    meant: frozenset[Answer] = frozenset()
    for word in said if isinstance(said, list) else [said]:
        if isinstance(word, bool) is isinstance(question.default, bool) and word in every:
            meant |= {word}
        elif isinstance(word, str) and question.of_kind(word):
            meant |= question.of_kind(word)
        elif isinstance(word, str) and word[:1] == _NOT and word[1:] in every:
            meant |= every - {word[1:]}
        else:
            raise wrong(path, f"{name} = {said!r}: {word!r} is no answer to it")
    return meant


def _in_order(framework: str, manifests: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Give the features in order: each comes after the one that its manifest names.

    Of those that come after the same one, the one that fewest others follow comes first; a new
    feature thus stands right after the one that it names.
    """
    following: dict[str, list[str]] = {}
    for name, manifest in manifests.items():
        after = manifest.get("after")
        if after != "" and after not in manifests:
            path = TEMPLATES / framework / "features" / name / MANIFEST
            raise wrong(path, f"after = {after!r}: it names no feature that this one comes after")
        following.setdefault(str(after), []).append(name)

    def from_here_on(name: str) -> list[str]:
        groups = [[one, *from_here_on(one)] for one in following.get(name, ())]
        return [
            one for group in sorted(groups, key=lambda group: (len(group), group)) for one in group
        ]

    ordered = from_here_on("")
    if lost := manifests.keys() - ordered:
        path = TEMPLATES / framework / "features" / min(lost) / MANIFEST
        raise wrong(path, f"{', '.join(sorted(lost))}: they come after each other, in a circle")
    return ordered


def wrong(path: Path, what: str) -> TemplateBroken:
    """Give the error for a manifest that says something wrong."""
    return TemplateBroken(f"{path} is wrong: {what}.", "docs/templates.md says what it can hold.")
