"""The migrations of a folder: which one is the last, and what the next one is called."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.errors import WrongRequest

Modules = Mapping[str, str]

_NUMBER = re.compile(r"\d{4}(?=_)")


@dataclass(frozen=True)
class Last:
    """The migration that the next one follows, as the tool calls it, and the number of the next.

    Those of Peewee name none that they follow.
    """

    name: str
    number: int


def last_of(tool: str, modules: Modules) -> Last:
    """Return the last migration of a folder, whose modules are given by their paths."""
    parsed = {path: _parsed(path, text) for path, text in modules.items()}
    numbers = [int(found[0]) for found in map(_NUMBER.match, map(_stem, parsed)) if found]
    next_number = max(numbers, default=0) + 1
    if tool == "peewee":
        # They run in the order of their numbers, and name no other.
        return Last("", next_number)
    names: dict[str, tuple[str, ...]] = {}
    for path, tree in parsed.items():
        names |= _alembic(tree) if tool == "sqlalchemy" else _django(path, tree)
    followed = {name for before in names.values() for name in before}
    ends = sorted(names.keys() - followed)
    if len(ends) != 1:
        raise WrongRequest(
            f"The migrations of notes have {len(ends)} ends: {', '.join(ends) or 'none'}.",
            "Merge them into one first, by your framework's own command for migrations.",
        )
    return Last(ends[0], next_number)


def _stem(path: str) -> str:
    return PurePosixPath(path).stem


def _parsed(path: str, text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        raise WrongRequest(
            f"{path} cannot be read as a migration: {error.msg} in line {error.lineno}.",
            "The next migration has to follow the last one: fix it first.",
        ) from error


def _alembic(tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """Return the revision of a module with those that it follows."""
    values = dict(_assigned(tree.body))
    revision = values.get("revision")
    return {str(revision): _names(values.get("down_revision"))} if revision else {}


def _django(path: str, tree: ast.Module) -> dict[str, tuple[str, ...]]:
    """Return a migration of notes with those of the same app that it follows or replaces."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node.name == "Migration":
            found = [value for name, value in _elements(node.body)
                     if name in {"dependencies", "replaces"}]  # fmt: skip
            before = (one[1] for one in found if isinstance(one, tuple) and one[0] == "notes")
            return {_stem(path): tuple(map(str, before))}
    return {}


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, tuple | list) else (str(value),)


def _assigned(body: list[ast.stmt]) -> Iterator[tuple[str, object]]:
    """Yield the names that statements give a value that is written out, with it."""
    for name, value in _targets(body):
        try:
            yield name, ast.literal_eval(value)
        except ValueError:
            continue


def _elements(body: list[ast.stmt]) -> Iterator[tuple[str, object]]:
    """Yield each item of the lists that statements assign; calls among them are left out."""
    for name, value in _targets(body):
        for item in value.elts if isinstance(value, ast.List | ast.Tuple) else ():
            try:
                yield name, ast.literal_eval(item)
            except ValueError:
                continue


def _targets(body: list[ast.stmt]) -> Iterator[tuple[str, ast.expr]]:
    for node in body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            yield node.target.id, node.value
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
