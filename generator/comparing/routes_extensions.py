"""The routes that Flask's extensions bring, as a project's configuration has them."""

import ast
from collections.abc import Iterator, Mapping

from generator.comparing.comparison import Route
from generator.comparing.modules import Definition, Modules, keyword_of, text
from generator.comparing.routes_brought import (
    FLASK_ADMIN,
    FLASK_SECURITY,
    FLASK_SMOREST,
    Brought,
    brought,
)

_SECURITY = "flask_security.Security"
_SMOREST = "flask_smorest.Api"
_ADMIN = "flask_admin.Admin"
_SOCKETS = "flask_sock.Sock"
# What is done with the application that is given to one of these.
EXTENSIONS: Mapping[str, tuple[Brought, ...]] = {
    _SECURITY: FLASK_SECURITY,
    _SMOREST: FLASK_SMOREST,
    _ADMIN: FLASK_ADMIN,
    _SOCKETS: (),
}
_DISTRIBUTIONS = {_SECURITY: "flask-security", _SMOREST: "flask-smorest", _ADMIN: "flask-admin"}


def routes_of_extension(
    modules: Modules, name: str, made: Definition, configuration: Mapping[str, object]
) -> Iterator[Route]:
    """Give the routes of an extension, from the call that makes it and the configuration."""
    settings = dict(configuration)
    if name == _ADMIN:
        prefix = _address_of_admin(modules, made)
        settings |= {"models": _uses(modules, b"flask_admin.contrib.", b"BaseModelView")}
        settings |= {
            one: _uses(modules, one.encode()) for one in ("flask_admin.contrib.mongoengine",)
        }
    else:
        key = "OPENAPI_URL_PREFIX" if name == _SMOREST else "SECURITY_URL_PREFIX"
        said = configuration.get(key)
        if name == _SMOREST and not isinstance(said, str):
            return
        prefix = said if isinstance(said, str) else ""
    for path, methods in brought(EXTENSIONS[name], settings):
        whole = f"{prefix.rstrip('/')}/{path.lstrip('/')}"
        yield Route(whole, methods, _DISTRIBUTIONS[name], brought=True)


def _address_of_admin(modules: Modules, made: Definition) -> str:
    """Give where the admin is: what it or its first page was told, or its own place."""
    if isinstance(made.node, ast.Call):
        first = keyword_of(made.node, "index_view")
        for call in (made.node, first):
            if isinstance(call, ast.Call):
                said = text(modules, made.module, keyword_of(call, "url"))
                if said is not None:
                    return said
    return "/admin"


def _uses(modules: Modules, *words: bytes) -> bool:
    """Whether a module of the project names something."""
    return any(
        word in file.content
        for path, file in modules.tree.items()
        if path.endswith(".py") and not path.startswith("tests/")
        for word in words
    )
