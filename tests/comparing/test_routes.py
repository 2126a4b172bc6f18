"""The table of routes is true of the real applications; what is not says its file and its mend."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, named, pair_covering_sets, whole
from conftest import Counter
from every_layout import every_layout, layout_with
from projects import RenderedProject
from real_routes import RealRoute, RealRoutes, real_routes

from generator.answers.questions import Answers
from generator.errors import TemplateBroken
from generator.features.form import MANIFEST, METHODS
from generator.features.keys import is_on
from generator.features.manifests import path_of
from generator.guidance.frameworks import framework_named
from generator.guidance.recommendation import recommend
from generator.inspection.layout import Layout
from generator.inspection.measures import ANY, Route
from generator.inspection.packages import packages_of
from generator.inspection.routes import declares, routes_of, rows_of

# By address and source; None for an extension's view that cannot be asked for its methods.
Told = Mapping[tuple[str, str], frozenset[str] | None]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_routes_are_those_of_the_real_applications(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    sets = [whole(framework, answers) for answers in pair_covering_sets(framework)]
    projects = [
        RenderedProject(framework, answers, tmp_path / str(number))
        for number, answers in enumerate(sets)
    ]
    mends: dict[str, list[str]] = {}
    for project, real_ones in zip(projects, real_routes(projects), strict=True):
        for mend in mends_of(layout_of(project), real_ones):
            mends.setdefault(mend, []).append(named(project.answers))
    told = [f"{mend} ({len(where)} sets, such as {where[0]})" for mend, where in mends.items()]
    assert not told, "\n".join([f"In the feature.toml of templates/{framework}:", *told])
    counted.add("applications asked for their routes", len(projects))


def test_the_same_answers_give_the_same_addresses_of_their_own_in_both_frameworks() -> None:
    # The choice of a language is a view of Django's own.
    brought_by_django = {("/language/", ("POST",))}
    # Of Django's alone: allauth's view of one's addresses, with a check of its own.
    in_django_alone = {("/accounts/email/", ("GET", "POST"))}
    # Flask-Security's page for a lost second factor; allauth takes recovery codes where it asks.
    in_flask_alone = {("/accounts/2fa/rescue/", ("GET", "POST"))}
    here = brought_by_django | in_flask_alone
    for answers in pair_covering_sets("django")[::3]:
        left, right = (own_routes(framework, answers) for framework in FRAMEWORKS)
        assert left - in_django_alone == right - here, named(answers)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_row_is_of_some_project_and_its_source_in_all_of_them(framework: str) -> None:
    layouts = [(one, sources_in(one)) for one in every_layout() if one.framework == framework]
    for key, source, path, _ in rows_of(framework_named(framework)):
        file = path_of(framework, key)
        on = [(one, has) for one, has in layouts if is_on(key, one.project.features)]
        assert on, f"{file}: no project has the features {key} of {path}: take the row out."
        for layout, has in on:
            assert source.replace("{slug}", "shelf") in has, (
                f"{file}: {path} is said to be of {source}, which is no file and no package with "
                f"{named(layout.answers)}: name what declares it, or narrow its features {key}."
            )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_addresses_and_methods_have_one_form(framework: str) -> None:
    for key, _, path, methods in rows_of(framework_named(framework)):
        said = f"{path_of(framework, key)}: {path}"
        assert path == in_one_form(path, {}), f"{said} should be {in_one_form(path, {})}."
        assert " ".join(methods) == in_order(methods), f"{said}: {in_order(methods)} is how."


@pytest.mark.parametrize("row", ['"/new/" = "PUSH"', '"/new/" = ""', '"new/" = "GET"', "new = 1"])
def test_a_row_that_is_no_address_is_refused(row: str, own_templates: Path) -> None:
    path = own_templates / "flask/features/new" / MANIFEST
    path.parent.mkdir(parents=True)
    path.write_text(f'[routes."{{slug}}/new.py"]\n{row}\n')
    with pytest.raises(TemplateBroken, match=r"no address|'new' is text") as refused:
        list(rows_of("flask"))
    assert str(path) in refused.value.message


def test_a_table_that_is_not_true_is_told_with_its_mend() -> None:
    layout = layout_with("flask", {"database": "none"})
    home, *others = map(real_one, routes_of(layout))
    assert not list(mends_of(layout, RealRoutes((home, *others), {})))
    real_ones = (
        replace(home, methods=frozenset({"PUT", "GET"})),
        replace(home, path="/new/", source="shelf/new.py", view="shelf/new.py"),
        replace(home, path="/more/", source="flask-more", brought=True),
        *(one for one in others if one.path != "/health/live"),
    )
    features = "in the manifest of what features bring it."
    health = '[routes."{slug}/health/views.py"]'
    assert list(mends_of(layout, RealRoutes(real_ones, {}))) == [
        'Write "/" = "GET PUT" below [routes."{slug}/home.py"].',
        f'Take out the row "/health/live" below {health}, or let more features bring it.',
        f'Add a row "/more/" = "GET" below [routes."flask-more"], {features}',
        f'Add a row "/new/" = "GET" below [routes."{{slug}}/new.py"], {features}',
        "Add {slug}/new.py to routes_in of templates/shared/project.toml.",
    ]


def mends_of(layout: Layout, real_ones: RealRoutes) -> Iterator[str]:
    """Yield what the table lacks, has too much or has otherwise than the real application."""
    found, real = told(routes_of(layout)), real_of(real_ones)
    for path, source in sorted(found.keys() | real.keys()):
        methods = real.get((path, source), frozenset())
        row = f'"{path}" = "{in_order(methods or ANY)}"'
        place = f'[routes."{source.replace("shelf/", "{slug}/")}"]'
        if (path, source) not in real:
            yield f'Take out the row "{path}" below {place}, or let more features bring it.'
        elif (path, source) not in found:
            yield f"Add a row {row} below {place}, in the manifest of what features bring it."
        elif methods not in {None, found[path, source]}:
            yield f"Write {row} below {place}."
    own = [route for route in real_ones.routes if not route.brought]
    for file in sorted({file for route in own for file in (route.source, route.view)}):
        if not declares(layout, file):
            named = file.replace("shelf/", "{slug}/")
            yield f"Add {named} to routes_in of templates/shared/project.toml."


def told(routes: tuple[Route, ...]) -> Told:
    """Return the methods of routes by address and source."""
    return {(route.path, route.source): frozenset(route.methods) for route in routes}


def real_of(real_ones: RealRoutes) -> Told:
    """Return the real routes in the one form: an address once, and models as one."""
    found: dict[tuple[str, str], frozenset[str] | None] = {}
    for route in real_ones.routes:
        key = (in_one_form(route.path, real_ones.models), route.source)
        methods = None if route.methods is None else route.methods - {"HEAD", "OPTIONS"}
        if methods is None and not route.brought:
            methods = frozenset(ANY)
        known = found.get(key, frozenset())
        found[key] = None if methods is None or known is None else known | methods
    return found


def in_one_form(path: str, models: Mapping[str, str]) -> str:
    """Return an address with one name for what it is the id of, and for the models of the admin."""
    for model, one in models.items():
        path = path.replace(model, one)
    return re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda found: f"<{in_one_word(found[1])}>", path)


def in_one_word(parameter: str) -> str:
    return "id" if parameter == "pk" or parameter.endswith("_id") else parameter


def in_order(methods: Iterable[str]) -> str:
    return " ".join(sorted(methods, key=METHODS.index))


def real_one(route: Route) -> RealRoute:
    methods = frozenset(route.methods)
    return RealRoute(route.path, methods, route.source, route.source, brought=route.brought)


def layout_of(project: RenderedProject) -> Layout:
    framework = framework_named(project.framework)
    return Layout(framework, framework, project.answers, recommend({}), project.project, "answers")


def sources_in(layout: Layout) -> set[str]:
    packages = packages_of(layout.project)
    return {*layout.project.tree, *(package.name for package in packages)}


def own_routes(framework: str, answers: Answers) -> set[tuple[str, tuple[str, ...]]]:
    """Return the addresses and methods of a project's own routes."""
    routes = routes_of(layout_with(framework, answers))
    return {(route.path, route.methods) for route in routes if not route.brought}
