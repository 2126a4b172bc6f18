"""The wide net: every valid set of answers, rendered and checked without running it."""

import ast
import hashlib
import os
import pickle
import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path, PurePosixPath

import pytest
from answer_sets import (
    FRAMEWORKS,
    LABELLING,
    chance_for,
    choices_of,
    core_sets,
    sets_around,
    triple_covering_sets,
    whole,
)
from by_file import PYPROJECT, Known, check_group, check_imports, check_named, groups
from conftest import Counter
from environments import locked
from imports_and_requirements import ruff_settings
from own_imports import missing
from projects import RenderedProject, check_files, parsed, ruff_passes
from readings import valid
from rendered_once import render_once

from generator.answers.questions import BY_NAME, Answers
from generator.templating.rendering import render
from generator.templating.tree import Tree

GROUPS = groups()

# So that several processes share it.
PARTS_OF_A_THOUSAND = 10

# What this process has met: the same file in many projects is checked once.
_met: set[tuple[object, ...]] = set()


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Known]:
    """Return a function that checks a group of files, once for all processes of a run."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def of_group(name: str) -> Known:
        path = shared / f"{name.replace('/', '-')}.known"
        with locked(path.with_suffix(".lock")):
            if not path.exists():
                framework, some = GROUPS[name]
                holds_code = any(source.path.endswith(".py") for source in some)
                ruff = of_group(f"{framework}-{PYPROJECT}").ruff if holds_code else {}
                path.write_bytes(pickle.dumps(check_group(valid(framework), some, ruff)))
        found: Known = pickle.loads(path.read_bytes())  # noqa: S301 - this run wrote it
        return found

    return of_group


@pytest.mark.parametrize("group", GROUPS)
def test_every_file_of_every_valid_set(
    group: str, known: Callable[[str], Known], counted: Counter
) -> None:
    """Render each file under each of its readings; check what differs, as it stands in projects."""
    counted.add("readings of files rendered", known(group).readings)
    counted.add("different files checked", known(group).files)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_packages_of_every_valid_set(
    framework: str, known: Callable[[str], Known], counted: Counter
) -> None:
    """Hold what each project declares against its manifests, and against what its files import."""
    code = [known(name) for name, (owner, _) in GROUPS.items() if owner == framework]
    declared = known(f"{framework}-{PYPROJECT}")
    check_named(valid(framework), declared.required)
    check_imports(valid(framework), declared, code)
    counted.add("sets rendered and checked, file by file", len(valid(framework).answers))


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
        check_new(project.tree, tmp_path / str(number))
        assert missing(project.tree) == [], answers
        counted.add("random sets rendered whole and checked")
    ruff_passes(tmp_path)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_modules_import_of_their_project_is_there(framework: str) -> None:
    for answers in triple_covering_sets(framework):
        tree = render_once(framework, whole(framework, answers)).tree
        assert missing(tree) == [], answers


@lru_cache(4096)
def digest(content: bytes) -> bytes:
    """Return what stands for some bytes, which are the same object in many projects."""
    return hashlib.sha256(content).digest()


def is_new(*known: object) -> bool:
    """Whether this process meets something for the first time; it does not the next time."""
    before = len(_met)
    _met.add(known)
    return len(_met) > before


def check_new(tree: Tree, folder: Path) -> None:
    """Check the new files of a project; write what ruff reads of them, in the packages they are in.

    Ruff reads a file by the settings of its project, so it is new to each of them. Where no code is
    new, nothing is written.
    """
    settings = ruff_settings(tree[PYPROJECT].content)
    keys = {path: (path, digest(file.content)) for path, file in tree.items()}
    check_files({path: tree[path] for path, key in keys.items() if is_new(*key)})
    code = {path for path, key in keys.items() if path.endswith(".py") and is_new(*key, settings)}
    packages = {f"{above}/__init__.py" for path in code for above in PurePosixPath(path).parents}
    for path in {PYPROJECT, *code, *(packages & tree.keys())} if code else ():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(tree[path].content)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("slug", ["a", "m" * 40])
def test_the_length_of_the_slug_changes_no_formatting(
    framework: str, slug: str, tmp_path: Path
) -> None:
    for number, answers in enumerate(triple_covering_sets(framework)):
        tree = render_once(framework, whole(framework, answers, slug)).tree
        check_new(tree, tmp_path / str(number))
    ruff_passes(tmp_path)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("license_name", BY_NAME["license"].values)
def test_every_license(framework: str, license_name: str, tmp_path: Path) -> None:
    assert "license" in LABELLING
    project = RenderedProject(framework, whole(framework, {"license": license_name}), tmp_path)
    without_author = render_once(framework, {**project.answers, "author_name": ""}).tree
    if license_name not in {"Apache-2.0", "GPL-3.0-or-later"}:
        assert "Ada Example" in project.text("LICENSE")
        assert (
            f"{project.answers['project_name']} authors"
            in without_author["LICENSE"].content.decode()
        )
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
    """Return every string in the project's Python files."""
    return [
        node.value
        for path, file in project.tree.items()
        if path.endswith(".py")
        for node in ast.walk(parsed(file.content.decode("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
