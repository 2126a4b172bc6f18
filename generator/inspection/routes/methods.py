"""Which methods a view takes, as its decorators and its class say."""

import ast
from collections.abc import Iterator

from generator.inspection.routes.brought import METHODS_OF_CLASSES
from generator.inspection.routes.meanings import (
    bases_of,
    constant,
    keyword_of,
    meaning,
)
from generator.inspection.routes.modules import (
    Definition,
    External,
    Meaning,
    Modules,
    statements,
)

HANDLERS = ("get", "post", "put", "patch", "delete", "head", "options")

_HTTP = "django.views.decorators.http."
_DECORATORS: dict[str, tuple[str, ...]] = {
    f"{_HTTP}require_GET": ("GET",),
    f"{_HTTP}require_POST": ("POST",),
    f"{_HTTP}require_safe": ("GET", "HEAD"),
}
# Those that are called with the methods, and what they let through when nothing is said.
_LISTING: dict[str, tuple[str, ...]] = {
    f"{_HTTP}require_http_methods": (),
    "rest_framework.decorators.api_view": ("GET",),
}


def methods_of_decorators(modules: Modules, view: Definition) -> frozenset[str] | None:
    """Give the methods that the decorators of a function let through; None for all."""
    allowed = None
    for decorator in getattr(view.node, "decorator_list", ()):
        allowed = both(allowed, methods_let_through(modules, Definition(view.module, decorator)))
    return allowed


def methods_let_through(modules: Modules, decorator: Definition) -> frozenset[str] | None:
    """Give the methods that a decorator lets through; None for all."""
    node, module = decorator.node, decorator.module
    if isinstance(node, ast.Call):
        found = meaning(modules, module, node.func)
        if isinstance(found, External) and found.name in _LISTING:
            said = listed(constant(modules, module, node.args[0])) if node.args else ()
            return frozenset(said or _LISTING[found.name]) or None
        return None
    found = meaning(modules, module, node)
    if isinstance(found, External) and found.name in _DECORATORS:
        return frozenset(_DECORATORS[found.name])
    return None


def both(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """Give what two restrictions let through; None is no restriction."""
    if one is None or other is None:
        return other if one is None else one
    return one & other


def methods_of_class(modules: Modules, view: Meaning | None) -> frozenset[str] | None:
    """Give the methods that a class of views takes; None where nothing says so."""
    methods = frozenset(_handled(modules, view, ()))
    names = listed(_said_by_class(modules, view, ("http_method_names", "methods")))
    if names:
        return methods & frozenset(names) if methods else frozenset(names)
    return methods or None


def _handled(modules: Modules, view: Meaning | None, seen: tuple[ast.AST, ...]) -> Iterator[str]:
    """Give the methods that a class has a handler for, of its own or from what it is made from."""
    if isinstance(view, External):
        yield from METHODS_OF_CLASSES.get(view.name.rpartition(".")[2], ())
    elif isinstance(view, Definition) and isinstance(view.node, ast.ClassDef):
        for statement in statements(view.node.body):
            for name in _names_of(statement):
                if name in HANDLERS:
                    yield name.upper()
        if view.node not in seen:
            for base in bases_of(modules, view):
                yield from _handled(modules, base, (*seen, view.node))


def _names_of(statement: ast.stmt) -> tuple[str, ...]:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
            return (name,)
        case ast.Assign(targets=targets):
            return tuple(target.id for target in targets if isinstance(target, ast.Name))
    return ()


def _said_by_class(modules: Modules, view: Meaning | None, names: tuple[str, ...]) -> object:
    if isinstance(view, Definition) and isinstance(view.node, ast.ClassDef):
        for statement in view.node.body:
            if isinstance(statement, ast.Assign) and set(_names_of(statement)) & set(names):
                return constant(modules, view.module, statement.value)
    return None


def methods_of_actions(modules: Modules, module: Definition) -> frozenset[str] | None:
    """Give the methods that a call of ``as_view`` names: ``{"get": "list"}`` or ``actions=``."""
    call = module.node
    if not isinstance(call, ast.Call):
        return None
    actions = call.args[0] if call.args else keyword_of(call, "actions")
    if not isinstance(actions, ast.Dict):
        return None
    names = [constant(modules, module.module, key) for key in actions.keys if key]
    return frozenset(listed(names))


def listed(value: object) -> tuple[str, ...]:
    """Give the methods of a list of texts, in capitals."""
    if isinstance(value, str):
        value = [value]
    return (
        tuple(one.upper() for one in value if isinstance(one, str))
        if isinstance(value, list)
        else ()
    )
