"""Keys of a template's files and fragments: a feature's name, or several that must all be on."""

from collections.abc import Container, Iterable, Sequence


def features_in(key: str) -> tuple[str, ...]:
    """Return the features that a key names; none where there is no key."""
    return tuple(key.split("+")) if key else ()


def is_on(key: str, features: Container[str]) -> bool:
    """Whether every feature that the key names is on; no key at all always is."""
    return all(feature in features for feature in features_in(key))


def keys_in_order(keys: Iterable[str], features: Sequence[str]) -> list[str]:
    """Return the keys that are on, in the order of the features.

    A joined key comes right after the last of its features. Nothing is asked of the features but
    whether those named are on, and their places.
    """

    def order(key: str) -> tuple[int, int, str]:
        parts = features_in(key)
        return (max(features.index(part) for part in parts), len(parts), key)

    return sorted((key for key in keys if is_on(key, features)), key=order)
