"""How a Flask application is made: what its factory, and all that gets the application, does."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.inspection.measures import Route
from generator.inspection.routes.configuration import configured_by
from generator.inspection.routes.declaring import declared_by
from generator.inspection.routes.extensions import EXTENSIONS
from generator.inspection.routes.meanings import (
    ancestors_of,
    class_of,
    is_function,
    keyword_of,
    meaning,
    text,
)
from generator.inspection.routes.modules import (
    Bound,
    Definition,
    Meaning,
    Module,
    Modules,
    after,
    statements,
    with_names,
)

_APPLICATION = "flask.Flask"
_MAKES_APPLICATION = re.compile(rb"\bFlask\(")
# Modules that may hold routes; the others are read only when a name leads to them.
_MAY_HOLD_ROUTES = re.compile(
    rb"\.(?:route|add_url_rule)\(|^[ \t]*@[\w.]+\.(?:get|post|put|patch|delete)\(", re.MULTILINE
)
# How deep functions that get the application are followed.
_DEEPEST = 8


@dataclass(frozen=True)
class Registered:
    """A blueprint that was registered, and the prefix that was said then."""

    blueprint: Definition
    prefix: str | None


@dataclass(frozen=True)
class Made:
    """What the making of an application brings together.

    Attributes:
        applications: the calls that make it.
        routes: the routes that were declared, by the application, blueprint or sockets they are on.
        registered: the blueprints by what they were registered on; None is an application.
        extensions: the extensions that were given the application, by name, and how each is made.
        configuration: the values of its configuration that are known.
    """

    applications: dict[ast.AST, Definition] = field(default_factory=dict)
    routes: dict[ast.AST, dict[Route, None]] = field(default_factory=lambda: defaultdict(dict))
    registered: dict[ast.AST | None, list[Registered]] = field(
        default_factory=lambda: defaultdict(list)
    )
    extensions: list[tuple[str, Definition]] = field(default_factory=list)
    configuration: dict[str, object] = field(default_factory=dict)


def made_of(modules: Modules, slug: str) -> Made:
    """Give what the making of a project's application brings together."""
    made = Made()
    walk = _Walk(modules, made)
    for path in _modules_with(modules, _MAY_HOLD_ROUTES):
        if module := modules.named(_name_of(path)):
            for statement in statements(module.body):
                walk.declare(module, statement)
                walk.nest(module, statement)
    walk.through(*_making(modules, slug), depth=0)
    return made


def _modules_with(modules: Modules, sign: re.Pattern[bytes]) -> list[str]:
    return [
        path
        for path, file in modules.tree.items()
        if path.endswith(".py")
        and not path.startswith(("tests/", "migrations/"))
        and sign.search(file.content)
    ]


def _name_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _making(modules: Modules, slug: str) -> tuple[Module, Sequence[ast.stmt]]:
    """Give the statements that make the application: of a function, or of a whole module."""

    def closeness(path: str) -> tuple[bool, int, str]:
        return not path.startswith(f"{slug}/"), path.count("/"), path

    for path in sorted(_modules_with(modules, _MAKES_APPLICATION), key=closeness):
        module = modules.named(_name_of(path))
        if module is None:
            continue
        for body in _bodies_of(module):
            for statement in statements(body):
                value = getattr(statement, "value", None)
                if value and is_application(modules, Definition(module, value)):
                    return module, body
    return Module("", "", (), {}), ()


def _bodies_of(module: Module) -> Iterator[Sequence[ast.stmt]]:
    yield module.body
    for statement in statements(module.body):
        if isinstance(statement, ast.FunctionDef):
            yield statement.body


def is_application(modules: Modules, found: Meaning | None) -> bool:
    """Whether something is an application: what a call of ``Flask`` gives."""
    return _APPLICATION in ancestors_of(modules, class_of(modules, found))


def is_blueprint(modules: Modules, found: Meaning | None) -> bool:
    """Whether something is a blueprint, of Flask itself or of an extension."""
    return any(
        name.endswith(".Blueprint") for name in ancestors_of(modules, class_of(modules, found))
    )


