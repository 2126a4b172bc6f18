"""The Python modules of a tree, and what names in them stand for.

They are read, never imported. What cannot be read or followed is nothing; it raises nothing.
"""

import ast
import re
import sys
import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from generator.rendering import Tree

# How many names are looked up for one tree before giving up, and how long a text may become: a
# project on disk may hold anything.
_LOOK_UPS = 50_000
_LONGEST_TEXT = 2_000

# Parameters of types in the headings of functions and classes, and aliases of types, which Python
# 3.11 cannot read.
_TYPE_PARAMETERS = re.compile(r"^(\s*(?:async def|def|class) \w+)\[[^\]\n]*\]", re.MULTILINE)
_TYPE_ALIAS = re.compile(r"^(\s*)type (\w+)(?:\[[^\]\n]*\])? =", re.MULTILINE)

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


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
        first_names: what the dotted names of own modules begin with.
    """

    tree: Tree
    read: dict[str, Module | None] = field(default_factory=dict)
    looking: set[tuple[int, str]] = field(default_factory=set)
    look_ups: int = 0
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
                package = name if path.endswith("__init__.py") else name.rpartition(".")[0]
                return Module(name, path, read.body, names_in(read.body, package))
        return None

    def is_own(self, name: str) -> bool:
        """Whether a dotted name begins with a module of the tree."""
        return name.partition(".")[0] in self.first_names


def parsed(source: bytes) -> ast.Module | None:
    """Give the syntax tree of a module, which may be newer than this Python; None if unreadable."""
    try:
        text = source.decode("utf-8-sig")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                return ast.parse(text)
            except SyntaxError:
                if sys.version_info >= (3, 12):
                    return None
                text = _TYPE_PARAMETERS.sub(r"\1", text)
                return ast.parse(_TYPE_ALIAS.sub(r"\1\2 =", text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def statements(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """Give the statements of a body, and those below conditions and blocks, in their order."""
    for statement in body:
        yield statement
        if not isinstance(statement, (*_FUNCTIONS, ast.ClassDef)):
            for part in ("body", "handlers", "orelse", "finalbody"):
                for inner in getattr(statement, part, ()):
                    yield from statements([inner])


def names_in(body: Sequence[ast.stmt], package: str) -> dict[str, Bound]:
    """Give what the names of a body are bound to at its end.

    ``package`` is where relative imports start.
    """
    names: dict[str, Bound] = {}
    for statement in statements(body):
        names.update(bound_by(statement, package))
    return names


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


def with_names(module: Module, names: Mapping[str, Bound]) -> Module:
    """Give a module in which more names are known, as inside of a function."""
    return replace(module, names={**module.names, **names})


def package_of(module: Module) -> str:
    """Give the package that relative imports of a module start from."""
    is_package = module.path.endswith("__init__.py")
    return module.name if is_package else module.name.rpartition(".")[0]


def meaning(modules: Modules, module: Module, expression: ast.AST) -> Meaning | None:
    """Give what an expression stands for; a value that is no name stands for itself."""
    match expression:
        case ast.Name(id=name):
            return _named(modules, module, name)
        case ast.Attribute(value=value, attr=attribute):
            return attribute_of(modules, meaning(modules, module, value), attribute)
        case ast.Subscript(value=value):
            return meaning(modules, module, value)
    return Definition(module, expression)


def attribute_of(modules: Modules, owner: Meaning | None, name: str) -> Meaning | None:
    """Give what an attribute stands for."""
    if isinstance(owner, External):
        return External(f"{owner.name}.{name}")
    if isinstance(owner, Module):
        return _named(modules, owner, name) or modules.named(f"{owner.name}.{name}")
    return None


def _named(modules: Modules, module: Module, name: str) -> Meaning | None:
    """Give what a name of a module stands for."""
    modules.look_ups += 1
    key = (id(module.names), name)
    if modules.look_ups > _LOOK_UPS or key in modules.looking:
        return None
    modules.looking.add(key)
    try:
        match module.names.get(name):
            case Imported(name=dotted):
                return _imported(modules, dotted)
            case (Module() | Definition() | External()) as known:
                return known
            case ast.AST() as node:
                return meaning(modules, module, node)
        return None
    finally:
        modules.looking.discard(key)


def _imported(modules: Modules, dotted: str) -> Meaning | None:
    if not modules.is_own(dotted):
        return External(dotted)
    package, _, name = dotted.rpartition(".")
    owner = modules.named(package) if package else None
    found = _named(modules, owner, name) if owner else None
    return found or modules.named(dotted)


def constant(modules: Modules, module: Module, expression: ast.AST) -> object:
    """Give the value of an expression of texts, numbers and lists of them; None if unknown."""
    value: object = None
    match expression:
        case ast.Constant():
            value = expression.value
        case ast.JoinedStr(values=parts):
            value = _joined([constant(modules, module, part) for part in parts])
        case ast.FormattedValue(value=shown, format_spec=None):
            inside = constant(modules, module, shown)
            value = None if inside is None else str(inside)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            value = _joined([constant(modules, module, left), constant(modules, module, right)])
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            number = constant(modules, module, operand)
            value = -number if isinstance(number, int | float) else None
        case ast.List(elts=elements) | ast.Tuple(elts=elements) | ast.Set(elts=elements):
            value = [constant(modules, module, element) for element in elements]
        case ast.Call(func=function, keywords=keywords):
            value = _span(modules, module, function, keywords)
        case ast.Name() | ast.Attribute():
            value = _value_of(modules, meaning(modules, module, expression))
    return value


def _value_of(modules: Modules, found: Meaning | None) -> object:
    """Give the value of what a name stands for; one that is made from itself has none."""
    if not isinstance(found, Definition) or not isinstance(found.node, ast.expr):
        return None
    key = (id(found.node), "")
    if key in modules.looking:
        return None
    modules.looking.add(key)
    try:
        return constant(modules, found.module, found.node)
    finally:
        modules.looking.discard(key)


def text(modules: Modules, module: Module, expression: ast.AST | None) -> str | None:
    """Give the text that an expression is, or None."""
    value = constant(modules, module, expression) if expression else None
    return value if isinstance(value, str) else None


def _joined(parts: Sequence[object]) -> object:
    if any(not isinstance(part, str) for part in parts):
        return None
    whole = "".join(map(str, parts))
    return whole if len(whole) <= _LONGEST_TEXT else None


def _span(
    modules: Modules, module: Module, function: ast.expr, keywords: Sequence[ast.keyword]
) -> timedelta | None:
    if meaning(modules, module, function) != External("datetime.timedelta"):
        return None
    values = {word.arg or "": constant(modules, module, word.value) for word in keywords}
    try:
        return timedelta(**values)  # type: ignore[arg-type]
    except (TypeError, OverflowError, ValueError):
        return None


def is_function(found: Meaning | None) -> bool:
    """Whether a meaning is a function of the project's own."""
    return isinstance(found, Definition) and isinstance(found.node, _FUNCTIONS)


def bases_of(modules: Modules, definition: Definition) -> list[Meaning | None]:
    """Give what a class is made from."""
    if not isinstance(definition.node, ast.ClassDef):
        return []
    return [meaning(modules, definition.module, base) for base in definition.node.bases]


def ancestors_of(
    modules: Modules, found: Meaning | None, seen: tuple[ast.AST, ...] = ()
) -> Iterator[str]:
    """Give the dotted names of the other distributions' classes that a class is or comes from."""
    if isinstance(found, External):
        yield found.name
    elif isinstance(found, Definition) and found.node not in seen:
        for base in bases_of(modules, found):
            yield from ancestors_of(modules, base, (*seen, found.node))


def class_of(modules: Modules, found: Meaning | None) -> Meaning | None:
    """Give the class that a value is an instance of: what is called to make it."""
    if isinstance(found, Definition) and isinstance(found.node, ast.Call):
        return meaning(modules, found.module, found.node.func)
    return None


def keyword_of(call: ast.Call, name: str) -> ast.expr | None:
    """Give the value of a call's keyword."""
    return next((word.value for word in call.keywords if word.arg == name), None)
