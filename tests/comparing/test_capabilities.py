"""Capabilities: every row is true of the projects of both frameworks, whatever was answered."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from every_layout import every_layout, layout_with
from evidence import EVIDENCE, IMPORTED_AS, MISSING, TOOLS

from generator.answers.ways import is_met
from generator.errors import TemplateBroken
from generator.features.manifests import PROJECT_MANIFEST
from generator.features.switching import features_on
from generator.guidance.frameworks import FRAMEWORKS, Framework
from generator.inspection.capabilities import Row, capabilities_of, rows
from generator.inspection.layout import Layout
from generator.inspection.measures import Capability
from generator.inspection.packages import packages_of

ROWS = rows()


def met_by(layout: Layout) -> Iterator[tuple[str, str, Capability]]:
    """Yield every capability of a layout, with its area and name."""
    for row in capabilities_of(layout, layout):
        assert row.left == row.right
        yield row.area, row.name, row.left


def test_every_capability_has_a_name_of_its_own() -> None:
    names = [row.name for row in ROWS]
    assert sorted(set(names)) == sorted(names)


def test_names_are_short_and_can_stand_in_a_list() -> None:
    for row in ROWS:
        assert len(row.name) <= 50, row.name
        assert not set(row.name) & set(",;:"), row.name


def test_what_extends_is_a_requirement_of_the_project() -> None:
    for layout in every_layout():
        required = {one.name for one in packages_of(layout.project)}
        for row in ROWS:
            way = row.way(layout.framework, layout.answers)
            if way and way.means == "extension":
                assert way.by in required, (row.name, layout.answers)


def test_every_file_stands_in_the_tree_and_its_lines_are_counted() -> None:
    for layout in every_layout():
        tree = layout.project.tree
        for _, name, met in met_by(layout):
            assert set(met.files) <= tree.keys(), name
            lines = sum(
                tree[path].content.count(b"\n")
                for path in met.files
                if b"\0" not in tree[path].content
            )
            assert met.lines == lines, name


def test_own_code_has_files_and_what_is_not_there_has_nothing() -> None:
    for layout in every_layout():
        for _, name, met in met_by(layout):
            assert (met.means in {"extension", "built in"}) == bool(met.by), name
            assert met.files or met.means != "own code", name
            assert met.means != "not there" or not met.files, name


@cache
def ways_in_use() -> dict[int, list[Layout]]:
    """Return the layouts that each way is met in."""
    found: dict[int, list[Layout]] = {}
    for layout in every_layout():
        for row in ROWS:
            if way := row.way(layout.framework, layout.answers):
                found.setdefault(id(way), []).append(layout)
    return found


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("row", ROWS, ids=[f"{row.area}: {row.name}" for row in ROWS])
def test_every_row_is_asked_for_and_every_way_of_it_is_taken(
    row: Row, framework: Framework
) -> None:
    layouts = [one for one in every_layout() if one.framework == framework]
    assert any(is_met(row.when[framework], one.answers) for one in layouts), row.area
    for way in row.ways[framework]:
        taken = ways_in_use().get(id(way), [])
        assert taken, way
        for file in way.files:
            assert any(stands(file, one) for one in taken), file


def stands(named: str, layout: Layout) -> bool:
    """Whether a layout has a file, or anything below a folder."""
    path = named.replace("{slug}", str(layout.answers["project_slug"]))
    return path in layout.project.tree or (
        path.endswith("/") and any(one.startswith(path) for one in layout.project.tree)
    )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_features_of_a_layout_are_those_that_its_answers_switch_on(
    framework: Framework,
) -> None:
    for layout in every_layout():
        if layout.framework == framework:
            assert frozenset(features_on(layout.framework, layout.answers)) == set(
                layout.project.features
            )


def test_every_capability_has_its_evidence_or_is_said_to_be_missing() -> None:
    met = {(row.area, row.name) for row in ROWS if any(row.ways.values())}
    told = "tests/comparing/evidence.py: say a text that stands in the code, on Django and on Flask"
    assert not met - EVIDENCE.keys(), told
    assert not EVIDENCE.keys() - met, "tests/comparing/evidence.py: no manifest has these"
    for row in ROWS:
        for framework, seen in zip(
            FRAMEWORKS, EVIDENCE.get((row.area, row.name), ()), strict=False
        ):
            assert bool(row.ways[framework]) == bool(seen), row.name


WRONG = {
    'areas = ["Mail"]\n[capabilities.Mial."letters"]': "Mial: ",
    'areas = ["Mail"]\n[capabilities.Mail."letters"]\nfor = "all"': "for: letters says added_by,",
    'areas = ["Mail"]\n[capabilities.Mail."letters"]\nwhen = ["mail"]': "mail: there is no such",
    'areas = ["Mail"]\n[capabilities.Mail."letters"]\nwhen = [{ rest = "maybe" }]': "is no answer",
    'areas = ["Mail"]\n[capabilities.Mail."letters"]\nflask = ["its own"]': "'flask' is a table",
    'areas = ["Mail"]\n[capabilities.Mail."letters"]\nflask = [{ files = ["a.py"] }]': "a way is",
    'areas = ["Mail"]\n[capabilities.Mail."letters"]\nflask = [{ by = "x" }]': "by: flask says",
    'areas = "Mail"': "'areas' is a list",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_capability_that_is_told_wrongly_is_refused(text: str, own_templates: Path) -> None:
    path = own_templates / "shared" / PROJECT_MANIFEST
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(TemplateBroken, match=re.escape(WRONG[text])) as refused:
        rows()
    assert str(path) in refused.value.message


def test_what_a_row_claims_stands_in_the_code() -> None:
    for layout in every_layout():
        everywhere = code_of(layout, layout.project.tree)
        for area, name, met in met_by(layout):
            if met.means != "not there" and (area, name) in EVIDENCE:
                seen = EVIDENCE[area, name][FRAMEWORKS.index(layout.framework)]
                text = code_of(layout, met.files) if met.files else everywhere
                assert any(one in text for one in seen.split("|")), (name, layout.answers)


def test_what_extends_is_used_by_the_code() -> None:
    for layout in every_layout():
        code = code_of(layout, [path for path in layout.project.tree if is_python(path)])
        by = {met.by for _, _, met in met_by(layout) if met.means == "extension"} - TOOLS
        unused = {one for one in by if IMPORTED_AS.get(one, one.replace("-", "_")) not in code}
        assert not unused, layout.answers


def test_what_is_said_to_be_missing_is_nowhere_in_the_code() -> None:
    for layout in every_layout():
        everywhere = code_of(layout, [path for path in layout.project.tree if is_code(path)])
        for area, name, met in met_by(layout):
            if met.means == "not there":
                for one in MISSING.get((area, name), ()):
                    assert one not in everywhere, (name, layout.answers)


def is_code(path: str) -> bool:
    return is_python(path) or path == "pyproject.toml"


def is_python(path: str) -> bool:
    return path.endswith(".py") and not path.startswith("tests/")


def code_of(layout: Layout, paths: Iterable[str]) -> str:
    """Return the text of files, one after the other."""
    tree = layout.project.tree
    return "\n".join(tree[path].content.decode("utf-8", errors="replace") for path in paths)


def test_a_side_that_did_not_ask_has_nothing() -> None:
    with_admin, without = (layout_with("django", {"admin": admin}) for admin in (True, False))
    name = "admin lists with search and filters"
    assert [one.means for one in sides(with_admin, without, name)] == ["built in", "not there"]
    assert [one.means for one in sides(without, with_admin, name)] == ["not there", "built in"]
    assert not [row for row in capabilities_of(without, without) if row.name == name]


def test_what_the_owner_of_a_folder_removed_is_not_there() -> None:
    layout = layout_with("flask", {"rest": True})
    tree = dict(layout.project.tree)
    del tree["shelf/headers.py"], tree["shelf/users/limits.py"]
    pyproject = tree["pyproject.toml"]
    kept = [line for line in pyproject.content.splitlines() if b"flask-admin" not in line]
    tree["pyproject.toml"] = replace(pyproject, content=b"\n".join(kept))
    folder = replace(layout, project=replace(layout.project, tree=tree), origin="folder")

    csp, before = sides(folder, layout, "strict Content-Security-Policy")
    assert (csp.means, before.means) == ("not there", "own code")
    admin, before = sides(folder, layout, "admin lists with search and filters")
    assert (admin.means, before.means) == ("not there", "extension")
    limits, before = sides(folder, layout, "log-in throttling by account and address")
    assert set(before.files) - set(limits.files) == {"shelf/users/limits.py"}
    assert 0 < limits.lines < before.lines


def test_a_folder_of_nothing_but_its_record_has_only_what_its_framework_brings() -> None:
    layout = layout_with("django", {})
    folder = replace(layout, project=replace(layout.project, tree={}), origin="folder")
    means = {row.left.means for row in capabilities_of(folder, folder)}
    assert means == {"built in", "not there"}


def sides(left: Layout, right: Layout, name: str) -> tuple[Capability, Capability]:
    row = next(row for row in capabilities_of(left, right) if row.name == name)
    return row.left, row.right
