"""The addresses of a Django project's WebSockets, from the routers of its ASGI application."""

import ast
from collections.abc import Iterator

from generator.inspection.measures import Route
from generator.inspection.routes.meanings import meaning
from generator.inspection.routes.modules import (
    Definition,
    External,
    Meaning,
    Module,
    Modules,
)
from generator.inspection.routes.urlconfs import address_of

_ROUTER = External("channels.routing.URLRouter")
_REFUSES_ALL = External("channels.security.websocket.WebsocketDenier")


def sockets_of(modules: Modules, application: Meaning | None) -> Iterator[Route]:
    """Give the addresses of the sockets that an ASGI application leads to."""
    seen: set[ast.AST] = set()
    waiting = [application]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, Definition) or value.node in seen:
            continue
        seen.add(value.node)
        # Routers stand in brackets of what checks who comes, under names of their own.
        for node in ast.walk(value.node) if isinstance(value.node, ast.expr) else ():
            if isinstance(node, ast.Name):
                waiting.append(meaning(modules, value.module, node))
            elif isinstance(node, ast.Call) and _is(modules, value.module, node.func, _ROUTER):
                for routes in node.args[:1]:
                    yield from _routed(modules, meaning(modules, value.module, routes))


def _routed(modules: Modules, routes: Meaning | None) -> Iterator[Route]:
    if not isinstance(routes, Definition):
        return
    module = routes.module
    for call in getattr(routes.node, "elts", ()):
        if isinstance(call, ast.Call) and call.args[1:]:
            address = address_of(modules, module, call)
            refuses = any(
                _is(modules, module, node, _REFUSES_ALL) for node in ast.walk(call.args[1])
            )
            if address is not None and not refuses:
                yield Route(address, ("WEBSOCKET",), module.path, brought=False)


def _is(modules: Modules, module: Module, node: ast.AST, wanted: External) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and meaning(modules, module, node) == wanted
