"""The wide net: every valid set of answers, rendered and checked without running it."""

import ast
import hashlib
import json
import random
import sys
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
from answer_sets import (
    FRAMEWORKS,
    LABELLING,
    chance_for,
    choices_of,
    core_sets,
    named,
    sets_around,
    triple_covering_sets,
    whole,
)
from conftest import Counter
from declared import check_packages
from packaging.requirements import Requirement
from projects import RenderedProject, check_files, parsed, ruff_passes
from rendered_once import render_once

from generator.answers.questions import BY_NAME, Answers
from generator.comparing.concerns import ADDED, concern_of
from generator.templating.rendering import render
from generator.templating.tree import File, Tree
from generator.tested import tested_set

PYTHON_VERSIONS = choices_of("python_version")

# What a package's own users import with it, although another package holds it.
BROUGHT = {"flask": ("werkzeug", "jinja2", "click", "markupsafe")}

SETS = [
    pytest.param(framework, core, id=f"{framework}-{named(core)}")
    for framework in FRAMEWORKS
    for core in core_sets(framework)
]

# So that several processes share it.
PARTS_OF_A_THOUSAND = 10

# What was checked by this process: the same file in many projects is checked once.
_checked: set[tuple[str, bytes, str]] = set()


@pytest.mark.parametrize(("framework", "core"), SETS)
def test_every_valid_set(framework: str, core: Answers, tmp_path: Path, counted: Counter) -> None:
    """Render each set; check what no project before it held, as it stands in its project."""
    chance = random.Random(f"{framework} {named(core)}")  # noqa: S311 - no secret
    for number, answers in enumerate(sets_around(core)):
        version = chance.choice(PYTHON_VERSIONS)
        full = whole(framework, {**answers, "python_version": version})
        project = render_once(framework, full)
        check_imports(framework, project.tree)
        check_packages(framework, full, distributions(project.tree["pyproject.toml"].content))
        check_concerns(framework, project.tree)
        check_nothing_hidden(project.tree["pyproject.toml"].content)
        new = new_in(project.tree)
        check_files(new)
        write(new, project.tree["pyproject.toml"], tmp_path / str(number))
        counted.add("sets rendered and checked")
    ruff_passes(tmp_path)


@pytest.mark.parametrize("part", range(PARTS_OF_A_THOUSAND))
def test_a_random_thousand_of_whole_sets(part: int, tmp_path: Path, counted: Counter) -> None:
    """Render sets whole, each file anew; what was put together of known files is the same."""
    chance = chance_for(f"whole sets {part}")
    for number in range(1000 // PARTS_OF_A_THOUSAND):
        framework = chance.choice(FRAMEWORKS)
        core = chance.choice(core_sets(framework))
        labels = {name: chance.choice(choices_of(name)) for name in LABELLING}
        answers = whole(framework, {**chance.choice(list(sets_around(core))), **labels})
        project = render(framework, answers)
        assert project == render_once(framework, answers), "a file asked what was not noted"
        check_files(project.tree)
        write(project.tree, project.tree["pyproject.toml"], tmp_path / str(number))
        counted.add("random sets rendered whole and checked")
    ruff_passes(tmp_path)


def new_in(tree: Tree) -> Tree:
    """Give the files that this process has not yet checked as they stand here; remember them.

    Ruff reads a file by the settings of its project, so it is new to each of them.
    """
    settings = ruff_settings(tree["pyproject.toml"].content)
    keys = {path: (path, digest(file.content), settings) for path, file in tree.items()}
    new = {path: file for path, file in tree.items() if keys[path] not in _checked}
    _checked.update(keys[path] for path in new)
    return new


@lru_cache(4096)
def digest(content: bytes) -> bytes:
    """Give what stands for some bytes, which are the same object in many projects."""
    return hashlib.sha256(content).digest()


def ruff_settings(pyproject: bytes) -> str:
    """Give what a project tells ruff."""
    return json.dumps(document(pyproject)["tool"]["ruff"], sort_keys=True)


@lru_cache(16)
def document(pyproject: bytes) -> dict[str, Any]:
    """Give a project's pyproject.toml, read."""
    return tomllib.loads(pyproject.decode())


def write(files: Tree, pyproject: File, folder: Path) -> None:
    """Write what ruff reads of some files, beside the settings that it reads them by."""
    code = {path: file for path, file in files.items() if path.endswith(".py")}
    for path, file in {"pyproject.toml": pyproject, **code}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)


def check_concerns(framework: str, tree: Tree) -> None:
    """Claim that every file of a project is about something that has a name."""
    nameless = [path for path in tree if concern_of(framework, "shelf", path) == ADDED]
    assert not nameless, f"{nameless}: the feature.toml of their feature names no concern"


@cache
def check_nothing_hidden(pyproject: bytes) -> None:
    """Claim that the linter and the type checker read every file of a project."""
    tools = tomllib.loads(pyproject.decode())["tool"]
    assert tools["mypy"]["files"] == ["."]
    assert not {"exclude", "packages", "modules"} & tools["mypy"].keys()
    for override in tools["mypy"].get("overrides", []):
        assert not {"ignore_errors", "follow_imports"} & override.keys(), override
    for settings in (tools["ruff"], tools["ruff"]["lint"]):
        assert not {"exclude", "extend-exclude", "include"} & settings.keys()


