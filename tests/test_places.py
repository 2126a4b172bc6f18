"""A README names each folder of its project, and explains what its own sentences name."""

import re

import pytest
from answer_sets import FRAMEWORKS, whole
from rendered_once import project_of

from generator.answers.questions import Answers
from generator.planning import plan

SETS: tuple[Answers, ...] = (
    {},
    {"database": "none", "rest": True, "async_needs": "views"},
    {"database": "postgresql", "auth": "both", "rest": True, "jobs": "celery", "i18n": True},
    {"database": "redis", "auth": "none", "admin": False, "cache": "redis"},
    {"database": "sqlite", "async_needs": "realtime", "observability": True},
)
# What no owner looks for: the record that another row of the README links to.
ELSEWHERE = {"docs", ".github"}


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("answers", SETS, ids=str)
def test_each_folder_is_named_and_each_name_is_there(framework: str, answers: Answers) -> None:
    said = whole(framework, answers)
    tree = project_of(framework, said).tree
    slug = str(said["project_slug"])
    readme = tree["README.md"].content.decode()
    table = readme.partition("## Where things are")[2].partition("\n## ")[0]
    first_cells = re.findall(r"(?m)^\| (`.*?`) \|", table)
    named = re.findall(r"`([^`]+)`", " ".join(first_cells))

    parts = [path.split("/") for path in tree]
    folders = {f"{one[0]}/" for one in parts if len(one) > 1 and one[0] not in ELSEWHERE | {slug}}
    folders |= {f"{slug}/{one[1]}/" for one in parts if one[0] == slug and len(one) > 2}
    assert {one for one in folders if not any(name.startswith(one) for name in named)} == set()
    assert [one for one in named if not any(path.startswith(one) for path in tree)] == []
    assert len(named) == len(set(named))


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("answers", SETS, ids=str)
def test_what_made_the_project_is_explained_before_it_is_named(
    framework: str, answers: Answers
) -> None:
    readme = project_of(framework, whole(framework, answers)).tree["README.md"].content.decode()
    assert readme.index("| Made by | startwise (") < readme.find("`startwise change")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_record_without_reasons_is_promised_none(framework: str) -> None:
    tree = plan({"project_name": "Shelf", "framework": framework}).project.tree
    record = "docs/decisions/0001-web-framework.md"
    assert "No answer was given" in tree[record].content.decode()
    assert f"or newer; see [the decision record]({record})" in tree["README.md"].content.decode()
