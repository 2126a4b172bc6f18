"""Merging Python: by statements and items, the imports as a set; then looked over."""

import ast
import builtins
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import replace

from generator.merging import python_imports as imports
from generator.merging.line_merge import by_lines, differing
from generator.merging.outcomes import CannotSplit, Merger, Outcome, Sides, best_of
from generator.merging.python_names import names_bound, names_read
from generator.merging.python_units import inner_parts, is_another_class, is_same_code, module_parts
from generator.merging.units import How, by_units

# Brackets that are opened, and closed on the next line.
_EMPTY = re.compile(r"([\[{])\n\s*([\]}])")
# What every module has.
_GIVEN = frozenset({*dir(builtins), "__file__", "__name__", "__path__", "__class__", "__spec__"})


def merger(packages: Collection[str]) -> Merger:
    """Return the merge of modules of a project with these packages of its own."""

    def merge(sides: Sides) -> Outcome:
        for one in (best_of(_by_units(packages), by_lines), by_lines):
            found = one(sides)
            if found.conflicts or not wrong_with(found.text, sides):
                return found
        return differing(sides)

    return merge


def wrong_with(merged: str, sides: Sides) -> str:
    """Return what is wrong with a merged module that is wrong on neither side; empty for nothing.

    A side that cannot be read says nothing about it.
    """
    try:
        trees = [ast.parse(one) for one in (sides.ours, sides.theirs)]
    except (SyntaxError, ValueError, RecursionError):
        return ""
    try:
        tree = ast.parse(merged)
    except (SyntaxError, ValueError, RecursionError):
        return "it is not Python"
    unknown = _unknown(tree) - _unknown(trees[0]) - _unknown(trees[1])
    if unknown:
        return f"nothing binds {min(unknown)}"
    known = [_defined(one) for one in trees]
    twice = {name for name, n in _defined(tree).items() if n > max(one[name] for one in known)}
    return f"{min(twice)} is defined twice" if any(_defined(tree)[n] > 1 for n in twice) else ""


def _inner(sides: Sides) -> Outcome:
    if is_another_class(sides.base, sides.theirs):
        # What the owner wrote for the one need not be right in the other.
        return differing(sides)
    found = best_of(by_units(How(inner_parts, _inner, is_same_code)), by_lines)(sides)
    closed = _EMPTY.sub(r"\1\2", found.text)
    return replace(found, text=closed) if is_same_code(closed, found.text) else found


_statements = by_units(How(module_parts, _inner, is_same_code))


def _by_units(packages: Collection[str]) -> Merger:
    def merge(sides: Sides) -> Outcome:
        ours, base, theirs = map(imports.apart, (sides.ours, sides.base, sides.theirs))
        if ours is None or base is None or theirs is None:
            return _statements(sides)
        found = best_of(_statements, by_lines)(Sides(ours.rest, base.rest, theirs.rest))
        if found.text.count(imports.PLACE) != 1:
            raise CannotSplit
        block = imports.merged(ours, base, theirs, found.text, packages)
        return Outcome(imports.put_into(found.text, block), found.conflicts, found.remarks)

    return merge


def _unknown(tree: ast.AST) -> set[str]:
    """Return the names that a module reads and nothing in it binds, in whatever place."""
    bound = names_bound(tree)
    return set() if "*" in bound else names_read(tree) - bound - _GIVEN


def _defined(tree: ast.Module) -> Counter[str]:
    """Return the functions and classes of a module, and how often each is defined."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return Counter(node.name for node in tree.body if isinstance(node, kinds))
