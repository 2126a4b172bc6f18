"""The routes of a Django project, from its urlconfs, its views and its sockets."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.comparing.comparison import Route
from generator.comparing.modules import (
    Definition,
    External,
    Meaning,
    Module,
    Modules,
    ancestors_of,
    class_of,
    constant,
    is_function,
    keyword_of,
    meaning,
    statements,
    text,
)
from generator.comparing.routes import ANY
from generator.comparing.routes_brought import (
    DJANGO_ADMIN,
    URLCONFS,
    VIEWS,
    Brought,
    brought,
    distribution_of,
)
from generator.comparing.routes_methods import (
    both,
    methods_let_through,
    methods_of_actions,
    methods_of_class,
    methods_of_decorators,
)

_PATHS = ("django.urls.path", "django.urls.conf.path")
_REGEXES = ("django.urls.re_path", "django.urls.conf.re_path")
_INCLUDES = ("django.urls.include", "django.urls.conf.include")
_SOCKETS = "channels.routing.URLRouter"
_NO_SOCKET = "channels.security.websocket.WebsocketDenier"
_WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"

_SETTINGS = re.compile(rb"""DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)["']""")
_GROUP_NAME = re.compile(r"\?P<(\w+)>")


@dataclass(frozen=True)
class _View:
    """What answers at an address: its methods (None for any), and whose it is, if not our own."""

    methods: frozenset[str] | None = None
    distribution: str = ""


def django_routes(modules: Modules) -> Iterator[Route]:
    """Give the routes of a Django project; the settings say where they are."""
    settings = modules.named(_settings_module(modules))
    if settings is None:
        return
    urls = modules.named(_setting(modules, settings, "ROOT_URLCONF") or "config.urls")
    if urls:
        yield from _in_urlconf(modules, settings, urls, "/", ())
    yield from _static_files(modules, settings)
    yield from _sockets_of(modules, settings)


def _settings_module(modules: Modules) -> str:
    manage = modules.tree.get("manage.py")
    said = _SETTINGS.search(manage.content) if manage else None
    return said[1].decode() if said else "config.settings"


def _setting(modules: Modules, settings: Module, name: str) -> str | None:
    return text(modules, settings, ast.Name(name))


def _in_urlconf(
    modules: Modules, settings: Module, urls: Module, prefix: str, within: tuple[str, ...]
) -> Iterator[Route]:
    """Give the routes of every list that a urlconf calls its patterns, or adds to them."""
    if urls.name in within:
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
            case ast.Name(id=name) if name != "urlpatterns":
                found = meaning(self.modules, module, expression)
                if isinstance(found, Definition) and isinstance(found.node, ast.List):
                    yield from self.patterns(found.module, found.node, prefix)

    def _pattern(self, module: Module, call: ast.Call, prefix: str) -> Iterator[Route]:
        """Give the routes of one call of ``path`` or ``re_path``."""
        address = _address(self.modules, module, call)
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
            view = _view(self.modules, Definition(module, target))
            yield Route(
                path,
                tuple(view.methods if view.methods is not None else ANY),
                view.distribution or module.path,
                brought=bool(view.distribution),
            )

    def _included(self, module: Module, included: ast.expr, prefix: str) -> Iterator[Route]:
        dotted = text(self.modules, module, included)
        if dotted is not None:
            urls = self.modules.named(dotted)
            if urls:
                yield from _in_urlconf(self.modules, self.settings, urls, prefix, self.within)
            elif dotted in URLCONFS:
                yield from self._brought(URLCONFS[dotted], prefix, distribution_of(dotted))
            return
        found = meaning(self.modules, module, included)
        if isinstance(found, Module):
            yield from _in_urlconf(self.modules, self.settings, found, prefix, self.within)
        elif isinstance(included, ast.Tuple):
            for element in included.elts[:1]:
                yield from self.patterns(module, element, prefix)
        else:
            yield from self.patterns(module, included, prefix)

    def _brought(
        self, routes: Sequence[Brought], prefix: str, distribution: str
    ) -> Iterator[Route]:
        names = {name for route in routes for name in (*route.when, route.unless) if name}
        said = {name: constant(self.modules, self.settings, ast.Name(name)) for name in names}
        for path, methods in brought(tuple(routes), said):
            yield Route(prefix + path, methods, distribution, brought=True)


def _address(modules: Modules, module: Module, call: ast.Call) -> str | None:
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
    written, depth, number, position = "", 0, 0, 0
    pattern = pattern.removeprefix("^").removesuffix("$").removesuffix(r"\Z")
    while position < len(pattern):
        sign = pattern[position]
        if sign == "\\":
            position += 1
            written += pattern[position : position + 1] if not depth else ""
        elif sign == "(":
            if not depth:
                named = _GROUP_NAME.match(pattern, position + 1)
                number += 1
                written += f"<{named[1] if named else number}>"
            depth += 1
        elif sign == ")":
            depth = max(0, depth - 1)
        elif not depth:
            written += sign
        position += 1
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