def check_imports(framework: str, tree: Tree) -> None:
    """Claim that what a project imports is declared, and that it uses what it declares."""
    pyproject = tree["pyproject.toml"].content
    declared = declared_modules(framework, pyproject)
    own = {"config", "tests", "shelf"}
    used: set[str] = set()
    for path, file in tree.items():
        if path.endswith(".py"):
            imported = imported_modules(file.content)
            unknown = imported - own - declared
            assert not unknown, f"{path} imports {unknown}, which nothing declares"
            if not path.startswith("tests/"):
                used |= imported
    for name in runs_with(pyproject):
        assert used & modules_of(framework, name) or name in used_by_name(pyproject), (
            f"{name} is declared and imported nowhere: where another package or a command uses it, "
            "its feature says so in the fragment pyproject.by_name"
        )


@lru_cache(1024)
def declared_modules(framework: str, pyproject: bytes) -> frozenset[str]:
    """Give what a project may import beside itself: Python's own, and what it declares."""
    modules = (modules_of(framework, name) for name in distributions(pyproject))
    return frozenset(sys.stdlib_module_names).union(*modules)


@cache
def modules_of(framework: str, name: str) -> frozenset[str]:
    """Give what a package is imported as, with what it is known to bring for its users."""
    packages = tested_set.load(framework).packages
    assert name in packages, f"make lock puts {name} into the tested set"
    brought = (packages[one].modules for one in BROUGHT.get(name, ()))
    return frozenset(packages[name].modules).union(*brought)


@lru_cache(1024)
def runs_with(pyproject: bytes) -> tuple[str, ...]:
    """Give the distributions that a project requires to run."""
    return tuple(map(distribution, document(pyproject)["project"]["dependencies"]))


def used_by_name(pyproject: bytes) -> list[str]:
    """Give what a project tells deptry that it uses without an import."""
    deptry = document(pyproject)["tool"].get("deptry", {})
    return list(deptry.get("per_rule_ignores", {}).get("DEP002", ()))


@lru_cache(1024)
def distributions(pyproject: bytes) -> frozenset[str]:
    """Give the distributions that a project requires, those for development included."""
    read = document(pyproject)
    requirements = [
        *read["project"]["dependencies"],
        *(line for group in read["dependency-groups"].values() for line in group),
    ]
    return frozenset(map(distribution, requirements))


@cache
def distribution(requirement: str) -> str:
    """Give the name of the distribution that is required."""
    return Requirement(requirement).name


@lru_cache(4096)
def imported_modules(source: bytes) -> frozenset[str]:
    """Give the modules that some code imports, without what it has from its own package by dots."""
    modules = set()
    for statement in statements(parsed(source.decode("utf-8"))):
        if isinstance(statement, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in statement.names}
        elif isinstance(statement, ast.ImportFrom) and not statement.level:
            modules.add((statement.module or "").partition(".")[0])
    return frozenset(modules)


def statements(module: ast.Module) -> Iterator[ast.stmt]:
    """Give every statement, those inside of others too: only they import."""
    waiting: list[ast.AST] = [module]
    while waiting:
        one = waiting.pop()
        if isinstance(one, ast.stmt):
            yield one
        for inside in ("body", "orelse", "finalbody", "handlers", "cases"):
            waiting += getattr(one, inside, ())


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("slug", ["a", "m" * 40])
def test_the_length_of_the_slug_changes_no_formatting(
    framework: str, slug: str, tmp_path: Path
) -> None:
    for number, answers in enumerate(triple_covering_sets(framework)):
        tree = render_once(framework, whole(framework, answers, slug)).tree
        new = new_in(tree)
        check_files(new)
        write(new, tree["pyproject.toml"], tmp_path / str(number))
    ruff_passes(tmp_path)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("license_name", BY_NAME["license"].values)
def test_every_license(framework: str, license_name: str, tmp_path: Path) -> None:
    assert "license" in LABELLING
    project = RenderedProject(framework, whole(framework, {"license": license_name}), tmp_path)
    assert "Ada Example" in project.text("LICENSE") or license_name in {
        "Apache-2.0",
        "GPL-3.0-or-later",
    }
    assert str(license_name) in project.text("README.md") or license_name == "proprietary"


# The dash is meant: it is one of the characters that must survive.
NASTY = """it's "quoted" \\ {{x}} {% y %} – 日本語 😀 $HOME # :"""  # noqa: RUF001


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_free_text_arrives_as_itself(framework: str, tmp_path: Path) -> None:
    answers: Answers = {
        "project_name": NASTY, "description": NASTY, "author_name": NASTY,
        "author_email": "o'hara+{{x}}\"@example.com",
        "rest": True, "auth": "both", "license": "MIT",
    }  # fmt: skip
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    check_files({path: file for path, file in project.tree.items() if path.endswith(".py")})
    assert tomllib.loads(project.text("pyproject.toml"))["project"]["description"] == NASTY
    remembered = tomllib.loads(project.text(".startwise.toml"))["answers"]
    assert [remembered[name] for name in ("project_name", "author_name")] == [NASTY, NASTY]
    assert NASTY in project.text("README.md")
    assert NASTY in project.text("LICENSE")
    assert NASTY in project.text("docs/decisions/0001-web-framework.md")
    assert tuple({value for value in strings_of(project) if "quoted" in value}) == (NASTY,)
    ruff_passes(project.folder)


def strings_of(project: RenderedProject) -> list[str]:
    """Give every string in the project's Python files."""
    return [
        node.value
        for path, file in project.tree.items()
        if path.endswith(".py")
        for node in ast.walk(parsed(file.content.decode("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
