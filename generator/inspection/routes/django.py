"""The routes of a Django project: what its settings lead to."""

import ast
import re
from collections.abc import Iterator

from generator.inspection.measures import Route
from generator.inspection.routes.meanings import (
    ancestors_of,
    constant,
    dotted_meaning,
    text,
)
from generator.inspection.routes.modules import Module, Modules
from generator.inspection.routes.sockets import sockets_of
from generator.inspection.routes.urlconfs import routes_in

_WHITENOISE = "whitenoise.middleware.WhiteNoiseMiddleware"
_SETTINGS = re.compile(rb"""DJANGO_SETTINGS_MODULE["'],\s*["']([\w.]+)["']""")


def django_routes(modules: Modules) -> Iterator[Route]:
    """Give the routes of a Django project."""
    settings = modules.named(_settings_module(modules))
    if settings is None:
        return
    urls = modules.named(text(modules, settings, ast.Name("ROOT_URLCONF")) or "config.urls")
    if urls:
        yield from routes_in(modules, settings, urls, "/", ())
    yield from _static_files(modules, settings)
    application = text(modules, settings, ast.Name("ASGI_APPLICATION"))
    if application:
        yield from sockets_of(modules, dotted_meaning(modules, application))


def _settings_module(modules: Modules) -> str:
    manage = modules.tree.get("manage.py")
    said = _SETTINGS.search(manage.content) if manage else None
    return said[1].decode() if said else "config.settings"


def _static_files(modules: Modules, settings: Module) -> Iterator[Route]:
    """Give the address of the static files, where the application itself serves them."""
    middleware = constant(modules, settings, ast.Name("MIDDLEWARE"))
    for name in middleware if isinstance(middleware, list) else ():
        found = dotted_meaning(modules, name) if isinstance(name, str) else None
        if _WHITENOISE in ancestors_of(modules, found):
            where = text(modules, settings, ast.Name("STATIC_URL")) or "/static/"
            yield Route(f"/{where.strip('/')}/<filename>", ("GET",), "whitenoise", brought=True)
