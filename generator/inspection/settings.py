"""The variables of a project's environment, and who gives each its value in production.

All of it is read from the project: its ``.env.example``, and the code that refuses to start.
"""

import re
from collections.abc import Iterator

from generator.inspection.layout import Layout
from generator.inspection.measures import Provided, Setting
from generator.templating.environment_file import EXAMPLE, PLACEHOLDER
from generator.templating.tree import Tree

_VARIABLE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=(.*)")
# What the code of both frameworks says when it refuses: "NAME is missing".
_REFUSALS = (
    re.compile(r'"([A-Z][A-Z0-9_]*) is missing\b'),
    re.compile(r'\bneeded\(\s*"([A-Z][A-Z0-9_]*)"'),
)
# A value for the machine of a developer, which leads nowhere in production.
_OF_A_DEVELOPER = re.compile(r"\b(?:localhost|127\.0\.0\.1)\b")


def settings_of(layout: Layout) -> tuple[Setting, ...]:
    """Give every variable of ``.env.example``, in its order; nothing where there is no such file.

    A value must be given in production where the service refuses to start without it, where the
    example is good for a developer's machine alone, and where the example is empty and nothing is
    said of its being empty.
    """
    tree = layout.project.tree
    if EXAMPLE not in tree:
        return ()
    demanded = frozenset(_demanded(tree))
    return tuple(
        Setting(name, sentence, value, _provided(name, sentence, value, demanded))
        for name, sentence, value in _variables(_text(tree, EXAMPLE))
    )


def _variables(text: str) -> Iterator[tuple[str, str, str]]:
    """Give each variable with the comment above it and its value."""
    comment: list[str] = []
    for line in map(str.strip, text.splitlines()):
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
            continue
        if found := _VARIABLE.fullmatch(line.removeprefix("export ")):
            yield found[1], " ".join(comment), found[2]
        comment = []


def _provided(name: str, sentence: str, value: str, demanded: frozenset[str]) -> Provided:
    if value == PLACEHOLDER:
        return "made"
    is_unexplained = not value and "empty" not in sentence.lower()
    if name in demanded or is_unexplained or _OF_A_DEVELOPER.search(value):
        return "you"
    return "default"


def _demanded(tree: Tree) -> Iterator[str]:
    """Give the names without which the project's code refuses to start."""
    for path in tree:
        if path.endswith(".py") and not path.startswith("tests/"):
            text = _text(tree, path)
            for refusal in _REFUSALS:
                yield from refusal.findall(text)


def _text(tree: Tree, path: str) -> str:
    return tree[path].content.decode("utf-8", errors="replace")