@dataclass(frozen=True)
class _Walk:
    """A walk along the statements that make an application; ``made`` takes what it finds."""

    modules: Modules
    made: Made
    followed: set[tuple[ast.AST, ast.AST]] = field(default_factory=set)

    def through(self, module: Module, body: Sequence[ast.stmt], depth: int) -> Module:
        """Walk through a body; give its module with the names that are known at its end."""
        for statement in body:
            if not self.modules.may_go_on(_size_of(statement)):
                break
            if isinstance(statement, ast.For):
                for names in self._turns(module, statement):
                    inside = with_names(self.modules, module, names)
                    self.through(inside, statement.body, depth)
                continue
            module = after(self.modules, module, statement)
            self.declare(module, statement)
            if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                continue
            for call in _calls_of(statement):
                self._look_at(Definition(module, call), call, depth)
            self.made.configuration.update(configured_by(self.modules, module, statement))
            for part in ("body", "handlers", "orelse", "finalbody"):
                module = self.through(module, getattr(statement, part, ()), depth)
        return module

    def _turns(self, module: Module, loop: ast.For) -> Iterator[dict[str, Bound]]:
        """Give what the name of a loop is bound to, turn by turn."""
        if not isinstance(loop.target, ast.Name):
            return
        each: Bound | Iterator[Meaning | None] | None = None
        if isinstance(loop.iter, ast.Name):
            each = module.names.get(loop.iter.id)
        if not isinstance(each, tuple):
            found = meaning(self.modules, module, loop.iter)
            if not isinstance(found, Definition):
                return
            elements = getattr(found.node, "elts", ())
            each = (meaning(self.modules, found.module, element) for element in elements)
        for one in each:
            # Loops in loops multiply.
            if not self.modules.may_go_on():
                return
            if one is not None:
                yield {loop.target.id: one}

    def declare(self, module: Module, statement: ast.stmt) -> None:
        """Take the routes that a statement declares."""
        for one in declared_by(self.modules, module, statement):
            self.made.routes[one.owner][one.route] = None

    def nest(self, module: Module, statement: ast.stmt) -> None:
        """Take the blueprints that a statement outside of the factory puts on another one."""
        for call in _calls_of(statement):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "register_blueprint":
                owner = meaning(self.modules, module, call.func.value)
                if is_blueprint(self.modules, owner):
                    self._register(owner, Definition(module, call), call)

    def _look_at(self, call: Definition, node: ast.Call, depth: int) -> None:
        """Look at one call: it may register a blueprint, or lead on with the application."""
        module = call.module
        if is_application(self.modules, call):
            self.made.applications[node] = call
        owner = None
        if isinstance(node.func, ast.Attribute):
            owner = meaning(self.modules, module, node.func.value)
            if node.func.attr == "register_blueprint":
                self._register(owner, call, node)
                return
        if not self._gives_application(module, node):
            return
        # Either an extension is made with the application, or one that is there gets it.
        self._extend(call)
        self._extend(owner)
        target = meaning(self.modules, module, node.func)
        if isinstance(target, Definition) and is_function(target):
            self._follow(target, call, node, depth)

    def _gives_application(self, module: Module, call: ast.Call) -> bool:
        given = [*call.args, *(word.value for word in call.keywords)]
        return any(
            is_application(self.modules, meaning(self.modules, module, one)) for one in given
        )

    def _register(self, owner: Meaning | None, call: Definition, node: ast.Call) -> None:
        given = node.args[0] if node.args else keyword_of(node, "blueprint")
        blueprint = meaning(self.modules, call.module, given) if given else None
        if not isinstance(blueprint, Definition):
            return
        prefix = text(self.modules, call.module, keyword_of(node, "url_prefix"))
        is_nested = isinstance(owner, Definition) and is_blueprint(self.modules, owner)
        key = owner.node if isinstance(owner, Definition) and is_nested else None
        self.made.registered[key].append(Registered(blueprint, prefix))

    def _extend(self, extension: Meaning | None) -> None:
        """Take an extension that gets the application, by the call that makes it."""
        if isinstance(extension, Definition):
            for name in ancestors_of(self.modules, class_of(self.modules, extension)):
                if name in EXTENSIONS:
                    self.made.extensions.append((name, extension))

    def _follow(self, function: Definition, call: Definition, node: ast.Call, depth: int) -> None:
        """Walk through a function that gets the application."""
        key = (function.node, node)
        if depth >= _DEEPEST or key in self.followed:
            return
        self.followed.add(key)
        if isinstance(function.node, ast.FunctionDef | ast.AsyncFunctionDef):
            names = self._parameters(function.node.args, call.module, node)
            inside = with_names(self.modules, function.module, names)
            self.through(inside, function.node.body, depth + 1)

    def _parameters(
        self, parameters: ast.arguments, caller: Module, call: ast.Call
    ) -> dict[str, Bound]:
        """Give what the parameters of a function are bound to by a call."""
        given = [meaning(self.modules, caller, one) for one in call.args]
        names = [one.arg for one in (*parameters.posonlyargs, *parameters.args)]
        bound: dict[str, Bound] = {
            name: value for name, value in zip(names, given, strict=False) if value is not None
        }
        if parameters.vararg:
            bound[parameters.vararg.arg] = tuple(given[len(names) :])
        for word in call.keywords:
            value = meaning(self.modules, caller, word.value)
            if word.arg and value is not None:
                bound[word.arg] = value
        return bound


def _calls_of(statement: ast.stmt) -> Iterator[ast.Call]:
    """Give the calls of a statement itself, without those of the statements in it."""
    return (node for node in _expressions_of(statement) if isinstance(node, ast.Call))


def _size_of(statement: ast.stmt) -> int:
    return 1 + sum(1 for _ in _expressions_of(statement))


def _expressions_of(statement: ast.stmt) -> Iterator[ast.AST]:
    for part in ast.iter_child_nodes(statement):
        if isinstance(part, ast.expr | ast.withitem):
            yield from ast.walk(part)
