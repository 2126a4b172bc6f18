"""The preview: every file, package and line, with the answers they are there for."""

import json
import re
from typing import Any

import pytest
from answer_sets import FRAMEWORKS, pair_covering_sets, whole
from environments import requirements_of

from generator.answers.questions import Answers
from generator.inspection import preview
from generator.planning import Plan, plan
from generator.terminal.output import print_json
from generator.terminal.safe_text import plain_lines

EVERYTHING: Answers = {
    "database": "postgresql", "auth": "both", "rest": True, "async_needs": "realtime",
    "jobs": "celery", "cache": "redis", "i18n": True, "observability": True,
}  # fmt: skip
HOSTILE = "Shelf \u202egnp\u2066 \u200f"


def everything(framework: str, **more: str) -> Plan:
    return plan({"project_name": "Shelf", "framework": framework, **EVERYTHING, **more})


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_data_holds_every_file_and_package(framework: str) -> None:
    planned = everything(framework)
    tree = planned.project.tree
    data = preview.as_data(planned)
    assert [file["path"] for file in data["files"]] == list(tree)
    assert [file["size"] for file in data["files"]] == [len(one.content) for one in tree.values()]
    assert {"path", "size", "lines", "features"} <= data["files"][0].keys()
    assert {package["requirement"] for package in data["packages"]} == requirements_of(
        tree["pyproject.toml"].content
    )
    assert {"requirement", "features", "why", "article"} <= data["packages"][0].keys()
    assert sum(size["files"] for size in data["sizes"]) == len(tree)


def test_a_file_names_the_answers_behind_it() -> None:
    files = {file["path"]: file for file in preview.as_data(everything("django"))["files"]}
    assert files["shelf/api/urls.py"]["causes"] == ["rest yes"]
    assert files["shelf/api/urls.py"]["features"] == ["rest"]
    assert files["manage.py"]["causes"] == []
    assert files["shelf/locale/de/LC_MESSAGES/django.mo"]["lines"] == 0


def test_a_package_names_the_article_s_part() -> None:
    packages = {one["name"]: one for one in preview.as_data(everything("flask"))["packages"]}
    tokens = packages["flask-jwt-extended"]
    assert (tokens["features"], tokens["article"]) == (("tokens",), "Flask-JWT [A4]")
    assert tokens["since"].startswith("Flask-JWT: last release in 2015")
    assert tokens["why"] == "Gives out, renews and revokes JSON Web Tokens."


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("columns", [40, 60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(framework: str, columns: int) -> None:
    for line in preview.preview_text(everything(framework), columns).splitlines():
        assert len(line) <= columns or " " not in line.strip(), line
        assert line == line.rstrip()


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("columns", [60, 120])
def test_every_file_and_package_is_told_once(framework: str, columns: int) -> None:
    for answers in pair_covering_sets(framework)[::6]:
        planned = plan(whole(framework, answers))
        tree, brought = preview.preview_text(planned, columns).split("\nWhat each answer brings\n")
        names = [path.rpartition("/")[2] for path in planned.project.tree]
        told = [line.split()[0] for line in tree.splitlines()[1:] if line.strip()]
        assert sorted(name for name in told if name in names) == sorted(names)
        for package in preview.as_data(planned)["packages"]:
            requirement = re.escape(package["requirement"])
            assert (
                len(re.findall(rf"^  {requirement}$|^  {requirement} ", brought, re.MULTILINE)) == 1
            )


def test_the_sums_are_those_of_the_parts() -> None:
    told = preview.preview_text(everything("django"), 80)
    files = re.findall(r":\s([\d,]+)\sfiles?, [\d,]+ lines?$", told, re.MULTILINE)
    lines = re.findall(r"[:,] ([\d,]+) lines?$", told, re.MULTILINE)
    assert f"\n{summed(files)} files, {summed(lines)} lines, " in told


def summed(numbers: list[str]) -> str:
    return f"{sum(int(number.replace(',', '')) for number in numbers):,}"


def test_a_heading_is_bold_where_colour_is_wanted() -> None:
    assert "\x1b[1mWhat each answer brings\x1b[0m" in preview.preview_text(
        everything("flask"), 80, bold=True
    )
    assert "\x1b" not in preview.preview_text(everything("flask"), 80)


def test_a_hostile_name_does_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    planned = plan({"project_name": HOSTILE, "description": HOSTILE})
    told = preview.preview_text(planned, 80)
    assert told == plain_lines(told)
    print_json(
        {"name": HOSTILE, "others": "\x1b]0;x\x07\x9b\ud800\u2028", **preview.as_data(planned)}
    )
    printed = capsys.readouterr().out
    assert printed == plain_lines(printed)
    read: dict[str, Any] = json.loads(printed)
    assert read["name"] == HOSTILE
    assert read["others"] == "\x1b]0;x\x07\x9b\ud800\u2028"
