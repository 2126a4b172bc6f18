"""The manifests of a template's features: what each says, read and checked (docs/templates.md)."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TypeAlias, cast

from generator.errors import TemplateBroken
from generator.features.form import MANIFEST, Manifest, check, wrong
from generator.features.keys import features_in
from generator.locations import TEMPLATES

# What manifests say, by their keys.
Manifests: TypeAlias = Mapping[str, Manifest]

# What every project has, or several features need.
PROJECT_MANIFEST = "project.toml"
# What both frameworks have in common.
SHARED = "shared"


@cache
def manifests(framework: str) -> Manifests:
    """Return each manifest of a template by its key, those of the shared folder included."""
    own, shared = (_keys_in(folder) for folder in (framework, SHARED))
    known = [key for key in shared if own.issuperset(features_in(key))]
    found = {key: manifest_of(framework, key) for key in ("", *sorted({*own, *known}))}
    for key in found:
        if lost := [one for one in features_in(key) if one not in found]:
            raise wrong(path_of(framework, key), f"{', '.join(lost)}: there is no such feature")
    return found


def _keys_in(folder: str) -> set[str]:
    return {path.parent.name for path in (TEMPLATES / folder).glob(f"features/*/{MANIFEST}")}


def every_manifest() -> Iterator[tuple[Path, str, Manifest]]:
    """Yield each manifest of all folders: where it stands, its key, and what it says."""
    for path in sorted(TEMPLATES.glob(f"*/features/*/{MANIFEST}")):
        yield path, path.parent.name, read_manifest(path)
    for path in sorted(TEMPLATES.glob(f"*/{PROJECT_MANIFEST}")):
        yield path, "", read_manifest(path)


def manifest_of(framework: str, key: str) -> Manifest:
    """Return the manifest of a key with what the shared one says; no key: that of every project."""
    shared, own = (dict(read_manifest(path_of(one, key))) for one in (SHARED, framework))
    tables = {
        name: {**one, **other}
        for name, one in shared.items()
        if isinstance(one, dict) and isinstance(other := own.get(name), dict)
    }
    return cast("Manifest", {**shared, **own, **tables})


def path_of(folder: str, key: str) -> Path:
    """Return where the manifest of a key stands, of a framework or of what both have in common."""
    return TEMPLATES / folder / (f"features/{key}/{MANIFEST}" if key else PROJECT_MANIFEST)


def path_saying(name: str, framework: str, key: str) -> Path:
    """Return the manifest of a key that says something: the shared one where it alone does."""
    own, shared = path_of(framework, key), path_of(SHARED, key)
    return shared if name in read_manifest(shared) and name not in read_manifest(own) else own


@cache
def read_manifest(path: Path) -> Manifest:
    """Return what a manifest says; nothing where there is none."""
    try:
        found = tomllib.loads(path.read_bytes().decode())
    except FileNotFoundError:
        return {}
    except ValueError as error:
        raise TemplateBroken(f"{path} is no TOML: {error}.", "Correct that line.") from error
    features = features_in(path.parent.name) if path.name == MANIFEST else ()
    if len(features) != 1 and found.keys() & {"when", "after"}:
        raise wrong(path, "it is no feature, and has no 'when' and no 'after'")
    check(path, found)
    return cast("Manifest", found)
