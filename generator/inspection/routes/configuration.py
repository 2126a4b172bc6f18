"""What is known of a Flask application's configuration from the code that sets it."""

import ast

from generator.inspection.routes.meanings import (
    constant,
    dotted_meaning,
    meaning,
    text,
)
from generator.inspection.routes.modules import (
    Definition,
    Meaning,
    Module,
    Modules,
    after,
    bound_by,
    package_of,
    statements,
)


def configured_by(modules: Modules, module: Module, statement: ast.stmt) -> dict[str, object]:
    """Give the values of the configuration that a statement sets; None for one that is unknown."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="from_object"), args=[given, *_])):
            made = given.func if isinstance(given, ast.Call) else given
            return _values_in(modules, _named_object(modules, module, made), ())
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(
                    attr="update" | "from_mapping", value=ast.Attribute(attr="config")
                ),
                keywords=words,
            )
        ):
            return {word.arg: constant(modules, module, word.value) for word in words if word.arg}
        case ast.Assign(
            targets=[ast.Subscript(value=ast.Attribute(attr="config"), slice=key)], value=value
        ):
            name = text(modules, module, key)
            return {name: constant(modules, module, value)} if name else {}
    return {}


def _named_object(modules: Modules, module: Module, given: ast.expr) -> Meaning | None:
    """Give an object that is named by itself, or by its dotted name."""
    dotted = text(modules, module, given)
    if dotted is None:
        return meaning(modules, module, given)
    return dotted_meaning(modules, dotted)


def _values_in(
    modules: Modules, given: Meaning | None, seen: tuple[ast.AST, ...]
) -> dict[str, object]:
    """Give the values in capitals of a module or a class; what it is made from comes first."""
    values: dict[str, object] = {}
    if isinstance(given, Module):
        scope, body = given, given.body
    elif isinstance(given, Definition) and isinstance(given.node, ast.ClassDef):
        scope, body = given.module, given.node.body
        for base in given.node.bases:
            above = meaning(modules, scope, base)
            if isinstance(above, Definition) and above.node not in seen:
                values |= _values_in(modules, above, (*seen, given.node))
    else:
        return {}
    for statement in statements(body):
        # What a class says is known to the lines after it.
        if not modules.may_go_on():
            break
        scope = after(modules, scope, statement)
        values |= {
            name: constant(modules, scope, ast.Name(name))
            for name in bound_by(statement, package_of(scope))
            if name.isupper()
        }
    return values
