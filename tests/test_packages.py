"""Packages and sizes: read from the tree, with a reason for each."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, pair_covering_sets
from environments import requirements_of
from packaging.requirements import Requirement
from rendered_once import project_of

from generator.answers.questions import Answers
from generator.answers.ways import is_met
from generator.errors import TemplateBroken
from generator.explain.meaning_of_names import bringers
from generator.features.form import MANIFEST
from generator.guidance import articles
from generator.guidance.named_parts import OLD_NAMES, NamedPart
from generator.inspection.packages import packages_of
from generator.inspection.sizes import feature_sizes, lines_of
from generator.templating.distributions import Distribution, distributions
from generator.templating.tree import File, Project


@cache
def projects(framework: str) -> tuple[Project, ...]:
    """Return projects that hold, among them, every pair of choices."""
    return tuple(project_of(framework, answers) for answers in pair_covering_sets(framework))


def test_the_table_is_the_packages_of_all_projects() -> None:
    needed = {
        Requirement(requirement).name
        for framework in FRAMEWORKS
        for project in projects(framework)
        for requirement in requirements_of(project.tree["pyproject.toml"].content)
    }
    # That every set's are in the table is seen where every set is rendered.
    assert sorted(needed - distributions().keys()) == [], "without an entry"
    assert sorted(distributions().keys() - needed) == [], "in no project"
    assert len(distributions()) == len(distributions().values())


@pytest.mark.parametrize("distribution", distributions().values(), ids=list(distributions()))
def test_a_reason_is_one_plain_sentence(distribution: Distribution) -> None:
    why = distribution.why
    assert why.endswith(".")
    assert why[0].isupper()
    assert ". " not in why
    assert len(why) <= 72


KNOWN = {part for one in distributions().values() for part in one.stands_for} | {*OLD_NAMES}
NAMED = {part for part in KNOWN if part.articles}


@pytest.mark.parametrize("part", sorted(NAMED, key=str), ids=str)
def test_a_part_is_named_by_articles(part: NamedPart) -> None:
    assert part.articles
    assert set(part.articles) <= set(articles.BY_ID)
    assert list(part.articles) == sorted(part.articles)


def test_what_died_is_told_beside_what_stands_for_it() -> None:
    tokens = distributions()["flask-jwt-extended"]
    assert tokens.article == "Flask-JWT [A4]"
    assert "2015" in tokens.since
    assert distributions()["flask-security"].article == "Flask-Login [A0, A4], Flask-Security [A1]"
    assert distributions()["gunicorn"].article == ""


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_requirement_of_a_project_is_a_package_with_its_reason(framework: str) -> None:
    for project in projects(framework):
        packages = packages_of(project)
        pyproject = project.tree["pyproject.toml"].content
        assert {one.requirement for one in packages} == requirements_of(pyproject)
        assert all(one.why for one in packages)
        assert all(set(one.features) <= set(project.features) for one in packages)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_project_requires_what_the_manifests_of_its_features_name(framework: str) -> None:
    sets = pair_covering_sets(framework)
    for answers, project in zip(sets, projects(framework), strict=True):
        check_packages(framework, answers, {one.name for one in packages_of(project)})


def check_packages(framework: str, answers: Answers, required: Iterable[str]) -> None:
    """Claim that a project requires the packages of its features' manifests, and no others."""
    required = {*required}
    named = {name for name, when in bringers(framework).items() if is_met(when, answers)}
    where = f"in the feature.toml of its feature, in templates/{framework} or templates/shared"
    for name in required - named:
        raise AssertionError(f"{name}: name it below [packages.{name}] {where}; {answers}")
    for name in named - required:
        raise AssertionError(
            f"{name}: no fragment requires it, or [packages.{name}] says no narrower 'when' "
            f"{where}; {answers}"
        )


