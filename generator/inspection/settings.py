"""The variables of a project's environment, and who gives each its value in production.

All of it is read from the project's ``.env.example``: the values, and what their comments say.
"""

import re
from collections.abc import Iterator

from generator.inspection.layout import Layout
from generator.inspection.measures import Provided, Setting
from generator.templating.environment_file import EXAMPLE, PLACEHOLDER

# What the comment says of a variable without which the service does not start in production.
REQUIRED = "required in production"
_VARIABLE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=(.*)")
# A value for the machine of a developer, which leads nowhere in production.
_OF_A_DEVELOPER = re.compile(r"\b(?:localhost|127\.0\.0\.1)\b")


def settings_of(layout: Layout) -> tuple[Setting, ...]:
    """Return every variable of ``.env.example``, in its order; nothing where there is no such file.

    A value must be given in production where the comment says so, where the example is good for a
    developer's machine alone, and where it is empty and the comment says nothing of that.
    """
    tree = layout.project.tree
    if EXAMPLE not in tree:
        return ()
    text = tree[EXAMPLE].content.decode("utf-8", errors="replace")
    return tuple(
        Setting(name, sentence, value, _provided(sentence, value))
        for name, sentence, value in _variables(text)
    )


def _variables(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each variable with the comment above it and its value."""
    comment: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
            continue
        if found := _VARIABLE.fullmatch(line.removeprefix("export ")):
            yield found[1], " ".join(comment), found[2]
        comment = []


def _provided(sentence: str, value: str) -> Provided:
    if value == PLACEHOLDER:
        return "made"
    said = sentence.lower()
    is_unexplained = not value and "empty" not in said
    if REQUIRED in said or is_unexplained or _OF_A_DEVELOPER.search(value):
        return "you"
    return "default"
