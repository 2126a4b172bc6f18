"""The variables of an ``.env.example``, each with the comment above it."""

import re

from generator.merging.sides import lines_of
from generator.merging.units import Parts, numbered
from generator.project.surroundings import names_in
from generator.templating.environment_file import PLACEHOLDER, with_fresh_secrets

_VARIABLE = re.compile(r"\s*#?\s*(?:export\s+)?([A-Za-z_]\w*)=")


def variables(text: str) -> Parts:
    """Return the variables by name; one that is commented out is one all the same."""
    pairs: list[tuple[str, str]] = []
    begun: list[str] = []
    for line in lines_of(text):
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
    for line in lines_of(text):
        begun.append(line)
        if line.strip() and not line.startswith("#"):
            pairs.append((line.strip(), "".join(begun)))
            begun = []
    return Parts("", numbered(pairs), "".join(begun))


def with_new_names(own: str, before: str, after: str) -> tuple[str, tuple[str, ...]]:
    """Return an owner's ``.env`` with what is new in the example, and the names of that.

    They are appended, with fresh secrets; nothing else is touched.
    """
    known, there = names_in(before), names_in(own)
    new = {
        name: text
        for name, text in variables(after).units.items()
        if name not in known and name not in there
    }
    if not new:
        return own, ()
    text = own if own.endswith("\n") or not own else f"{own}\n"
    return text + with_fresh_secrets("".join(new.values())), tuple(new)


def values_left(own: str, before: str, after: str) -> tuple[tuple[str, str], ...]:
    """Return the names whose value in an ``.env`` is the former example, with the present one."""
    mine, was, now = (_values(text) for text in (own, before, after))
    return tuple(
        (name, value)
        for name, value in now.items()
        if name in was and mine.get(name) == was[name] != value and value != PLACEHOLDER
    )


def _values(text: str) -> dict[str, str]:
    lines = (line.strip().removeprefix("export ") for line in text.splitlines())
    pairs = (line.partition("=") for line in lines if "=" in line and not line.startswith("#"))
    return {name.strip(): value.strip() for name, _, value in pairs}
