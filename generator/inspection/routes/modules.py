"""The Python modules of a tree, and what their names are bound to.

They are read, never imported; what cannot be read is as if it were not there.
"""

import ast
import re
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.templating.tree import Tree

# Parameters of types in the headings of functions and classes, and aliases of types, which Python
# 3.11 cannot read.
_TYPE_PARAMETERS = re.compile(r"^([ \t]*(?:async def|def|class) \w+)\[[^\]\n]*\]", re.MULTILINE)
_TYPE_ALIAS = re.compile(r"^([ \t]*)type (\w+)(?:\[[^\]\n]*\])? =", re.MULTILINE)

# How much is walked through for one tree before giving up (statements, what is in them, turns of
# loops, parts of values), and how many names are copied: a project on disk may hold anything.
_STEPS = 200_000
_COPIES = 1_000_000

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class External:
    """Something of another distribution, by its dotted name."""

    name: str


@dataclass(frozen=True)
class Imported:
    """What a name was imported from, by its dotted name."""

    name: str


@dataclass(frozen=True, eq=False)
class Module:
    """A module: its file, its statements, and what its names are bound to."""

    name: str
    path: str
    body: Sequence[ast.stmt]
    names: Mapping[str, "Bound"]


@dataclass(frozen=True, eq=False)
class Definition:
    """A function, a class or a value of the project's own, and the module whose names it uses."""

    module: Module
    node: ast.AST


Meaning = Module | Definition | External
# What a name is bound to; several meanings are those of a parameter like ``*views``.
Bound = ast.AST | Imported | Meaning | tuple[Meaning | None, ...]


@dataclass
class Modules:
    """The modules of a tree, read when they are asked for.

    Attributes:
        tree: the files.
        read: the modules that were read.
        looking: the names whose meaning is being looked for, as one may lead back to itself.
        look_ups: how often a name was looked up.
        steps: how much was walked through.
        copies: how many names were copied to know what they were at one statement.
        first_names: what the dotted names of own modules begin with.
    """

    tree: Tree
    read: dict[str, Module | None] = field(default_factory=dict)
    looking: set[tuple[int, str]] = field(default_factory=set)
    look_ups: int = 0
    steps: int = 0
    copies: int = 0
    first_names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        code = (path for path in self.tree if path.endswith(".py"))
        self.first_names = frozenset(path.partition("/")[0].removesuffix(".py") for path in code)

    def named(self, name: str) -> Module | None:
        """Give a module by its dotted name, or None where the tree has none that can be read."""
        if name not in self.read:
            self.read[name] = self._found(name)
        return self.read[name]

    def _found(self, name: str) -> Module | None:
        base = name.replace(".", "/")
        for path in (f"{base}/__init__.py", f"{base}.py"):
            if path in self.tree and (read := parsed(self.tree[path].content)):
                names: dict[str, Bound] = {}
                module = Module(name, path, read.body, names)
                for statement in statements(read.body):
                    names.update(bound_in(self, module, statement))
                return module
        return None

    def is_own(self, name: str) -> bool:
        """Whether a dotted name begins with a module of the tree."""
        return name.partition(".")[0] in self.first_names

    def may_go_on(self, steps: int = 1) -> bool:
        """Count steps of a walk; whether they are still not too many."""
        self.steps += steps
        return self.steps <= _STEPS

    def names_now(self, module: Module) -> dict[str, Bound]:
        """Give a copy of what the names of a module are; none where too many were copied."""
        self.copies += len(module.names)
        return dict(module.names) if self.copies <= _COPIES else {}


def parsed(source: bytes) -> ast.Module | None:
    """Give the syntax tree of a module; None where it cannot be read."""
    try:
        text = source.decode("utf-8-sig")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return ast.parse(text)
            except SyntaxError:
                return ast.parse(for_this_python(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def for_this_python(source: str) -> str:
    """Give code for a newer Python as this one can read it, with every line where it was."""
    if sys.version_info >= (3, 12):
        return source
    return _TYPE_ALIAS.sub(r"\1\2 =", _TYPE_PARAMETERS.sub(r"\1", source))


def statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Give the statements of a body, and those below conditions and blocks, in their order."""
    for statement in body:
        yield statement
        if not isinstance(statement, (*FUNCTIONS, ast.ClassDef)):
            for part in ("body", "handlers", "orelse", "finalbody"):
                for inner in getattr(statement, part, ()):
                    yield from statements([inner])


def bound_by(statement: ast.stmt, package: str) -> dict[str, Bound]:
    """Give the names that one statement binds."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return {statement.name: statement}
        case ast.Assign(targets=targets, value=value):
            return {target.id: value for target in targets if isinstance(target, ast.Name)}
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            return {name: value}
        case ast.Import(names=aliases):
            return {
                alias.asname or alias.name.partition(".")[0]: Imported(
                    alias.name if alias.asname else alias.name.partition(".")[0]
                )
                for alias in aliases
            }
        case ast.ImportFrom(names=aliases, module=module, level=level):
            parts = package.split(".")
            start = parts[: len(parts) - level + 1] if level else []
            source = ".".join([*start, *(module.split(".") if module else [])])
            return {
                alias.asname or alias.name: Imported(f"{source}.{alias.name}") for alias in aliases
            }
    return {}


def bound_in(modules: Modules, module: Module, statement: ast.stmt) -> dict[str, Bound]:
    """Give the names that a statement of a module binds.

    What is made from itself, such as ``view = guarded(view)``, is made from what it was before.
    """
    bound = bound_by(statement, package_of(module))
    for name, value in bound.items():
        if name in module.names and isinstance(value, ast.expr) and _mentions(value, name):
            bound[name] = Definition(replace(module, names=modules.names_now(module)), value)
    return bound


def after(modules: Modules, module: Module, statement: ast.stmt) -> Module:
    """Give a module as its names are known after a statement."""
    return with_names(modules, module, bound_in(modules, module, statement))


def with_names(modules: Modules, module: Module, names: Mapping[str, Bound]) -> Module:
    """Give a module in which more names are known, as inside of a function."""
    return replace(module, names={**modules.names_now(module), **names}) if names else module


def _mentions(value: ast.expr, name: str) -> bool:
    return any(isinstance(node, ast.Name) and node.id == name for node in ast.walk(value))


def package_of(module: Module) -> str:
    """Give the package that relative imports of a module start from."""
    is_package = module.path.endswith("__init__.py")
    return module.name if is_package else module.name.rpartition(".")[0]
