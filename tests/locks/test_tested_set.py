"""The tested set is whole, current, true of the requirements, and names no index."""

import json
import re
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, triple_covering_sets, whole
from environments import requirements_of_all
from packaging.requirements import Requirement

from generator.templating.rendering import render
from generator.tested import tested_set
from generator.tested.portable_lock import requirements_of
from generator.tested.tested_set import (
    FOLDER,
    needed,
    normalised,
    taken_apart,
)

ROOT = Path(__file__).parents[2]
REFRESH = "make lock, or make refresh for the newest"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_it_is_of_the_requirements_that_projects_have_today(framework: str) -> None:
    assert tested_set.load(framework).requirements == tuple(
        sorted(requirements_of_all(framework))
    ), f"a requirement of the {framework} templates was added or changed: {REFRESH}"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_requirement_is_met(framework: str) -> None:
    tested = tested_set.load(framework)
    for line in tested.requirements:
        requirement = Requirement(line)
        package = tested.packages[normalised(requirement.name)]
        assert requirement.specifier.contains(package.version, prereleases=True), (
            f"{line} does not allow the tested {package.version}: {REFRESH}"
        )
        assert set(map(normalised, requirement.extras)) <= set(package.extras), line


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_everything_that_a_package_leads_to_is_in_it_and_nothing_else(framework: str) -> None:
    tested = tested_set.load(framework)
    assert set(needed(tested, tested.requirements)) == set(tested.packages)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_package_has_files_with_digests(framework: str) -> None:
    tested = tested_set.load(framework)
    for name, package in {**tested.packages, **tested.build}.items():
        assert package.sha256, name
        assert all(re.fullmatch("[0-9a-f]{64}", one) for one in package.sha256), name


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_has_no_wheel_is_built_with_a_tested_version(framework: str) -> None:
    """Projects that install such a package say what builds it; others do not."""
    tested = tested_set.load(framework)
    build = [f"{name}=={package.version}" for name, package in tested.build.items()]
    for answers in triple_covering_sets(framework):
        text = render(framework, whole(framework, answers)).tree["pyproject.toml"].content.decode()
        said = tomllib.loads(text)["tool"]["uv"].get("extra-build-dependencies", {})
        names = needed(tested, requirements_of(text))
        built = {name: build for name in names if tested.packages[name].is_built}
        assert said == built, answers


def test_no_index_and_no_host_is_named() -> None:
    for path in FOLDER.glob("*.json"):
        assert not re.search(r"https?:|\.(org|com|io)\b", path.read_text(encoding="utf-8")), path


def test_the_uv_that_writes_lock_files_is_part_of_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"uv=={tested_set.uv_version()}" in project["dependencies"], (
        f"pyproject.toml, or {REFRESH}"
    )
    assert version("uv") == tested_set.uv_version()


def test_the_day_is_a_day() -> None:
    assert tested_set.day().year >= 2026
    assert set(json.loads((FOLDER / "about.json").read_text())) == {"tested_on", "uv"}


@pytest.mark.parametrize(
    ("line", "name", "extras", "specifier"),
    [
        ("Flask~=3.1", "flask", (), "~=3.1"),
        ("psycopg[binary]~=3.3", "psycopg", ("binary",), "~=3.3"),
        ("a.b_c[Y, x] >=1,<2", "a-b-c", ("x", "y"), ">=1,<2"),
        ("colorama; sys_platform == 'win32'", "colorama", (), ""),
    ],
)
def test_a_requirement_is_taken_apart(
    line: str, name: str, extras: tuple[str, ...], specifier: str
) -> None:
    found = taken_apart(line)
    assert (found.name, found.extras, found.specifier) == (name, extras, specifier)


def test_an_address_is_no_requirement_of_ours() -> None:
    with pytest.raises(ValueError, match="@"):
        taken_apart("thing @ file:///thing")
