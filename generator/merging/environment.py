"""The variables of an ``.env.example``, each with the comment above it."""

import re
from collections.abc import Collection, Iterable

from generator.merging.outcomes import lines_of
from generator.merging.units import Parts, numbered
from generator.project.surroundings import names_in
from generator.templating.environment_file import PLACEHOLDER, with_fresh_secrets

_VARIABLE = re.compile(r"[ \t]*#?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)=")
# What the example says of a variable that may be empty in development alone.
_REQUIRED = "Required in production"


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


def unread_names(own: str, before: str, after: str, code: Iterable[bytes]) -> tuple[str, ...]:
    """Return the names in an owner's ``.env`` that the former example had, and no code names."""
    gone = names_in(before) - names_in(after)
    there = (name for name in _values(own) if name in gone)
    contents = tuple(code)
    return tuple(name for name in there if not any(name.encode() in one for one in contents))


def secrets_in(example: str, names: Collection[str]) -> tuple[str, ...]:
    """Return which of these names get a fresh secret."""
    values = _values(example)
    return tuple(name for name in names if values.get(name) == PLACEHOLDER)


def required_later(example: str, names: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Return which of these names are empty and have to be set at last, with what is said there."""
    values, units = _values(example), variables(example).units
    said = {name: _comment(units[name]) for name in names if values.get(name) == ""}
    return tuple((name, text) for name, text in said.items() if _REQUIRED in text)


def _comment(unit: str) -> str:
    lines = (line.strip() for line in unit.splitlines())
    return " ".join(line.removeprefix("#").strip() for line in lines if line.startswith("#"))


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
