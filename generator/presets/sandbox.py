"""The little of Jinja that a preset's files may use, and its rendering.

Answers, conditions and a few filters: no loop, no call, no assignment and no arithmetic, so that
what is rendered is never much longer than the file and the longest answers, and takes no time.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from generator.answers.questions import Answer
from generator.answers.quoting import markdown, python_string, toml_string
from generator.answers.spelling import closest
from generator.terminal.safe_text import INVISIBLE, OUT_OF_PLACE_IN_LINES, plain

if TYPE_CHECKING:
    from jinja2.nodes import Node
    from jinja2.sandbox import ImmutableSandboxedEnvironment

# What templates call the answers, as ours do.
ANSWERS = "cookiecutter"

LARGEST_TEMPLATE = 200_000
_MOST_NODES = 20_000
_DEEPEST = 40
# Each can double a text, as quoting does.
_MOST_FILTERS = 3

_FILTERS = ("lower", "upper", "title", "capitalize", "trim", "python", "toml", "markdown")
_NODES = frozenset(
    """
    Template Output TemplateData Name Const Getattr Filter If CondExpr And Or Not Compare Operand
    Tuple List Concat
    """.split()
)
_CALLED = {
    "For": "loops", "Call": "calls", "Assign": "assignments", "AssignBlock": "assignments",
    "Macro": "macros", "Include": "includes", "Import": "imports", "FromImport": "imports",
    "Extends": "inheritance", "Block": "inheritance", "Getitem": "subscripts", "Test": "tests",
}  # fmt: skip


class NotAllowed(Exception):
    """What a preset's file cannot hold, in a sentence without its full stop."""


def check_template(text: str, names: frozenset[str]) -> None:
    """Refuse a file of a preset that uses more of Jinja than it may; ``names`` are the answers.

    Raises:
        NotAllowed: why.
    """
    for kind, what in (
        (OUT_OF_PLACE_IN_LINES, "a control character"),
        (INVISIBLE, "a character that nobody sees"),
    ):
        unseen = kind.search(text)
        if unseen is not None:
            line = text.count("\n", 0, unseen.start()) + 1
            raise NotAllowed(f"line {line}: it has {what}")
    if _is_plain(text):
        return
    if len(text) > LARGEST_TEMPLATE:
        raise NotAllowed(f"a file with {{{{ or {{% has {LARGEST_TEMPLATE:,} characters at most")
    for count, (node, depth, filters) in enumerate(_walk(_parsed(text))):
        _check_node(node, names)
        if count > _MOST_NODES or depth > _DEEPEST:
            raise NotAllowed("it holds too many expressions, or too deep ones")
        if filters > _MOST_FILTERS:
            raise NotAllowed(f"line {node.lineno}: more than {_MOST_FILTERS} filters in a row")


def rendered(text: str, answers: Mapping[str, Answer]) -> str:
    """Return a text that was checked, with these answers.

    Raises:
        NotAllowed: an expression cannot take these answers, or makes what no file can hold.
    """
    if _is_plain(text):
        return text
    from jinja2 import TemplateError

    try:
        made = _environment().from_string(text).render({ANSWERS: dict(answers)})
    except (TemplateError, TypeError, ValueError, AttributeError, SyntaxError, RecursionError,
            MemoryError) as error:  # fmt: skip
        raise NotAllowed(f"it cannot be made of these answers: {plain(str(error))}") from error
    if OUT_OF_PLACE_IN_LINES.search(made):
        raise NotAllowed("an expression in it makes a control character")
    return made


def _is_plain(text: str) -> bool:
    return not any(mark in text for mark in ("{{", "{%", "{#"))


@cache
def _environment() -> "ImmutableSandboxedEnvironment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    own = {"python": python_string, "toml": toml_string, "markdown": markdown}
    environment.filters = {name: own.get(name) or environment.filters[name] for name in _FILTERS}
    environment.tests = {}
    return environment


def _parsed(text: str) -> "Node":
    from jinja2 import TemplateSyntaxError

    try:
        return _environment().parse(text)
    except TemplateSyntaxError as error:
        raise NotAllowed(f"line {error.lineno}: {plain(str(error.message))}") from error
    except (RecursionError, MemoryError, ValueError) as error:
        raise NotAllowed("it is nested too deeply") from error


def _walk(root: "Node") -> Iterator[tuple["Node", int, int]]:
    """Yield each node, how deep it stands, and how many filters it stands in."""
    waiting = [(root, 0, 0)]
    while waiting:
        node, depth, filters = waiting.pop()
        yield node, depth, filters
        inside = filters + (type(node).__name__ == "Filter")
        waiting += [(one, depth + 1, inside) for one in node.iter_child_nodes()]


def _check_node(node: Any, names: frozenset[str]) -> None:
    kind = type(node).__name__
    if kind not in _NODES:
        what = _CALLED.get(kind, f"{kind.lower()} expressions")
        raise NotAllowed(f"line {node.lineno}: a preset's files have no {what}")
    if kind == "Const" and isinstance(node.value, str) and INVISIBLE.search(node.value):
        raise NotAllowed(f"line {node.lineno}: an expression makes a character that nobody sees")
    if kind == "Name" and node.name != ANSWERS:
        hint = f"write {ANSWERS}.{node.name}" if node.name in names else f"there is {ANSWERS} alone"
        raise NotAllowed(f"line {node.lineno}: {plain(node.name)} is not known: {hint}")
    if kind == "Getattr":
        if type(node.node).__name__ != "Name":
            raise NotAllowed(f"line {node.lineno}: an answer has no .{plain(node.attr)}")
        if node.attr not in names:
            meant = closest(node.attr, names)
            hint = f": did you mean {meant}?" if meant else ""
            raise NotAllowed(f"line {node.lineno}: there is no answer {plain(node.attr)}{hint}")
    if kind == "Filter" and (
        node.name not in _FILTERS or node.args or node.kwargs or not node.node
    ):
        known = ", ".join(_FILTERS)
        what = f"{plain(str(node.name))} is no filter that it has, without arguments: {known}"
        raise NotAllowed(f"line {node.lineno}: {what}")
