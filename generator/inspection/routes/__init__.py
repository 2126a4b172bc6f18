"""The routes of a layout, read from its code: nothing of it is executed.

Addresses have one form in both frameworks. A parameter is ``<name>`` whatever its converter is, and
one that is called ``pk`` or ends in ``_id`` is ``<id>``: Django's ``<int:pk>`` and Flask's
``<int(max=9):note_id>`` are the same address. Methods stand in one order; HEAD and OPTIONS, which
come by themselves, are left out, a WebSocket's method is ``WEBSOCKET``, and ``ANY`` is that of a
view that does not ask how it is called. What an extension answers is ``brought``, whoever gave it
its address.
"""

import re
from collections.abc import Iterable

from generator.inspection.layout import Layout
from generator.inspection.measures import Route

_PARAMETER = re.compile(r"<(?:[^<>]*:)?(\w+)>")
_ORDER = ("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "WEBSOCKET", "ANY")
_BY_THEMSELVES = ("HEAD", "OPTIONS")


def routes_of(layout: Layout) -> tuple[Route, ...]:
    """Give the routes of a layout, by address.

    They are read from the code; what cannot be read or followed gives no route.
    """
    from generator.inspection.routes.django import django_routes
    from generator.inspection.routes.flask import flask_routes
    from generator.inspection.routes.modules import Modules

    modules = Modules(layout.project.tree)
    try:
        if layout.framework == "django":
            return ordered(django_routes(modules))
        return ordered(flask_routes(modules, str(layout.answers["project_slug"])))
    except RecursionError:
        return ()


def ordered(found: Iterable[Route]) -> tuple[Route, ...]:
    """Give routes in their one form and order, those of one address and source as one."""
    methods: dict[tuple[str, str, bool], set[str]] = {}
    for route in found:
        key = (in_one_form(route.path), route.source, route.brought)
        methods.setdefault(key, set()).update(route.methods)
    return tuple(
        Route(path, shown(methods[path, source, brought]), source, brought)
        for path, source, brought in sorted(methods)
    )


def in_one_form(path: str) -> str:
    """Give an address as both frameworks show it here."""
    named = _PARAMETER.sub(lambda found: f"<{_parameter(found[1])}>", path)
    # Half a surrogate pair, which code may spell but no file can hold, is a question mark.
    return "/" + named.lstrip("/").encode(errors="replace").decode()


def _parameter(name: str) -> str:
    return "id" if name == "pk" or name.endswith("_id") else name


def shown(methods: Iterable[str]) -> tuple[str, ...]:
    """Give methods in one order, without those that come by themselves with others."""
    asked = set(methods)
    said = asked - set(_BY_THEMSELVES) or asked
    return tuple(sorted(said, key=lambda one: (_ORDER.index(one) if one in _ORDER else 99, one)))
