"""What the modules of a project import from each other, and whether it is there."""

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from projects import parsed

from generator.templating.tree import Tree


class Wanted(NamedTuple):
    """What some module imports: another, as its path without the ending, or a name in it."""

    module: str
    name: str


def missing(tree: Tree) -> list[str]:
    """Return what a module imports from another one of its project that lacks it."""
    own = {path.partition("/")[0] for path in tree if path.endswith(".py")}
    return [
        f"{path}: {wanted.name} of {wanted.module}"
        for path, file in tree.items()
        if path.endswith(".py")
        for wanted in wanted_by(path, file.content)
        if wanted.module.partition("/")[0] in own and not is_there(wanted, tree)
    ]


def is_there(wanted: Wanted, tree: Tree) -> bool:
    """Whether a module holds a name, or a package has it as a module."""
    if {f"{wanted.module}/{wanted.name}{end}" for end in (".py", "/__init__.py")} & tree.keys():
        return True
    for end in (".py", "/__init__.py"):
        if file := tree.get(wanted.module + end):
            return not wanted.name or wanted.name in names_in(file.content)
    # A folder without code, such as that of a package for fixtures alone.
    return not wanted.name and any(one.startswith(f"{wanted.module}/") for one in tree)


@lru_cache(1 << 13)
def wanted_by(path: str, content: bytes) -> tuple[Wanted, ...]:
    """Return what a module imports from others."""
    return tuple(_wanted_by(path, content))


def _wanted_by(path: str, content: bytes) -> Iterator[Wanted]:
    for node in ast.walk(parsed(content.decode())):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Wanted(alias.name.replace(".", "/"), "")
        elif isinstance(node, ast.ImportFrom):
            above = path.split("/")[: -node.level] if node.level else []
            module = "/".join([*above, *(node.module or "").split(".")]).rstrip("/")
            for alias in node.names:
                yield Wanted(module, alias.name.replace("*", ""))


@lru_cache(1 << 13)
def names_in(content: bytes) -> frozenset[str]:
    """Return every name that a module binds, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(parsed(content.decode())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
    return frozenset(found)
