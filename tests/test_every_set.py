"""The wide net: every valid set of answers, rendered and checked without running it."""

import ast
import re
import sys
import tomllib
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, LABELLING, named, valid_sets, whole
from conftest import Counter
from environments import requirements_of_all
from projects import RenderedProject, ruff_passes

from generator.errors import ImpossibleName
from generator.names import check_slug
from generator.questions import BY_NAME, Answers

# What a distribution is imported as, where that is not its own name.
IMPORTED_AS = {
    "django-environ": {"environ"},
    "django-allauth": {"allauth"},
    "django-filter": {"django_filters"},
    "djangorestframework": {"rest_framework"},
    "djangorestframework-simplejwt": {"rest_framework_simplejwt"},
    "drf-spectacular": {"drf_spectacular"},
    "python-dotenv": {"dotenv"},
    "argon2-cffi": {"argon2"},
    "pyjwt": {"jwt"},
    "flask": {"flask", "werkzeug", "jinja2", "click", "markupsafe"},
    "wtforms-alchemy": {"wtforms_alchemy"},
}


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("python_version", BY_NAME["python_version"].values)
def test_every_valid_set(
    framework: str, python_version: str, tmp_path: Path, counted: Counter
) -> None:
    for answers in valid_sets(framework):
        project = RenderedProject(
            framework,
            whole(framework, {**answers, "python_version": python_version}),
            tmp_path / named(answers),
        )
        project.parses().has_no_jinja_left().has_tidy_text()
        check_imports(project)
        counted.add("sets rendered and checked")
    ruff_passes(tmp_path)


def check_imports(project: RenderedProject) -> None:
    """Claim that everything a project imports is its own, Python's or declared."""
    declared = declared_modules(project.text("pyproject.toml"))
    own = {"config", "tests", str(project.answers["project_slug"])}
    for path, file in project.tree.items():
        if path.endswith(".py"):
            imported = imported_modules(file.content.decode())
            unknown = imported - own - set(sys.stdlib_module_names) - declared
            assert not unknown, f"{path} imports {unknown}, which nothing declares"


def declared_modules(pyproject: str) -> set[str]:
    document = tomllib.loads(pyproject)
    requirements = [
        *document["project"]["dependencies"],
        *(line for group in document["dependency-groups"].values() for line in group),
    ]
    names = [
        requirement.partition("[")[0].partition("~")[0].partition(">")[0].strip()
        for requirement in requirements
    ]
    return set().union(*(IMPORTED_AS.get(name, {name.lower().replace("-", "_")}) for name in names))


def imported_modules(source: str) -> set[str]:
    modules = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            modules |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            modules.add((node.module or "").partition(".")[0])
    return modules


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_project_can_be_named_as_what_it_depends_on(framework: str) -> None:
    for requirement in requirements_of_all(framework):
        name = re.split(r"[\[~><= ]", requirement)[0].lower().replace("-", "_")
        for taken in {name, *IMPORTED_AS.get(name.replace("_", "-"), ())}:
            with pytest.raises(ImpossibleName):
                check_slug(taken)


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("slug", ["a", "zz", "m" * 40])
def test_the_length_of_the_slug_changes_no_formatting(
    framework: str, slug: str, tmp_path: Path
) -> None:
    for answers in valid_sets(framework):
        if answers["database"] != "postgresql":
            RenderedProject(
                framework, whole(framework, answers, slug), tmp_path / named(answers)
            ).has_tidy_text()
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
        "project_name": NASTY, "description": NASTY, "author_name": NASTY, "author_email": NASTY,
        "rest": True, "auth": "both", "license": "MIT",
    }  # fmt: skip
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    project.parses()
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
        for node in ast.walk(ast.parse(file.content))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