def _view(modules: Modules, view: Definition) -> _View:
    """Give what an expression for a view answers to, and whose view it is."""
    if isinstance(view.node, ast.Call):
        return _view_of_call(modules, view, view.node)
    found = meaning(modules, view.module, view.node)
    if isinstance(found, External):
        said = VIEWS.get(found.name)
        return _View(frozenset(said) if said else None, distribution_of(found.name))
    if isinstance(found, Definition) and is_function(found):
        return _View(methods_of_decorators(modules, found))
    if isinstance(found, Definition) and isinstance(found.node, ast.Call):
        return _view(modules, found)
    return _View()


def _view_of_call(modules: Modules, view: Definition, call: ast.Call) -> _View:
    """Give what ``View.as_view(…)`` answers to, or a view in a decorator's brackets."""
    if isinstance(call.func, ast.Attribute) and call.func.attr == "as_view":
        found = meaning(modules, view.module, call.func.value)
        return _view_of_class(modules, found, methods_of_actions(modules, view))
    if not call.args:
        return _View()
    inner = _view(modules, Definition(view.module, call.args[0]))
    allowed = methods_let_through(modules, Definition(view.module, call.func))
    return _View(both(allowed, inner.methods), inner.distribution)


def _view_of_class(
    modules: Modules, found: Meaning | None, actions: frozenset[str] | None
) -> _View:
    if isinstance(found, External):
        said = VIEWS.get(found.name)
        methods = frozenset(said) if said else methods_of_class(modules, found)
        return _View(actions or methods, distribution_of(found.name))
    return _View(actions or methods_of_class(modules, found))


def _static_files(modules: Modules, settings: Module) -> Iterator[Route]:
    """Give the address of the static files, where the application itself serves them."""
    middleware = settings.names.get("MIDDLEWARE")
    names = constant(modules, settings, middleware) if isinstance(middleware, ast.AST) else None
    for name in names if isinstance(names, list) else ():
        if isinstance(name, str) and _WHITENOISE in ancestors_of(
            modules, _by_dotted_name(modules, name)
        ):
            where = _setting(modules, settings, "STATIC_URL") or "/static/"
            yield Route(f"/{where.strip('/')}/<filename>", ("GET",), "whitenoise", brought=True)


def _by_dotted_name(modules: Modules, dotted: str) -> Meaning | None:
    """Give what a dotted name in the settings stands for."""
    name, _, attribute = dotted.rpartition(".")
    if not modules.is_own(dotted):
        return External(dotted)
    owner = modules.named(name)
    return meaning(modules, owner, ast.Name(attribute)) if owner else None


def _sockets_of(modules: Modules, settings: Module) -> Iterator[Route]:
    """Give the addresses of WebSockets that the ASGI application leads to."""
    application = _by_dotted_name(
        modules, _setting(modules, settings, "ASGI_APPLICATION") or "config.asgi.application"
    )
    if isinstance(application, Definition):
        yield from _sockets_in(modules, application, [])


def _sockets_in(modules: Modules, value: Definition, seen: list[ast.AST]) -> Iterator[Route]:
    """Give the sockets of every router that a value is made from."""
    if any(value.node is one for one in seen):
        return
    seen.append(value.node)
    for node in ast.walk(value.node):
        if isinstance(node, ast.Name):
            found = meaning(modules, value.module, node)
            if isinstance(found, Definition) and isinstance(found.node, ast.expr):
                yield from _sockets_in(modules, found, seen)
        elif isinstance(node, ast.Call) and meaning(modules, value.module, node.func) == External(
            _SOCKETS
        ):
            for patterns in node.args[:1]:
                yield from _routed(modules, value.module, patterns)


def _routed(modules: Modules, module: Module, patterns: ast.expr) -> Iterator[Route]:
    if isinstance(patterns, ast.Name):
        found = meaning(modules, module, patterns)
        if isinstance(found, Definition):
            module, node = found.module, found.node
        else:
            return
    else:
        node = patterns
    for call in node.elts if isinstance(node, ast.List) else ():
        if isinstance(call, ast.Call) and len(call.args) > 1:
            address = _address(modules, module, call)
            if address is not None and not _refuses(modules, module, call.args[1]):
                yield Route(f"/{address}", ("WEBSOCKET",), module.path, brought=False)


def _refuses(modules: Modules, module: Module, consumer: ast.expr) -> bool:
    """Whether this consumer only closes what no other address took."""
    return any(
        meaning(modules, module, node) == External(_NO_SOCKET)
        for node in ast.walk(consumer)
        if isinstance(node, ast.Name)
    )