WRONG = {
    "[packages.flask]\n": "no manifest says why",
    '[packages.flask]\nwhy = "It."\n[packages.cors]\nstands_for = []\n': "where it is said why",
    '[packages.flask]\nwhy = "It."\nstands_for = ["Flsk"]\n': "names no such part",
    '[packages.flask]\nwhy = "It."\nwhen = "rest"\n': "'when' is a list",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_package_that_is_told_wrongly_is_refused(text: str, own_templates: Path) -> None:
    path = own_templates / "flask/features/cors" / MANIFEST
    path.parent.mkdir(parents=True)
    path.write_text(text)
    with pytest.raises(TemplateBroken, match=WRONG[text]) as refused:
        distributions()
    assert str(path) in refused.value.message


def test_two_reasons_for_one_package_are_refused(own_templates: Path) -> None:
    for name in ("cors", "more"):
        path = own_templates / "flask/features" / name / MANIFEST
        path.parent.mkdir(parents=True)
        path.write_text('[packages.flask]\nwhy = "It."\n')
    with pytest.raises(TemplateBroken, match="another manifest says why"):
        distributions()


@pytest.mark.parametrize(
    ("framework", "answers", "name", "features"),
    [
        ("django", {}, "django", ()),
        ("django", {}, "pytest", ()),
        ("django", {"database": "postgresql"}, "psycopg", ("postgresql",)),
        ("django", {"rest": True}, "django-filter", ("orm", "rest")),
        ("flask", {"rest": True}, "flask-smorest", ("rest",)),
        ("flask", {"async_needs": "views"}, "flask", ("async_views",)),
        (
            "flask",
            {"cache": "redis", "async_needs": "realtime"},
            "redis",
            ("cache", "notes", "realtime"),
        ),
    ],
)  # fmt: skip
def test_a_package_knows_the_features_that_brought_it(
    framework: str, answers: Answers, name: str, features: tuple[str, ...]
) -> None:
    packages = packages_of(project_of(framework, answers))
    (found,) = [one for one in packages if one.name == name]
    assert set(found.features) == set(features)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[project",
        b'project = "no table"',
        b'[project]\ndependencies = "no list"',
        b'[project]\ndependencies = [1, "no requirement?", ["x"]]',
        b"dependency-groups = 1",
        b'[dependency-groups]\ndev = [{ include-group = "other" }]',
        b"version = " + b"9" * 5_000,
        b"version = " + b"[" * 5_000,
        b'[project]\ndependencies = ["x; ' + b"(" * 5_000 + b'"]',
    ],
    ids=lambda content: repr(content[:24]),
)
def test_a_folder_s_unreadable_requirements_are_none(content: bytes) -> None:
    tree = {"pyproject.toml": File(content, executable=False, features=())}
    assert packages_of(Project("django", "", tree, (), {})) == ()
    assert packages_of(Project("django", "", {}, (), {})) == ()


def test_a_folder_s_own_package_has_no_reason() -> None:
    content = b"[project]\ndependencies = [\"Left_Pad>1,<2; python_version > '3'\"]"
    tree = {"pyproject.toml": File(content, executable=False, features=())}
    project = Project("django", "", tree, (), {})
    (found,) = packages_of(project)
    assert (found.name, found.why, found.article) == ("left-pad", "", "")
    assert found.requirement == "Left_Pad>1,<2; python_version > '3'"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_sizes_count_every_file_line_and_package_once(framework: str) -> None:
    for project in projects(framework):
        packages = packages_of(project)
        sizes = feature_sizes(project, packages)
        assert [one.feature for one in sizes] == ["", *project.features]
        assert sum(one.files for one in sizes) == len(project.tree)
        lines = sum(map(lines_of, project.tree.values()))
        assert sum(one.lines for one in sizes) == lines
        assert all(one.lines >= 0 for one in sizes)
        counted = [name for one in sizes for name in one.packages]
        assert sorted(counted) == sorted(package.name for package in packages)


def test_a_file_counts_for_the_last_of_the_features_that_meet() -> None:
    project = project_of("django", {"rest": True})
    sizes = {one.feature: one for one in feature_sizes(project, packages_of(project))}
    assert "django-filter" in sizes["rest"].packages
    assert sizes["orm"].packages == ()
