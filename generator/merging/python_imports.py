"""The imports at the top of a module, merged as a set: what is used is imported, and nothing else.

``Imported`` is a module and what is taken from it, as ``generator.templating.imports`` has them.
"""

import ast
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from generator.merging.outcomes import lines_of
from generator.merging.python_names import names_bound, names_read
from generator.templating.imports import import_block, imported

Imported = tuple[str, str]

# What stands in the place of the imports while the rest is merged.
PLACE = "import startwise_imports_of_this_module\n"


@dataclass(frozen=True)
class Module:
    """A module without the imports at its top, these as names, and the names that it uses."""

    rest: str
    block: str
    imports: frozenset[Imported]
    used: frozenset[str]


def apart(text: str) -> Module | None:
    """Return a module with its imports apart, or None where they stand with something else."""
    try:
        body = ast.parse(text).body
    except (SyntaxError, ValueError, RecursionError):
        return None
    first = next((n for n, one in enumerate(body) if _is_import(one)), None)
    if first is None:
        return _without_imports(text, body)
    last = first
    while last + 1 < len(body) and _is_import(body[last + 1]):
        last += 1
    lines = lines_of(text)
    start, end = body[first].lineno - 1, body[last].end_lineno or 0
    block = "".join(lines[start:end])
    if "#" in block or ";" in block:
        return None
    names = frozenset(pair for node in body[first : last + 1] for pair in imported(node))
    rest = "".join(lines[:start]) + PLACE + "".join(lines[end:])
    return Module(rest, block, names, frozenset(names_read(ast.parse(rest))))


def _without_imports(text: str, body: Sequence[ast.stmt]) -> Module:
    """Return a module that imports nothing, with the place where its imports would stand."""
    lines = lines_of(text)
    has_docstring = bool(body) and isinstance(body[0], ast.Expr) and lines[:1] != ["\n"]
    if has_docstring and isinstance(getattr(body[0], "value", None), ast.Constant):
        end = body[0].end_lineno or 0
        rest = "".join((*lines[:end], "\n", PLACE, *lines[end:]))
    else:
        rest = f"{PLACE}\n{text}" if text else PLACE
    return Module(rest, "", frozenset(), frozenset(names_read(ast.parse(rest))))


def put_into(rest: str, block: str) -> str:
    """Return a module with its imports in their place; without any, that place goes."""
    if block:
        return rest.replace(PLACE, block)
    before, _, after = rest.partition(PLACE)
    return before.removesuffix("\n") + after if before else after.lstrip("\n")


def merged(ours: Module, base: Module, theirs: Module, rest: str, packages: Collection[str]) -> str:
    """Return the imports of a merged module that is otherwise this; empty where none is left."""
    try:
        tree = ast.parse(rest)
        used, set_there = names_read(tree), names_bound(tree)
    except (SyntaxError, ValueError, RecursionError):
        # It holds a conflict: whatever is needed on a side may be.
        used, set_there = {*ours.used, *theirs.used}, set()
    taken = {one for one in ours.imports | theirs.imports if _stays(one, ours, base, theirs, used)}
    bound = {_bound(one) for one in taken} | set_there
    # What one side took out stays where lines of the other still need it.
    taken |= {
        one
        for one in (ours.imports | theirs.imports) & base.imports
        if _bound(one) in used and _bound(one) not in bound
    }
    if taken == ours.imports:
        return ours.block
    if taken == theirs.imports:
        return theirs.block
    return import_block("".join(map(_line, sorted(taken))), packages)


def _stays(
    one: Imported, ours: Module, base: Module, theirs: Module, used: Collection[str]
) -> bool:
    sides = [side for side in (ours, theirs) if one in side.imports]
    if len(sides) == 1 and one in base.imports:
        return False
    # What a side imports and does not use is imported for what it does.
    return _bound(one) in used or any(_bound(one) not in side.used for side in sides)


def _is_import(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _bound(one: Imported) -> str:
    """Return the name that an import binds."""
    module, member = one
    name = member.strip()
    if " as " in name:
        return name.partition(" as ")[2]
    return name.partition(".")[0] if member.startswith(" ") or not module else name


def _line(one: Imported) -> str:
    module, member = one
    return f"import{member}\n" if member.startswith(" ") else f"from {module} import {member}\n"
