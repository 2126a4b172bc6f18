"""The routes that are read from the code are those that the real applications have."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, named, pair_covering_sets, whole
from projects import RenderedProject
from real_routes import RealRoutes, real_routes

from generator.comparing.comparison import Route
from generator.comparing.routes import routes_of
from generator.guidance.engine import recommend
from generator.guidance.rules import framework_named
from generator.layouts import Layout
from generator.questions import Answers
from generator.rendering import render


def layout(framework: str, answers: Answers) -> Layout:
    project = render(framework, answers)
    return Layout(framework, framework_named(framework), answers, recommend({}), project, "answers")


Told = dict[tuple[str, str], set[str] | None]


def read(routes: Iterable[Route], *, brought: bool) -> Told:
    return {
        (route.path, route.source): set(route.methods)
        for route in routes
        if route.brought == brought
    }


def real(real_ones: RealRoutes, *, brought: bool) -> Told:
    """Give the real routes in the one form: models of the admin as one, each address once."""
    found: Told = {}
    for route in real_ones.routes:
        if route.brought == brought:
            key = (in_one_form(route.path, real_ones.models), route.source)
            methods = route.methods and route.methods - {"HEAD", "OPTIONS"}
            known = found.get(key, set())
            found[key] = None if methods is None or known is None else known | methods
    return found


def in_one_form(path: str, models: Iterable[str]) -> str:
    for model in models:
        if "/" in model.strip("/") and not model.startswith("/"):
            path = path.replace(f"/admin/{model}/", "/admin/<app>/<model>/")
        else:
            path = re.sub(rf"^{model}/", "/admin/<model>/", path)
    return re.sub(r"<(?:pk|\w+_id)>", "<id>", path).replace("<app_label>", "<app>")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_routes_are_those_of_the_real_applications(framework: str, tmp_path: Path) -> None:
    sets = [whole(framework, answers) for answers in pair_covering_sets(framework)]
    projects = [
        RenderedProject(framework, answers, tmp_path / str(number))
        for number, answers in enumerate(sets)
    ]
    for answers, real_ones in zip(sets, real_routes(projects), strict=True):
        routes = routes_of(layout(framework, answers))
        assert read(routes, brought=False) == real(real_ones, brought=False), named(answers)
        brought, expected = read(routes, brought=True), real(real_ones, brought=True)
        assert brought.keys() == expected.keys(), named(answers)
        for key, methods in expected.items():
            assert methods is None or brought[key] == methods, (named(answers), key)
