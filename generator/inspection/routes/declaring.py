"""The routes that a statement declares on a Flask application or on a blueprint."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from generator.inspection.measures import Route
from generator.inspection.routes.meanings import (
    ancestors_of,
    class_of,
    constant,
    keyword_of,
    meaning,
    text,
)
from generator.inspection.routes.methods import listed, methods_of_class
from generator.inspection.routes.modules import (
    Definition,
    Meaning,
    Module,
    Modules,
)

SOCKETS = "flask_sock.Sock"

_METHODS = ("get", "post", "put", "patch", "delete")


@dataclass(frozen=True, eq=False)
class Declared:
    """One route, and what it was declared on: an application, a blueprint, or sockets."""

    owner: ast.AST
    route: Route


def declared_by(modules: Modules, module: Module, statement: ast.stmt) -> Iterator[Declared]:
    """Give the routes that a statement declares, by a decorator or by a call."""
    for call, view in _declarations(modules, module, statement):
        found = _declared(modules, module, call, view)
        if found:
            yield found


def _declarations(
    modules: Modules, module: Module, statement: ast.stmt
) -> Iterator[tuple[ast.Call, Meaning | None]]:
    """Give the calls that may declare a route, each with the view that it is for."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            for decorator in statement.decorator_list:
                if isinstance(decorator, ast.Call):
                    yield decorator, Definition(module, statement)
        case ast.Expr(value=ast.Call(func=ast.Call() as call, args=[view, *_])):
            yield call, meaning(modules, module, view)
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="add_url_rule")) as call):
            given = keyword_of(call, "view_func") or next(iter(call.args[2:]), None)
            yield call, _view_of(modules, Definition(module, given)) if given else None


def _view_of(modules: Modules, given: Definition) -> Meaning | None:
    """Give the function or class behind an expression for a view, which may be ``as_view(…)``."""
    match given.node:
        case ast.Call(func=ast.Attribute(value=value, attr="as_view")):
            return meaning(modules, given.module, value)
        case ast.Call():
            return None
    found = meaning(modules, given.module, given.node)
    if isinstance(found, Definition) and isinstance(found.node, ast.Call):
        return _view_of(modules, found)
    return found


def _declared(
    modules: Modules, module: Module, call: ast.Call, view: Meaning | None
) -> Declared | None:
    if not isinstance(call.func, ast.Attribute):
        return None
    owner = meaning(modules, module, call.func.value)
    rule = text(modules, module, call.args[0] if call.args else keyword_of(call, "rule"))
    if rule is None or not isinstance(owner, Definition):
        return None
    name = call.func.attr
    if SOCKETS in ancestors_of(modules, class_of(modules, owner)):
        blueprint = keyword_of(call, "bp")
        if blueprint:
            owner = meaning(modules, module, blueprint)
        methods: tuple[str, ...] = ("WEBSOCKET",)
    elif name in _METHODS:
        methods = (name.upper(),)
    elif name in {"route", "add_url_rule"}:
        methods = _methods(modules, module, call, view)
    else:
        return None
    if not isinstance(owner, Definition):
        return None
    return Declared(owner.node, Route(rule, methods, module.path, brought=False))


def _methods(
    modules: Modules, module: Module, call: ast.Call, view: Meaning | None
) -> tuple[str, ...]:
    """Give the methods that a call names, or that the class of the view has."""
    said = keyword_of(call, "methods")
    if said:
        return listed(constant(modules, module, said)) or ("GET",)
    if isinstance(view, Definition) and isinstance(view.node, ast.ClassDef):
        return tuple(methods_of_class(modules, view) or ("GET",))
    return ("GET",)
