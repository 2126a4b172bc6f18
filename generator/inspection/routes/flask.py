"""The routes of a Flask project: those of its application and of each blueprint on it."""

import ast
import sys
from collections.abc import Iterator

from generator.inspection.measures import Route
from generator.inspection.routes.brought import distribution_of
from generator.inspection.routes.declaring import SOCKETS
from generator.inspection.routes.extensions import routes_of_extension
from generator.inspection.routes.making import Made, Registered, made_of
from generator.inspection.routes.meanings import keyword_of, meaning, text
from generator.inspection.routes.modules import (
    Definition,
    External,
    Module,
    Modules,
)


def flask_routes(modules: Modules, slug: str) -> Iterator[Route]:
    """Give the routes of a Flask project; its package is named by the slug."""
    made = made_of(modules, slug)
    for application in made.applications.values():
        yield from _static_files(modules, application, "", "static")
        yield from made.routes.get(application.node, ())
    for registered in made.registered.get(None, ()):
        yield from _in_blueprint(modules, made, registered, "", ())
    for name, extension in made.extensions:
        yield from routes_of_extension(modules, name, extension, made.configuration)
        if name == SOCKETS:
            yield from made.routes.get(extension.node, ())


def _in_blueprint(
    modules: Modules, made: Made, registered: Registered, above: str, within: tuple[ast.AST, ...]
) -> Iterator[Route]:
    """Give the routes of a blueprint and of those on it, below the prefix of the one above."""
    blueprint = registered.blueprint
    if not isinstance(blueprint.node, ast.Call) or blueprint.node in within:
        return
    own = text(modules, blueprint.module, keyword_of(blueprint.node, "url_prefix"))
    prefix = _below(above, own or "" if registered.prefix is None else registered.prefix)
    yield from _static_files(modules, blueprint, prefix, None)
    for route in made.routes.get(blueprint.node, ()):
        yield Route(_below(prefix, route.path), route.methods, route.source, brought=False)
    for inner in made.registered.get(blueprint.node, ()):
        yield from _in_blueprint(modules, made, inner, prefix, (*within, blueprint.node))


def _below(prefix: str, rule: str) -> str:
    if not prefix:
        return rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}" if rule else prefix


def _static_files(
    modules: Modules, owner: Definition, prefix: str, folder: str | None
) -> Iterator[Route]:
    """Give the address of a folder of files, which Flask itself serves."""
    if not isinstance(owner.node, ast.Call):
        return
    source, said = "flask", keyword_of(owner.node, "static_folder")
    if isinstance(said, ast.Constant) and said.value is None:
        return
    if said:
        folder = (text(modules, owner.module, said) or "").rstrip("/").rpartition("/")[2]
        source = next(_distributions_in(modules, owner.module, said), source)
    if folder is None:
        return
    where = text(modules, owner.module, keyword_of(owner.node, "static_url_path")) or f"/{folder}"
    yield Route(_below(prefix, f"{where.rstrip('/')}/<filename>"), ("GET",), source, brought=True)


def _distributions_in(modules: Modules, module: Module, expression: ast.expr) -> Iterator[str]:
    """Give the distributions whose modules an expression names, the standard library apart."""
    for node in ast.walk(expression):
        found = meaning(modules, module, node) if isinstance(node, ast.Name) else None
        if isinstance(found, External):
            first = found.name.partition(".")[0]
            if first not in sys.stdlib_module_names:
                yield distribution_of(first)
