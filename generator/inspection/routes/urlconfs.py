"""The addresses of Django's urlconfs."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.inspection.measures import ANY, Route
from generator.inspection.routes.brought import (
    DJANGO_ADMIN,
    URLCONFS,
    Brought,
    brought,
    distribution_of,
)
from generator.inspection.routes.meanings import (
    ancestors_of,
    class_of,
    constant,
    keyword_of,
    meaning,
    text,
)
from generator.inspection.routes.modules import (
    Definition,
    External,
    Module,
    Modules,
    statements,
)
from generator.inspection.routes.views import view_of

_PATHS = ("django.urls.path", "django.urls.conf.path")
_REGEXES = ("django.urls.re_path", "django.urls.conf.re_path")
_INCLUDES = ("django.urls.include", "django.urls.conf.include")
# How deep urlconfs that include others are followed.
_DEEPEST = 20
# What a regular expression is made of: escapes, sets of characters, brackets, and all else.
_SIGN = re.compile(
    r"\\(?P<plain>.?)|\[\^?\]?(?:\\.|[^\]\\])*\]|\((?:\?P<(?P<name>\w+)>)?|.", re.DOTALL
)


def routes_in(
    modules: Modules, settings: Module, urls: Module, prefix: str, within: tuple[str, ...]
) -> Iterator[Route]:
    """Give the routes of every list that a urlconf calls its patterns, or adds to them.

    ``within`` names the urlconfs that include this one.
    """
    if urls.name in within or len(within) > _DEEPEST:
        return
    reading = _Reading(modules, settings, (*within, urls.name))
    for statement in statements(urls.body):
        for patterns in _patterns_in(statement):
            yield from reading.patterns(urls, patterns, prefix)


def _patterns_in(statement: ast.stmt) -> Iterator[ast.expr]:
    match statement:
        case ast.Assign(targets=[ast.Name(id="urlpatterns")], value=value):
            yield value
        case ast.AnnAssign(target=ast.Name(id="urlpatterns"), value=ast.expr() as value):
            yield value
        case ast.AugAssign(target=ast.Name(id="urlpatterns"), value=value):
            yield value
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(
                    value=ast.Name(id="urlpatterns"), attr="append" | "extend" | "insert"
                ),
                args=[*_, value],
            )
        ):
            yield value


@dataclass(frozen=True)
class _Reading:
    """The reading of a urlconf; ``within`` are those that include it, and itself."""

    modules: Modules
    settings: Module
    within: tuple[str, ...]

    def patterns(self, module: Module, expression: ast.AST, prefix: str) -> Iterator[Route]:
        """Give the routes of a list of patterns, or of one."""
        match expression:
            case ast.List(elts=elements) | ast.Tuple(elts=elements):
                for element in elements:
                    yield from self.patterns(module, element, prefix)
            case ast.Starred(value=value):
                yield from self.patterns(module, value, prefix)
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                yield from self.patterns(module, left, prefix)
                yield from self.patterns(module, right, prefix)
            case ast.Call():
                yield from self._pattern(module, expression, prefix)
            # Every list that a urlconf calls its patterns is read anyhow.
            case ast.Name(id=name) if name == "urlpatterns":
                return
            case ast.Name() | ast.Attribute():
                found = meaning(self.modules, module, expression)
                if isinstance(found, Definition) and found.node is not expression:
                    yield from self.patterns(found.module, found.node, prefix)

    def _pattern(self, module: Module, call: ast.Call, prefix: str) -> Iterator[Route]:
        """Give the routes of one call of ``path`` or ``re_path``."""
        address = address_of(self.modules, module, call)
        target = call.args[1] if len(call.args) > 1 else keyword_of(call, "view")
        if address is None or target is None:
            return
        path = prefix + address
        included = _included(self.modules, module, target)
        if included is not None:
            yield from self._included(module, included, path)
        elif _is_admin(self.modules, module, target):
            yield from self._brought(DJANGO_ADMIN, path, "django")
        else:
            view = view_of(self.modules, Definition(module, target))
            yield Route(
                path,
                tuple(view.methods if view.methods is not None else ANY),
                view.distribution or module.path,
                brought=bool(view.distribution),
            )

    def _included(self, module: Module, included: ast.expr, prefix: str) -> Iterator[Route]:
        """Give the routes of a urlconf, by its dotted name or itself, or of a list of patterns."""
        dotted = text(self.modules, module, included)
        if dotted and dotted in URLCONFS:
            yield from self._brought(URLCONFS[dotted], prefix, distribution_of(dotted))
            return
        urls = self.modules.named(dotted) if dotted else meaning(self.modules, module, included)
        if isinstance(urls, Module):
            yield from routes_in(self.modules, self.settings, urls, prefix, self.within)
        elif isinstance(included, ast.Tuple):
            # The patterns, and the name of their application.
            for patterns in included.elts[:1]:
                yield from self.patterns(module, patterns, prefix)
        else:
            yield from self.patterns(module, included, prefix)

    def _brought(
        self, routes: tuple[Brought, ...], prefix: str, distribution: str
    ) -> Iterator[Route]:
        names = {name for route in routes for name in (*route.when, route.unless) if name}
        said = {name: constant(self.modules, self.settings, ast.Name(name)) for name in names}
        for path, methods in brought(routes, said):
            yield Route(prefix + path, methods, distribution, brought=True)


def address_of(modules: Modules, module: Module, call: ast.Call) -> str | None:
    """Give the address that a call of ``path`` or ``re_path`` names, its parameters in brackets."""
    function = meaning(modules, module, call.func)
    first = call.args[0] if call.args else keyword_of(call, "route")
    said = text(modules, module, first)
    if said is None or not isinstance(function, External):
        return None
    if function.name in _PATHS:
        return said
    return _without_regex(said) if function.name in _REGEXES else None


def _without_regex(pattern: str) -> str:
    """Give the address that a regular expression describes: each group is a parameter."""
    written, depth, groups = "", 0, 0
    for sign in _SIGN.finditer(pattern.removeprefix("^").removesuffix("$").removesuffix(r"\Z")):
        if sign[0].startswith("("):
            if depth == 0:
                groups += 1
                written += f"<{sign['name'] or groups}>"
            depth += 1
        elif sign[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0:
            written += sign["plain"] if sign["plain"] is not None else sign[0]
    return written


def _included(modules: Modules, module: Module, target: ast.expr) -> ast.expr | None:
    """Give what ``include(…)`` includes."""
    if not isinstance(target, ast.Call) or not target.args:
        return None
    function = meaning(modules, module, target.func)
    if isinstance(function, External) and function.name in _INCLUDES:
        return target.args[0]
    return None


def _is_admin(modules: Modules, module: Module, target: ast.expr) -> bool:
    """Whether these are the addresses of Django's admin, or of a site made like it."""
    if not isinstance(target, ast.Attribute) or target.attr != "urls":
        return False
    site = meaning(modules, module, target.value)
    if isinstance(site, External):
        return site.name in {"django.contrib.admin.site", "django.contrib.admin.sites.site"}
    return any(
        name.endswith(".AdminSite") for name in ancestors_of(modules, class_of(modules, site))
    )
