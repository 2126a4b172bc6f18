"""What a manifest can say: of each key the type, and what its values must be."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypedDict, get_args, get_origin, is_typeddict

from generator.answers.ways import way_meant
from generator.errors import TemplateBroken
from generator.features.keys import features_in
from generator.locations import TEMPLATES

MANIFEST = "feature.toml"
# In the order in which they are told. A WebSocket has one of its own, and ANY is that of a view
# that does not ask how it is called.
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "WEBSOCKET", "ANY")
# The ways to meet a capability.
MEANS = ("built_in", "extension", "own_code")
# What features add to the next steps of a new project.
STEPS = ("database", "account", "call", "worker", "job", "containers", "hooks")

_CONCERNS = TEMPLATES / "shared/concerns.toml"
_CALLED = {str: "text", list: "a list"}


def wrong(path: Path, what: str) -> TemplateBroken:
    """Return the error for a manifest that says something wrong."""
    return TemplateBroken(f"{path} is wrong: {what}.", "docs/templates.md says what it can hold.")


@cache
def concerns_known() -> Mapping[str, str]:
    """Return what each concern is, in a few words, in the order in which they are shown."""
    return tomllib.loads(_CONCERNS.read_text(encoding="utf-8"))


@cache
def feature_names() -> frozenset[str]:
    """Return the names of the features that any template has."""
    return frozenset(path.parent.name for path in TEMPLATES.glob(f"*/features/*/{MANIFEST}"))


def _when(path: Path, said: list[Any]) -> None:
    for entry in said:
        try:
            way_meant(entry if isinstance(entry, dict) else {})
        except ValueError as error:
            raise wrong(path, str(error)) from error
        for feature in () if isinstance(entry, dict) else features_in(str(entry)):
            if feature not in feature_names():
                raise wrong(path, f"{feature}: there is no such feature")


def _concern(path: Path, said: str) -> None:
    if said not in concerns_known():
        raise wrong(path, f"{said!r} is no concern; {_CONCERNS} says which there are")


def _concerns(path: Path, said: Mapping[str, list[str]]) -> None:
    for concern in said:
        _concern(path, concern)


def _addresses(path: Path, said: Mapping[str, str]) -> None:
    for address, methods in said.items():
        named = methods.split()
        if not address.startswith("/") or not named or not {*named} <= {*METHODS}:
            what = f"{address} = {methods!r} is no address with some of {' '.join(METHODS)}"
            raise wrong(path, what)


def _way(path: Path, said: Mapping[str, Any]) -> None:
    if len([name for name in MEANS if name in said]) != 1:
        raise wrong(path, f"{said}: a way is one of {', '.join(MEANS)}")


def _steps(path: Path, said: Mapping[str, Mapping[str, str]]) -> None:
    for purpose, step in said.items():
        ways = ("run" in step) + ({"django", "flask"} <= step.keys()) + (step.keys() == {"note"})
        if purpose not in STEPS or ways != 1:
            known = ", ".join(STEPS)
            what = f"a step is one of {known}, with 'run', one by framework, or a note alone"
            raise wrong(path, f"{purpose}: {what}")


When = Annotated[list[Any], _when]


class Means(TypedDict, total=False):
    """A way to meet a capability: one of the three, the files that hold it, and for whom."""

    when: When
    built_in: str
    extension: str
    own_code: list[str]
    files: list[str]


class Asked(TypedDict, total=False):
    """What somebody who decides would ask about: where, and the ways in which each meets it.

    What no way meets says in a sentence what a person would add it with.
    """

    when: When
    added_by: str
    django: list[Annotated[Means, _way]]
    flask: list[Annotated[Means, _way]]


class Package(TypedDict, total=False):
    """A package that a feature's fragments require."""

    why: str
    stands_for: list[str]
    when: When


# Not a class, as "for" is a word of Python.
Brings = TypedDict("Brings", {"for": str, "words": str, "packages": list[str]}, total=False)


class Step(TypedDict, total=False):
    """A command of the next steps, of both frameworks or by framework, and what to know of it.

    ``setting`` is a line for .env that it needs; a note may stand alone.
    """

    run: str
    django: str
    flask: str
    note: str
    setting: str


class Manifest(TypedDict, total=False):
    """What a manifest can say."""

    what: str
    after: str
    when: When
    concern: Annotated[str, _concern]
    concerns: Annotated[dict[str, list[str]], _concerns]
    brings: Brings
    packages: dict[str, Package]
    # By file or distribution, and address.
    routes: dict[str, Annotated[dict[str, str], _addresses]]
    routes_in: list[str]
    opens: list[str]
    steps: Annotated[dict[str, Step], _steps]
    twins: list[list[str]]
    areas: list[str]
    # By area and name.
    capabilities: dict[str, dict[str, Asked]]


def check(path: Path, said: object, form: Any = Manifest, name: str = "a manifest") -> None:
    """Refuse what a manifest cannot say: another form or value than it should have."""
    if get_origin(form) is Annotated:
        of_type, is_fine = get_args(form)
        check(path, said, of_type, name)
        is_fine(path, said)
    elif is_typeddict(form) or get_origin(form) is dict:
        if not isinstance(said, dict):
            raise wrong(path, f"{name!r} is a table")
        forms = (
            form.__annotations__ if is_typeddict(form) else dict.fromkeys(said, get_args(form)[1])
        )
        if unknown := [one for one in said if one not in forms]:
            raise wrong(path, f"{', '.join(unknown)}: {name} says {', '.join(sorted(forms))}")
        for one, value in said.items():
            check(path, value, forms[one], one)
    elif get_origin(form) is list:
        check(path, said, list, name)
        for one in said if isinstance(said, list) else ():
            check(path, one, get_args(form)[0], name)
    elif form is not Any and not isinstance(said, form):
        raise wrong(path, f"{name!r} is {_CALLED[form]}, not {said!r}")
