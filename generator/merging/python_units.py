"""Python in units: the statements of a module or a block, the items of a list, dict or call."""

import ast
import io
import tokenize
from collections.abc import Iterator, Sequence
from functools import lru_cache

from generator.merging.outcomes import CannotSplit, lines_of
from generator.merging.units import Parts, numbered

_REMEMBERED = 4096

# What a part of a module is put into, so that it can be read on its own, and how many lines that
# adds before it.
_AROUND = (("", "", 0), ("if 1:\n", "", 1), ("(\n", ")", 1), ("{\n", "}", 1), ("f(\n", ")", 1))
_HEADS = (("", "    pass\n", 0), ("if 1:\n", " " * 24 + "pass\n", 1))

_PLAIN = (ast.Name, ast.Attribute, ast.Constant)
_BLOCKS = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef,
    ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith,
)  # fmt: skip


def module_parts(text: str) -> Parts:
    """Return the statements of a module, each with the comments and blank lines before it."""
    lines = lines_of(text)
    pairs, end = _statements(_parsed(text).body, 0, lines)
    return Parts("", numbered(pairs), "".join(lines[end:]))


def inner_parts(text: str) -> Parts:
    """Return the parts of one statement or item: statements of its block, or items in brackets."""
    node, shift = _read(text)
    lines = lines_of(text)
    if isinstance(node, _BLOCKS):
        return _block(node, shift, lines)
    value = getattr(node, "value", node)
    items = list(_items(value)) if isinstance(value, ast.expr) else []
    if isinstance(value, ast.expr) and _is_empty(value):
        return _opened(value, shift, lines)
    if not isinstance(value, ast.expr) or not items:
        raise CannotSplit
    start, pairs = value.lineno - shift, []
    at = start
    for name, first, last in items:
        end = (last.end_lineno or 0) - shift
        if first.lineno - shift <= at or not _without_comment(lines[end - 1]).endswith(","):
            raise CannotSplit
        pairs.append((name, "".join(lines[at:end])))
        at = end
    return Parts("".join(lines[:start]), numbered(pairs), "".join(lines[at:]))


def is_another_class(before: str, after: str) -> bool:
    """Whether a class became one of another kind: no class that it was made from is left."""
    try:
        nodes = [_read(text)[0] for text in (before, after)]
    except CannotSplit:
        return False
    bases = [{*map(ast.unparse, one.bases)} for one in nodes if isinstance(one, ast.ClassDef)]
    return len(bases) == len(nodes) and bases[0] != bases[1] and not bases[0] & bases[1]


def is_same_code(left: str, right: str) -> bool:
    """Whether two parts of Python differ in their layout at most; comments count."""
    return left == right or (_meaning(left) is not None and _meaning(left) == _meaning(right))


def _parsed(text: str) -> ast.Module:
    if "\r" in text:
        # Python ends a line there too.
        raise CannotSplit
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError) as error:
        raise CannotSplit from error


def _statements(
    body: Sequence[ast.stmt], start: int, lines: Sequence[str], shift: int = 0
) -> tuple[list[tuple[str, str]], int]:
    """Return statements by name, with their text, and the line after the last."""
    pairs, at = [], start
    for node in body:
        if _first_line(node) - shift <= at:
            raise CannotSplit
        end = (node.end_lineno or 0) - shift
        pairs.append((_name(node), "".join(lines[at:end])))
        at = end
    return pairs, at


def _name(node: ast.stmt) -> str:
    """Return what a statement is known by on every side, whatever its value is."""
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return f"def {node.name}"
        case ast.Assign():
            name = " = ".join(map(ast.unparse, node.targets))
        case ast.AnnAssign():
            name = ast.unparse(node.target)
        case ast.If() | ast.While():
            name = f"if {ast.unparse(node.test)}"
        case ast.With() | ast.AsyncWith():
            name = f"with {ast.unparse(node.items[0])}"
        case ast.Return():
            name = "return"
        case ast.Expr(value=ast.Constant()):
            name = "docstring"
        case ast.Expr():
            name = _item_name(node.value)
        case _:
            name = ast.unparse(node)
    return name


