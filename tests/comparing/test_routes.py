"""The routes that are read from the code are those that the real applications have."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, named, pair_covering_sets, whole
from conftest import Counter
from edits import EDITS
from projects import RenderedProject
from real_routes import RealRoutes, real_methods, real_routes
from rendered_once import render_once

from generator.answers.questions import Answers
from generator.guidance.frameworks import framework_named
from generator.guidance.recommendation import recommend
from generator.inspection.layout import Layout
from generator.inspection.measures import ANY, Route
from generator.inspection.routes import routes_of
from generator.inspection.routes.brought import METHODS_OF_CLASSES
from generator.templating.tree import File, Project, Tree

# Of addresses and sources: methods, or None for an extension's view that cannot be asked for them.
Told = dict[tuple[str, str], set[str] | None]

EVERYTHING: Answers = {
    "database": "sqlite", "auth": "both", "rest": True, "jobs": "celery", "observability": True,
}  # fmt: skip


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_routes_are_those_of_the_real_applications(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    sets = [whole(framework, answers) for answers in pair_covering_sets(framework)]
    projects = [
        RenderedProject(framework, answers, tmp_path / str(number))
        for number, answers in enumerate(sets)
    ]
    for project, real_ones in zip(projects, real_routes(projects), strict=True):
        check(routes_of(layout(project, project.tree)), real_ones, named(project.answers))
    counted.add("applications asked for their routes", len(projects))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_a_person_has_edited_is_read_as_the_real_application_has_it(
    framework: str, tmp_path: Path
) -> None:
    project = RenderedProject(framework, whole(framework, EVERYTHING), tmp_path)
    tree = edited(project, EDITS[framework])
    [real_ones] = real_routes([project])
    check(routes_of(layout(project, tree)), real_ones, "edited")


def test_the_same_answers_give_the_same_addresses_of_their_own_in_both_frameworks() -> None:
    # The choice of a language is a view of Django's own.
    brought_by_django = {("/language/", ("POST",))}
    for answers in pair_covering_sets("django")[::3]:
        left, right = (own_routes(framework, answers) for framework in FRAMEWORKS)
        assert left == right - brought_by_django, named(answers)


def own_routes(framework: str, answers: Answers) -> set[tuple[str, tuple[str, ...]]]:
    """Give the addresses and methods of a project's own routes."""
    full, name = whole(framework, answers), framework_named(framework)
    read = Layout(name, name, full, recommend({}), render_once(framework, full), "answers")
    return {(route.path, route.methods) for route in routes_of(read) if not route.brought}


def test_classes_of_views_take_the_methods_that_the_table_names() -> None:
    assert real_methods(METHODS_OF_CLASSES) == {
        name: sorted(methods) for name, methods in METHODS_OF_CLASSES.items()
    }


def layout(project: RenderedProject, tree: Tree) -> Layout:
    """Give the layout of a project with these files."""
    read = Project(tree, project.project.features, project.project.commands)
    framework = framework_named(project.framework)
    return Layout(framework, framework, project.answers, recommend({}), read, "folder")


def check(routes: Iterable[Route], real_ones: RealRoutes, which: str) -> None:
    """Claim that routes are the real ones: own ones exactly, brought ones with known methods."""
    routes = tuple(routes)
    assert read(routes, brought=False) == real(real_ones, brought=False), which
    found, expected = read(routes, brought=True), real(real_ones, brought=True)
    assert set(found) == set(expected), which
    known = {key: methods for key, methods in expected.items() if methods is not None}
    assert {key: found[key] for key in known} == known, which


def read(routes: Iterable[Route], *, brought: bool) -> Told:
    """Give the routes that were read, of one of the two kinds."""
    return {
        (route.path, route.source): set(route.methods)
        for route in routes
        if route.brought == brought
    }


def real(real_ones: RealRoutes, *, brought: bool) -> Told:
    """Give the real routes of one kind, in the one form: an address once, and models as one."""
    found: Told = {}
    for route in real_ones.routes:
        if route.brought == brought:
            key = (in_one_form(route.path, real_ones.models), route.source)
            methods = None if route.methods is None else route.methods - {"HEAD", "OPTIONS"}
            if methods is None and not brought:
                methods = frozenset(ANY)
            known = found.get(key, set())
            found[key] = None if methods is None or known is None else known | methods
    return found


def in_one_form(path: str, models: Mapping[str, str]) -> str:
    """Give an address with one name for what it is the id of, and for the models of the admin."""
    for model, one in models.items():
        path = path.replace(model, one)
    return re.sub(r"<(?:pk|\w+_id)>", "<id>", path)


def edited(project: RenderedProject, edits: Mapping[str, Iterable[tuple[str, str]]]) -> Tree:
    """Give a project's files with texts replaced, or added at the end, on disk too."""
    tree = dict(project.tree)
    for path, changes in edits.items():
        text = tree[path].content.decode() if path in tree else ""
        for old, new in changes:
            assert old in text, (path, old)
            text = text.replace(old, new) if old else text + new
        tree[path] = File(text.encode(), executable=False, features=())
        (project.folder / path).write_text(text)
    return tree
