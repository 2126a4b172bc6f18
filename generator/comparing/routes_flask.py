"""The routes of a Flask project: those of its application and of each blueprint on it."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.comparing.comparison import Route
from generator.comparing.modules import (
    Bound,
    Definition,
    External,
    Meaning,
    Module,
    Modules,
    ancestors_of,
    bound_by,
    class_of,
    constant,
    is_function,
    keyword_of,
    meaning,
    package_of,
    statements,
    text,
    with_names,
)
from generator.comparing.routes_brought import distribution_of
from generator.comparing.routes_extensions import EXTENSIONS, routes_of_extension
from generator.comparing.routes_methods import listed, methods_of_class

_APPLICATION = "flask.Flask"
_METHODS = ("get", "post", "put", "patch", "delete")
_SOCKETS = "flask_sock.Sock"
# Modules that may hold routes; the others are read only when a name leads to them.
_MAY_HOLD_ROUTES = re.compile(rb"\.(?:route|add_url_rule)\(|^\s*@[\w.]+\.(?:\w+)\(", re.MULTILINE)
_MAKES_APPLICATION = re.compile(rb"\bFlask\(")
# How deep functions that get the application are followed.
_DEEPEST = 8


@dataclass
class _Found:
    """What a walk through the making of the application has found.

    Attributes:
        rules: the routes of each application and blueprint, by the call that made it.
        blueprints: the blueprints that were registered, with the prefix that was said then.
        nested: the same for those on another blueprint, by the call that made that one.
        extensions: the extensions that were given the application.
        configuration: the values of its configuration that are known.
    """

    rules: dict[int, list[Route]] = field(default_factory=dict)
    blueprints: list[tuple[Definition, str | None]] = field(default_factory=list)
    nested: dict[int, list[tuple[Definition, str | None]]] = field(default_factory=dict)
    extensions: list[tuple[str, Definition]] = field(default_factory=list)
    configuration: dict[str, object] = field(default_factory=dict)
    applications: dict[int, Definition] = field(default_factory=dict)
    declared: set[int] = field(default_factory=set)
    followed: set[tuple[int, int]] = field(default_factory=set)


def flask_routes(modules: Modules, slug: str) -> Iterator[Route]:
    """Give the routes of a Flask project; its package is named by the slug."""
    found = _Found()
    for path in _modules_with(modules, _MAY_HOLD_ROUTES):
        if module := modules.named(_name_of(path)):
            for statement in statements(module.body):
                _declare(modules, module, statement, found)
    making = _making(modules, slug)
    if making is None:
        return
    _walk(modules, *making, found, 0)
    yield from _routes(modules, found)


def _name_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _modules_with(modules: Modules, sign: re.Pattern[bytes]) -> list[str]:
    return [
        path
        for path, file in modules.tree.items()
        if path.endswith(".py")
        and not path.startswith(("tests/", "migrations/"))
        and sign.search(file.content)
    ]


def _making(modules: Modules, slug: str) -> tuple[Module, Sequence[ast.stmt]] | None:
    """Give the statements that make the application, of a factory or of a module."""
    paths = _modules_with(modules, _MAKES_APPLICATION)
    for path in sorted(
        paths, key=lambda one: (not one.startswith(f"{slug}/"), one.count("/"), one)
    ):
        module = modules.named(_name_of(path))
        if module is None:
            continue
        for body in (
            module.body,
            *(node.body for node in statements(module.body) if isinstance(node, ast.FunctionDef)),
        ):
            for statement in statements(body):
                value = getattr(statement, "value", None)
                if isinstance(value, ast.Call) and _is_application(
                    modules, Definition(module, value)
                ):
                    return module, body
    return None


def _is_application(modules: Modules, found: Meaning | None) -> bool:
    return _APPLICATION in ancestors_of(modules, class_of(modules, found))


def _is_blueprint(modules: Modules, found: Meaning | None) -> bool:
    return any(
        name.endswith(".Blueprint") for name in ancestors_of(modules, class_of(modules, found))
    )


# The walk


def _walk(
    modules: Modules, module: Module, body: Sequence[ast.stmt], found: _Found, depth: int
) -> Module:
    """Look at statements in their order, as they make the application; give the names they know."""
    for statement in body:
        if isinstance(statement, ast.For):
            for names in _turns(modules, module, statement):
                _walk(modules, with_names(module, names), statement.body, found, depth)
            continue
        module = with_names(module, bound_by(statement, package_of(module)))
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            _declare(modules, module, statement, found)
            continue
        for call in _calls_of(statement):
            _look_at(modules, Definition(module, call), found, depth)
        _declare(modules, module, statement, found)
        _configure(modules, module, statement, found)
        for part in ("body", "handlers", "orelse", "finalbody"):
            for inner in getattr(statement, part, ()):
                module = _walk(modules, module, [inner], found, depth)
    return module


def _turns(modules: Modules, module: Module, loop: ast.For) -> Iterator[dict[str, Bound]]:
    """Give what the name of a loop is bound to, turn by turn."""
    if not isinstance(loop.target, ast.Name):
        return
    bound = module.names.get(loop.iter.id) if isinstance(loop.iter, ast.Name) else None
    if isinstance(bound, tuple):
        each = bound
    elif isinstance(loop.iter, ast.List | ast.Tuple):
        each = tuple(meaning(modules, module, one) for one in loop.iter.elts)
    else:
        return
    for one in each:
        if one is not None:
            yield {loop.target.id: one}


def _calls_of(statement: ast.stmt) -> Iterator[ast.Call]:
    """Give the calls of a statement itself, without those of the statements in it."""
    for part in ast.iter_child_nodes(statement):
        if isinstance(part, ast.expr | ast.withitem):
            yield from (node for node in ast.walk(part) if isinstance(node, ast.Call))


def _look_at(modules: Modules, call: Definition, found: _Found, depth: int) -> None:
    """Look at one call: it may register a blueprint, or lead on with the application."""
    node, module = call.node, call.module
    if not isinstance(node, ast.Call):
        return
    if _is_application(modules, call):
        found.applications[id(node)] = call
    given = [meaning(modules, module, one) for one in _values_of(node)]
    has_application = any(_is_application(modules, one) for one in given)
    if isinstance(node.func, ast.Attribute):
        owner = meaning(modules, module, node.func.value)
        if node.func.attr == "register_blueprint" and node.args:
            _register(modules, owner, call, found)
            return
        if isinstance(owner, Definition) and has_application:
            _extend(modules, owner, found)
            return
    target = meaning(modules, module, node.func)
    if has_application:
        _extend(modules, call, found)
        if isinstance(target, Definition) and is_function(target):
            _follow(modules, target, call, found, depth)


def _values_of(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(word.value for word in call.keywords)]


def _register(modules: Modules, owner: Meaning | None, call: Definition, found: _Found) -> None:
    node = call.node
    if not isinstance(node, ast.Call):
        return
    blueprint = meaning(modules, call.module, node.args[0])
    if not isinstance(blueprint, Definition):
        return
    prefix = text(modules, call.module, keyword_of(node, "url_prefix"))
    if isinstance(owner, Definition) and _is_blueprint(modules, owner):
        found.nested.setdefault(id(owner.node), []).append((blueprint, prefix))
    else:
        found.blueprints.append((blueprint, prefix))


def _extend(modules: Modules, made: Definition, found: _Found) -> None:
    """Note an extension that is given the application, by the call that makes it."""
    for name in ancestors_of(modules, class_of(modules, made)):
        if name in EXTENSIONS:
            found.extensions.append((name, made))


def _follow(
    modules: Modules, function: Definition, call: Definition, found: _Found, depth: int
) -> None:
    """Walk through a function that gets the application."""
    key = (id(function.node), id(call.node))
    if depth >= _DEEPEST or key in found.followed:
        return
    found.followed.add(key)
    node = function.node
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and isinstance(call.node, ast.Call):
        names = _parameters(modules, node.args, call.node, call.module)
        _walk(modules, with_names(function.module, names), node.body, found, depth + 1)


def _parameters(
    modules: Modules, parameters: ast.arguments, call: ast.Call, caller: Module
) -> dict[str, Bound]:
    """Give what the parameters of a function are bound to by a call."""
    given = [meaning(modules, caller, one) for one in call.args]
    names = [one.arg for one in (*parameters.posonlyargs, *parameters.args)]
    bound: dict[str, Bound] = {
        name: value for name, value in zip(names, given, strict=False) if value is not None
    }
    if parameters.vararg:
        bound[parameters.vararg.arg] = tuple(given[len(names) :])
    for word in call.keywords:
        value = meaning(modules, caller, word.value)
        if word.arg and value is not None:
            bound[word.arg] = value
    return bound


def _configure(modules: Modules, module: Module, statement: ast.stmt, found: _Found) -> None:
    """Note what a statement says of the configuration."""
    match statement:
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="from_object"), args=[given, *_])):
            if isinstance(given, ast.Call):
                given = given.func
            found.configuration |= _values_in(modules, _named_object(modules, module, given))
        case ast.Expr(
            value=ast.Call(
                func=ast.Attribute(attr="update", value=ast.Attribute(attr="config")),
                keywords=words,
            )
        ):
            found.configuration |= {
                word.arg: constant(modules, module, word.value) for word in words if word.arg
            }
        case ast.Assign(
            targets=[ast.Subscript(value=ast.Attribute(attr="config"), slice=key)], value=value
        ):
            name = text(modules, module, key)
            if name:
                found.configuration[name] = constant(modules, module, value)


def _named_object(modules: Modules, module: Module, given: ast.expr) -> Meaning | None:
    """Give an object that is named by itself, or by its dotted name."""
    dotted = text(modules, module, given)
    if dotted is None:
        return meaning(modules, module, given)
    owner = modules.named(dotted.rpartition(".")[0])
    return modules.named(dotted) or (
        meaning(modules, owner, ast.Name(dotted.rpartition(".")[2])) if owner else None
    )


def _values_in(modules: Modules, given: Meaning | None) -> dict[str, object]:
    """Give the known values of a class or a module; what it is made from comes first."""
    if isinstance(given, Module):
        scope, body = given, given.body
    elif isinstance(given, Definition) and isinstance(given.node, ast.ClassDef):
        scope, body = given.module, given.node.body
    else:
        return {}
    values: dict[str, object] = {}
    if isinstance(given, Definition) and isinstance(given.node, ast.ClassDef):
        for base in given.node.bases:
            above = meaning(modules, given.module, base)
            if isinstance(above, Definition) and above.node is not given.node:
                values |= _values_in(modules, above)
    for statement in statements(body):
        bound = bound_by(statement, package_of(scope))
        scope = with_names(scope, bound)
        values |= {
            name: constant(modules, scope, value)
            for name, value in bound.items()
            if name.isupper() and isinstance(value, ast.expr)
        }
    return values


# What is declared


def _declare(modules: Modules, module: Module, statement: ast.stmt, found: _Found) -> None:
    """Note the routes that a statement declares on an application or a blueprint."""
    match statement:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            for decorator in statement.decorator_list:
                if isinstance(decorator, ast.Call):
                    view = Definition(module, statement)
                    _route(modules, Definition(module, decorator), view, found)
        case ast.Expr(value=ast.Call(func=ast.Call() as declaring, args=[view, *_])):
            shown = meaning(modules, module, view)
            _route(modules, Definition(module, declaring), shown, found)
        case ast.Expr(value=ast.Call(func=ast.Attribute(attr="add_url_rule")) as call):
            given = keyword_of(call, "view_func") or next(iter(call.args[2:]), None)
            shown = _view_of(modules, module, given) if given else None
            _route(modules, Definition(module, call), shown, found)


def _view_of(modules: Modules, module: Module, view: ast.expr) -> Meaning | None:
    """Give the function or class behind an expression for a view."""
    if (
        isinstance(view, ast.Call)
        and isinstance(view.func, ast.Attribute)
        and view.func.attr == "as_view"
    ):
        return meaning(modules, module, view.func.value)
    found = meaning(modules, module, view)
    if (
        isinstance(found, Definition)
        and isinstance(found.node, ast.Call)
        and found.node is not view
    ):
        return _view_of(modules, found.module, found.node)
    return found


def _route(modules: Modules, declaring: Definition, view: Meaning | None, found: _Found) -> None:
    """Note one route: the call that declares it, and its view."""
    call, module = declaring.node, declaring.module
    if (
        not isinstance(call, ast.Call)
        or not isinstance(call.func, ast.Attribute)
        or id(call) in found.declared
    ):
        return
    owner = meaning(modules, module, call.func.value)
    if not isinstance(owner, Definition):
        return
    rule = text(modules, module, call.args[0] if call.args else keyword_of(call, "rule"))
    if rule is None:
        return
    methods = _methods(modules, declaring, view)
    if _SOCKETS in ancestors_of(modules, class_of(modules, owner)):
        blueprint = keyword_of(call, "bp")
        owner = meaning(modules, module, blueprint) if blueprint else owner
        methods = ("WEBSOCKET",)
    elif call.func.attr not in (*_METHODS, "route", "add_url_rule"):
        return
    if isinstance(owner, Definition):
        found.declared.add(id(call))
        found.rules.setdefault(id(owner.node), []).append(
            Route(rule, methods, module.path, brought=False)
        )


def _methods(modules: Modules, declaring: Definition, view: Meaning | None) -> tuple[str, ...]:
    call = declaring.node
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return ()
    if call.func.attr in _METHODS:
        return (call.func.attr.upper(),)
    said = keyword_of(call, "methods")
    if said:
        return listed(constant(modules, declaring.module, said)) or ("GET",)
    if isinstance(view, Definition) and isinstance(view.node, ast.ClassDef):
        return tuple(methods_of_class(modules, view) or ("GET",))
    return ("GET",)


# The routes


def _routes(modules: Modules, found: _Found) -> Iterator[Route]:
    for application in found.applications.values():
        yield from _static_files(modules, application, "", "static")
        yield from found.rules.get(id(application.node), ())
    for blueprint, prefix in found.blueprints:
        yield from _in_blueprint(modules, blueprint, prefix, "", found, ())
    for node, rules in found.rules.items():
        yield from _sockets_without_blueprint(node, rules, found)
    for name, made in found.extensions:
        yield from routes_of_extension(modules, name, made, found.configuration)


def _sockets_without_blueprint(node: int, rules: Sequence[Route], found: _Found) -> Iterator[Route]:
    if any(name == _SOCKETS and id(made.node) == node for name, made in found.extensions):
        yield from rules


def _in_blueprint(
    modules: Modules,
    blueprint: Definition,
    said: str | None,
    above: str,
    found: _Found,
    within: tuple[ast.AST, ...],
) -> Iterator[Route]:
    """Give the routes of a blueprint and of those on it, below the prefix of the one above."""
    if not isinstance(blueprint.node, ast.Call) or blueprint.node in within:
        return
    own = text(modules, blueprint.module, keyword_of(blueprint.node, "url_prefix"))
    prefix = _below(above, said if said is not None else own or "")
    yield from _static_files(modules, blueprint, prefix, None)
    for route in found.rules.get(id(blueprint.node), ()):
        yield Route(_below(prefix, route.path), route.methods, route.source, brought=False)
    for inner, again in found.nested.get(id(blueprint.node), ()):
        yield from _in_blueprint(modules, inner, again, prefix, found, (*within, blueprint.node))


def _below(prefix: str, rule: str) -> str:
    if not prefix:
        return rule
    return f"{prefix.rstrip('/')}/{rule.lstrip('/')}" if rule else prefix


def _static_files(
    modules: Modules, owner: Definition, prefix: str, folder: str | None
) -> Iterator[Route]:
    """Give the address of a folder of files, which Flask itself serves."""
    call, module = owner.node, owner.module
    if not isinstance(call, ast.Call):
        return
    source, said = "flask", keyword_of(call, "static_folder")
    if said is not None:
        if isinstance(said, ast.Constant) and said.value is None:
            return
        folder = (text(modules, module, said) or "").rstrip("/").rpartition("/")[2]
        source = next(_distributions_in(modules, module, said), "flask")
    if folder is None:
        return
    where = text(modules, module, keyword_of(call, "static_url_path")) or f"/{folder}"
    yield Route(_below(prefix, f"{where.rstrip('/')}/<filename>"), ("GET",), source, brought=True)


def _distributions_in(modules: Modules, module: Module, expression: ast.expr) -> Iterator[str]:
    """Give the distributions whose modules an expression names, the standard library apart."""
    import sys

    for node in ast.walk(expression):
        if isinstance(node, ast.Name):
            found = meaning(modules, module, node)
            if (
                isinstance(found, External)
                and found.name.partition(".")[0] not in sys.stdlib_module_names
            ):
                yield distribution_of(found.name)
