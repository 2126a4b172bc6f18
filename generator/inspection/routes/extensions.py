"""The routes that Flask's extensions bring, as a project's configuration has them."""

import ast
from collections.abc import Iterator, Mapping

from generator.inspection.measures import Route
from generator.inspection.routes.brought import (
    FLASK_ADMIN,
    FLASK_SECURITY,
    FLASK_SMOREST,
    Brought,
    brought,
    distribution_of,
)
from generator.inspection.routes.declaring import SOCKETS
from generator.inspection.routes.meanings import keyword_of, text
from generator.inspection.routes.modules import Definition, Modules

_SECURITY = "flask_security.Security"
_SMOREST = "flask_smorest.Api"
_ADMIN = "flask_admin.Admin"
# What brings routes to the application that it gets.
EXTENSIONS: Mapping[str, tuple[Brought, ...]] = {
    _SECURITY: FLASK_SECURITY,
    _SMOREST: FLASK_SMOREST,
    _ADMIN: FLASK_ADMIN,
    SOCKETS: (),
}

# What tells that the admin has models, and on which of its bases some have one more address.
_MODELS = (b"flask_admin.contrib.", b"flask_admin.model import BaseModelView")
_MONGOENGINE = "flask_admin.contrib.mongoengine"


def routes_of_extension(
    modules: Modules, name: str, made: Definition, configuration: Mapping[str, object]
) -> Iterator[Route]:
    """Give the routes of an extension, from the call that makes it and the configuration."""
    prefix: object = ""
    settings = dict(configuration)
    if name == _ADMIN:
        prefix = _address_of_admin(modules, made)
        settings["models"] = any(_is_named(modules, word) for word in _MODELS)
        settings[_MONGOENGINE] = _is_named(modules, _MONGOENGINE.encode())
    elif name == _SECURITY:
        prefix = configuration.get("SECURITY_URL_PREFIX") or ""
    elif name == _SMOREST:
        prefix = configuration.get("OPENAPI_URL_PREFIX")
    if isinstance(prefix, str):
        for path, methods in brought(EXTENSIONS[name], settings):
            whole = f"{prefix.rstrip('/')}/{path.lstrip('/')}"
            yield Route(whole, methods, distribution_of(name), brought=True)


def _address_of_admin(modules: Modules, made: Definition) -> str:
    """Give where the admin is: what it or its first page was told, or its own place."""
    if isinstance(made.node, ast.Call):
        for call in (made.node, keyword_of(made.node, "index_view")):
            said = keyword_of(call, "url") if isinstance(call, ast.Call) else None
            address = text(modules, made.module, said)
            if address is not None:
                return address
    return "/admin"


def _is_named(modules: Modules, word: bytes) -> bool:
    """Whether a module of the project names something."""
    return any(
        word in file.content
        for path, file in modules.tree.items()
        if path.endswith(".py") and not path.startswith("tests/")
    )
