"""What a project's code imports, and what its pyproject.toml declares, names and tells ruff."""

import ast
import json
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from packaging.requirements import Requirement
from projects import parsed

from generator.tested import tested_set

# What a package's own users import with it, although another package holds it.
BROUGHT = {"flask": ("werkzeug", "jinja2", "click", "markupsafe")}


@lru_cache(64)
def document(pyproject: bytes) -> dict[str, Any]:
    """Return a project's pyproject.toml, read."""
    return tomllib.loads(pyproject.decode())


def ruff_settings(pyproject: bytes) -> str:
    """Return what a project tells ruff."""
    return json.dumps(document(pyproject)["tool"]["ruff"], sort_keys=True)


def check_nothing_hidden(pyproject: bytes) -> None:
    """Claim that the linter and the type checker read every file of a project."""
    tools = document(pyproject)["tool"]
    assert tools["mypy"]["files"] == ["."]
    assert not {"exclude", "packages", "modules"} & tools["mypy"].keys()
    for override in tools["mypy"].get("overrides", []):
        assert not {"ignore_errors", "follow_imports"} & override.keys(), override
    for settings in (tools["ruff"], tools["ruff"]["lint"]):
        assert not {"exclude", "extend-exclude", "include"} & settings.keys()


def runs_with(pyproject: bytes) -> frozenset[str]:
    """Return the distributions that a project requires to run."""
    return frozenset(map(distribution, document(pyproject)["project"]["dependencies"]))


def develops_with(pyproject: bytes) -> frozenset[str]:
    """Return the distributions that a project requires for its development alone."""
    groups = document(pyproject)["dependency-groups"].values()
    return frozenset(distribution(line) for group in groups for line in group)


def used_by_name(pyproject: bytes) -> frozenset[str]:
    """Return what a project tells deptry that it uses without an import."""
    deptry = document(pyproject)["tool"].get("deptry", {})
    return frozenset(deptry.get("per_rule_ignores", {}).get("DEP002", ()))


@cache
def distribution(requirement: str) -> str:
    """Return the name of the distribution that is required."""
    return Requirement(requirement).name


@cache
def modules_of(framework: str, name: str) -> frozenset[str]:
    """Return what a package is imported as, with what it is known to bring for its users."""
    packages = tested_set.load(framework).packages
    assert name in packages, f"make lock puts {name} into the tested set"
    brought = (packages[one].modules for one in BROUGHT.get(name, ()))
    return frozenset(packages[name].modules).union(*brought)


def imported_modules(source: bytes) -> frozenset[str]:
    """Return the modules that some code imports, without its own package's relative ones."""
    modules = set()
    for statement in statements(parsed(source.decode("utf-8"))):
        if isinstance(statement, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            modules.add((statement.module or "").partition(".")[0])
    return frozenset(modules)


def statements(module: ast.Module) -> Iterator[ast.stmt]:
    """Yield every statement, those inside of others too: only they import."""
    waiting: list[ast.AST] = [module]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.stmt):
            yield one
        for inside in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(one, inside, ())
