"""The variables of an ``.env.example``, each with the comment above it."""

import re

from generator.merging.units import Parts, numbered

_VARIABLE = re.compile(r"\s*#?\s*(?:export\s+)?([A-Za-z_]\w*)=")


def variables(text: str) -> Parts:
    """Return the variables by name; one that is commented out is one all the same."""
    pairs: list[tuple[str, str]] = []
    begun: list[str] = []
    for line in text.splitlines(keepends=True):
        begun.append(line)
        name = _VARIABLE.match(line)
        if name:
            pairs.append((name[1], "".join(begun)))
            begun = []
    return Parts("", numbered(pairs), "".join(begun))


def patterns(text: str) -> Parts:
    """Return the lines of a ``.gitignore``, each with the comments above it."""
    pairs: list[tuple[str, str]] = []
    begun: list[str] = []
    for line in text.splitlines(keepends=True):
        begun.append(line)
        if line.strip() and not line.startswith("#"):
            pairs.append((line.strip(), "".join(begun)))
            begun = []
    return Parts("", numbered(pairs), "".join(begun))
