"""What a Django project's views answer to, and which of them are its own."""

import ast
from dataclasses import dataclass

from generator.inspection.routes.brought import VIEWS, distribution_of
from generator.inspection.routes.meanings import is_function, meaning
from generator.inspection.routes.methods import (
    both,
    methods_let_through,
    methods_of_actions,
    methods_of_class,
    methods_of_decorators,
)
from generator.inspection.routes.modules import (
    Definition,
    External,
    Meaning,
    Modules,
)


@dataclass(frozen=True)
class View:
    """What answers at an address.

    Attributes:
        methods: those that it takes; None for any.
        distribution: whose view it is; empty for one of the project's own.
    """

    methods: frozenset[str] | None = None
    distribution: str = ""


def view_of(modules: Modules, view: Definition) -> View:
    """Give what an expression for a view answers to, and whose view it is."""
    if isinstance(view.node, ast.Call):
        return _view_of_call(modules, view, view.node)
    found = meaning(modules, view.module, view.node)
    if isinstance(found, External):
        said = VIEWS.get(found.name)
        return View(frozenset(said) if said else None, distribution_of(found.name))
    if isinstance(found, Definition) and is_function(found):
        return View(methods_of_decorators(modules, found))
    if isinstance(found, Definition) and isinstance(found.node, ast.Call):
        return view_of(modules, found)
    return View()


def _view_of_call(modules: Modules, view: Definition, call: ast.Call) -> View:
    """Give what ``View.as_view(…)`` answers to, or a view in a decorator's brackets."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "as_view":
        found = meaning(modules, view.module, call.func.value)
        return _view_of_class(modules, found, methods_of_actions(modules, view))
    if not call.args:
        return View()
    inner = view_of(modules, Definition(view.module, call.args[0]))
    allowed = methods_let_through(modules, Definition(view.module, call.func))
    return View(both(allowed, inner.methods), inner.distribution)


def _view_of_class(modules: Modules, found: Meaning | None, actions: frozenset[str] | None) -> View:
    if isinstance(found, External):
        said = VIEWS.get(found.name)
        methods = frozenset(said) if said else methods_of_class(modules, found)
        return View(actions or methods, distribution_of(found.name))
    return View(actions or methods_of_class(modules, found))
