"""Which features are on, and which files stay because of them.

A *key* is a feature's name, or several joined by ``+`` that must all be on.
"""

from collections.abc import Iterable, Mapping, Sequence

SLUG_IN_PATH = "{{cookiecutter.project_slug}}"

OwnedPaths = Mapping[str, Sequence[str]]
Owners = Sequence[Sequence[str]]


def is_on(key: str, features: Sequence[str]) -> bool:
    """Whether every feature that the key names is on."""
    return all(part in features for part in key.split("+"))


def keys_in_order(keys: Iterable[str], features: Sequence[str]) -> list[str]:
    """Give the keys that are on, in the order of the features.

    A joined key comes right after the last of its features. Nothing is asked of the features but
    whether those named are on, and their places.
    """

    def order(key: str) -> tuple[int, int, str]:
        parts = key.split("+")
        return (max(features.index(part) for part in parts), len(parts), key)

    return sorted((key for key in keys if is_on(key, features)), key=order)


def owners_of(path: str, owned: OwnedPaths) -> Owners:
    """Give the keys that own a template's path: a list for each listed path that is or holds it."""
    levels: dict[str, list[str]] = {}
    for key, paths in owned.items():
        for listed in paths:
            if path == listed or (listed.endswith("/") and path.startswith(listed)):
                levels.setdefault(listed, []).append(key)
    return [levels[listed] for listed in sorted(levels, key=len)]


def stays(owners: Owners, features: Sequence[str]) -> bool:
    """Whether a file stays: each listed path that holds it has an owner that is on."""
    return all(any(is_on(key, features) for key in keys) for keys in owners)


def reasons_for(owners: Owners, features: Sequence[str]) -> tuple[str, ...]:
    """Give the features that a file is there for; empty for what every project has."""
    named = (
        feature
        for keys in owners
        for key in keys
        if is_on(key, features)
        for feature in key.split("+")
    )
    return tuple(dict.fromkeys(named))


def owner_among(owners: Owners, features: Sequence[str]) -> str:
    """Give the key that a file counts for: of the closest listed path, the first that is on.

    Empty for what every project has.
    """
    closest = owners[-1] if owners else ()
    return next((key for key in closest if is_on(key, features)), "")
