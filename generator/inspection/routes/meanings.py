"""What names and expressions of a project's code stand for, without running it.

What cannot be followed stands for nothing.
"""

import ast
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta

from generator.inspection.routes.modules import (
    FUNCTIONS,
    Definition,
    External,
    Imported,
    Meaning,
    Module,
    Modules,
)

# How many names are looked up for one tree before giving up, how many of them to know one, and how
# long a text or a list may become: a project on disk may hold anything.
_LOOK_UPS = 50_000
_DEEPEST = 50
_LONGEST = 2_000


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
    if modules.look_ups > _LOOK_UPS or len(modules.looking) > _DEEPEST or key in modules.looking:
        return None
    modules.looking.add(key)
    try:
        match module.names.get(name):
            case Imported(name=dotted):
                return dotted_meaning(modules, dotted)
            case Definition(module=scope, node=node):
                return meaning(modules, scope, node)
            case (Module() | External()) as known:
                return known
            case ast.AST() as node:
                return meaning(modules, module, node)
        return None
    finally:
        modules.looking.discard(key)


def dotted_meaning(modules: Modules, dotted: str) -> Meaning | None:
    """Give what a dotted name stands for: a module, something in one, or another's."""
    if not modules.is_own(dotted):
        return External(dotted)
    package, _, name = dotted.rpartition(".")
    owner = modules.named(package) if package else None
    found = _named(modules, owner, name) if owner else None
    return found or modules.named(dotted)


def constant(modules: Modules, module: Module, expression: ast.AST) -> object:
    """Give the value of an expression of texts, numbers and lists of them; None if unknown."""
    if not modules.may_go_on():
        return None
    value: object = None
    match expression:
        case ast.Constant():
            value = expression.value
        case ast.JoinedStr(values=parts):
            value = _joined(constant(modules, module, part) for part in parts)
        case ast.FormattedValue(value=shown, format_spec=None):
            value = _formatted(constant(modules, module, shown))
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            value = _joined(constant(modules, module, part) for part in (left, right))
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


def _formatted(value: object) -> str | None:
    """Give a value as an f-string shows it; None if unknown, or a number too long for Python."""
    try:
        return None if value is None else str(value)
    except (ValueError, RecursionError):
        return None


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
    """Give the text that an expression is, or None; also for one that is much too long."""
    value = constant(modules, module, expression) if expression else None
    return value if isinstance(value, str) and len(value) <= _LONGEST else None


def _joined(parts: Iterable[object]) -> object:
    """Give texts or lists as one; None from the first that is neither, or where it gets too long.

    What follows that one is not looked at: texts that double each other would take forever.
    """
    whole: str | list[object] | None = None
    for part in parts:
        if isinstance(part, str) and not isinstance(whole, list):
            whole = (whole or "") + part
        elif isinstance(part, list) and not isinstance(whole, str):
            whole = [*(whole or ()), *part]
        else:
            return None
        if len(whole) > _LONGEST:
            return None
    return whole


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
    return isinstance(found, Definition) and isinstance(found.node, FUNCTIONS)


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
