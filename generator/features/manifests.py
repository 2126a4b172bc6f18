"""The manifests of a template's features: what each says, read from TOML and checked for its form.

A manifest is ``features/<key>/feature.toml``, where a key is a feature's name, or several joined by
``+``; that of what every project has is ``project.toml``. What both frameworks have in common
stands in the manifest of ``templates/shared``.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from generator.errors import TemplateBroken
from generator.features.keys import features_in
from generator.locations import TEMPLATES

# What manifests say, by their keys.
Manifests: TypeAlias = Mapping[str, Mapping[str, Any]]

MANIFEST = "feature.toml"
# What every project has, or several features need.
PROJECT_MANIFEST = "project.toml"
# What both frameworks have in common.
SHARED = "shared"

# Any name, of a package for example.
_ANY = "*"
# A way to meet a capability.
_WAY = {"when": list, "built_in": str, "extension": str, "own_code": [str], "files": [str]}
# What a manifest can say: of each key a kind of value, a list of them, or a table.
_FORM: Mapping[str, Any] = {
    "what": str,
    "after": str,
    "when": list,
    "concern": str,
    "concerns": {_ANY: [str]},
    "brings": {"for": str, "words": str, "packages": [str]},
    "packages": {_ANY: {"why": str, "stands_for": [str], "when": list}},
    # By file or distribution, and address.
    "routes": {_ANY: {_ANY: str}},
    "routes_in": [str],
    "areas": [str],
    # By area and name.
    "capabilities": {_ANY: {_ANY: {"when": list, "django": [_WAY], "flask": [_WAY]}}},
}
_CALLED = {str: "text", list: "a list"}


@cache
def manifests(framework: str) -> Manifests:
    """Give each manifest of a template by its key, those that stand in the shared folder included.

    Raises:
        TemplateBroken: a manifest is wrong; the message names it.
    """
    own, shared = (_keys_in(folder) for folder in (framework, SHARED))
    known = [key for key in shared if own.issuperset(features_in(key))]
    found = {key: manifest_of(framework, key) for key in ("", *sorted({*own, *known}))}
    for key, manifest in found.items():
        features, path = features_in(key), path_of(framework, key)
        if len(features) != 1 and ("when" in manifest or "after" in manifest):
            raise wrong(path, "it is no feature, and has no 'when' and no 'after'")
        if lost := [one for one in features if one not in found]:
            raise wrong(path, f"{', '.join(lost)}: there is no such feature")
    return found


def _keys_in(folder: str) -> set[str]:
    return {path.parent.name for path in (TEMPLATES / folder).glob(f"features/*/{MANIFEST}")}


def every_manifest() -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    """Give each manifest of all folders: where it stands, its key, and what it says.

    Raises:
        TemplateBroken: one is wrong; the message names it.
    """
    for path in sorted(TEMPLATES.glob(f"*/features/*/{MANIFEST}")):
        yield path, path.parent.name, read_manifest(path)
    for path in sorted(TEMPLATES.glob(f"*/{PROJECT_MANIFEST}")):
        yield path, "", read_manifest(path)


def is_feature(name: str) -> bool:
    """Whether any template has a feature of this name."""
    return any(TEMPLATES.glob(f"*/features/{name}/{MANIFEST}"))


def manifest_of(framework: str, key: str) -> Mapping[str, Any]:
    """Give the manifest of a key, with what the shared one says; no key is what every project has.

    Raises:
        TemplateBroken: a manifest is wrong; the message names it.
    """
    shared, own = (read_manifest(path_of(folder, key)) for folder in (SHARED, framework))
    both = {name: (shared[name], own[name]) for name in shared.keys() & own.keys()}
    tables = {name: {**one, **other} for name, (one, other) in both.items() if type(one) is dict}
    return {**shared, **own, **tables}


def path_of(folder: str, key: str) -> Path:
    """Give where the manifest of a key stands, of a framework or of what both have in common."""
    return TEMPLATES / folder / (f"features/{key}/{MANIFEST}" if key else PROJECT_MANIFEST)


@cache
def read_manifest(path: Path) -> Mapping[str, Any]:
    """Give what a manifest says; nothing where there is none.

    Raises:
        TemplateBroken: it cannot be read, or says what no manifest can say.
    """
    try:
        found = tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise TemplateBroken(f"{path} is no TOML: {error}.", "Mend that line.") from error
    _check(path, "a manifest", found, _FORM)
    return found


def _check(path: Path, name: str, said: object, form: Any) -> None:
    """Refuse what has another form than it should."""
    if isinstance(form, dict):
        if not isinstance(said, dict):
            raise wrong(path, f"{name!r} is a table")
        unknown = [] if _ANY in form else [one for one in said if one not in form]
        if unknown:
            raise wrong(path, f"{', '.join(unknown)}: {name} says {', '.join(sorted(form))}")
        for one, value in said.items():
            _check(path, one, value, form.get(one, form.get(_ANY)))
    elif isinstance(form, list):
        _check(path, name, said, list)
        for one in said if isinstance(said, list) else ():
            _check(path, name, one, form[0])
    elif not isinstance(said, form):
        raise wrong(path, f"{name!r} is {_CALLED[form]}, not {said!r}")


def wrong(path: Path, what: str) -> TemplateBroken:
    """Give the error for a manifest that says something wrong."""
    return TemplateBroken(f"{path} is wrong: {what}.", "docs/templates.md says what it can hold.")