def _item_name(value: ast.expr) -> str:
    """Return what an item or a call is known by: of a call, what is called and with what first."""
    if isinstance(value, ast.Call) and value.args and isinstance(value.args[0], _PLAIN):
        return f"{ast.unparse(value.func)}({ast.unparse(value.args[0])})"
    return ast.unparse(value)


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(one.lineno for one in decorators)])


def _read(text: str) -> tuple[ast.AST, int]:
    """Return the one statement or item that a text is, and how many lines were put before it."""
    for before, after, shift in _AROUND:
        try:
            (node,) = ast.parse(before + text + after).body
        except (SyntaxError, ValueError, RecursionError):
            continue
        if before == "if 1:\n" and isinstance(node, ast.If):
            if len(node.body) != 1:
                raise CannotSplit
            return node.body[0], shift
        if shift == 0:
            return node, shift
        item = _only_item(node)
        if item is not None:
            return item, shift
    raise CannotSplit


def _only_item(node: ast.stmt) -> ast.expr | None:
    """Return the value of the one item in the brackets around it."""
    value = getattr(node, "value", None)
    if isinstance(value, ast.Tuple) and len(value.elts) == 1:
        return value.elts[0]
    if isinstance(value, ast.Dict) and len(value.values) == 1:
        return value.values[0]
    if isinstance(value, ast.Call) and len(value.keywords) == 1 and not value.args:
        return value.keywords[0].value
    return None


def _block(node: ast.AST, shift: int, lines: Sequence[str]) -> Parts:
    body: list[ast.stmt] = getattr(node, "body", [])
    if getattr(node, "orelse", None):
        raise CannotSplit
    start = _first_line(body[0]) - shift - 1
    while start > 0 and not _without_comment(lines[start - 1]).endswith(":"):
        start -= 1
    if start == 0:
        raise CannotSplit
    pairs, end = _statements(body, start, lines, shift)
    return Parts("".join(lines[:start]), numbered(pairs), "".join(lines[end:]))


def _items(value: ast.expr) -> Iterator[tuple[str, ast.expr, ast.expr]]:
    """Yield the items in brackets: the name of each, its first and its last expression."""
    if value.lineno == value.end_lineno:
        return
    if isinstance(value, (ast.List, ast.Tuple, ast.Set)):
        for one in value.elts:
            yield _item_name(one), one, one
    elif isinstance(value, ast.Dict):
        for key, one in zip(value.keys, value.values, strict=True):
            yield (ast.unparse(key) if key else f"**{ast.unparse(one)}"), key or one, one
    elif isinstance(value, ast.Call) and value.func.end_lineno == value.lineno:
        for one in value.args:
            yield ast.unparse(one), one, one
        for keyword in value.keywords:
            yield keyword.arg or ast.unparse(keyword.value), keyword.value, keyword.value


def _is_empty(value: ast.expr) -> bool:
    """Whether an expression is brackets with nothing in them, on one line."""
    parts = {ast.List: "elts", ast.Dict: "keys"}
    name = parts.get(type(value), "")
    return bool(name) and not getattr(value, name) and value.lineno == value.end_lineno


def _opened(value: ast.expr, shift: int, lines: Sequence[str]) -> Parts:
    """Return empty brackets as if items could stand between them, each on a line of its own."""
    at = value.lineno - shift - 1
    line = lines[at].encode()
    end = (value.end_col_offset or 0) - 1
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    head, tail = line[:end].decode(), line[end:].decode()
    return Parts("".join((*lines[:at], head, "\n")), {}, "".join((indent, tail, *lines[at + 1 :])))


def _without_comment(line: str) -> str:
    """Return a line of code without the comment at its end."""
    return line.split("  #", maxsplit=1)[0].rstrip()


@lru_cache(_REMEMBERED)
def _meaning(text: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what a part of Python says without its layout, or None where it cannot be read."""
    for before, after, _ in (*_AROUND, *_HEADS):
        try:
            tree = ast.parse(before + text + after)
            return ast.dump(tree), tuple(_comments(before + text + after))
        except (SyntaxError, ValueError, RecursionError):
            continue
    return None


def _comments(text: str) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
