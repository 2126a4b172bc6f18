"""The mechanism of the templates: nothing unreachable, nothing said twice."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from answer_sets import FRAMEWORKS, triple_covering_sets
from rendered_once import project_of

from generator.answers.questions import OFFERED
from generator.locations import TEMPLATES
from generator.templating.ownership import SLUG_IN_PATH

PLACE = re.compile(r"\{%-?\s*fragments\s+\"([^\"]+)\"")


def questions_of(framework: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((TEMPLATES / framework / "cookiecutter.json").read_text())
    return found


def features_of(framework: str) -> set[str]:
    return set(re.findall(r"'(\w+)' if", " ".join(questions_of(framework)["__features"])))


def fragments_of(framework: str) -> dict[str, set[str]]:
    folder = TEMPLATES / framework / "templates" / "features"
    return {
        key.name: {path.relative_to(key).as_posix() for path in key.rglob("*") if path.is_file()}
        for key in folder.iterdir()
    }


def places_of(framework: str) -> set[str]:
    texts = (
        path.read_text("utf-8", "replace")
        for path in (TEMPLATES / framework).rglob("*")
        if path.is_file()
    )
    return {place for text in texts for place in PLACE.findall(text)}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_template_asks_what_the_table_asks(framework: str) -> None:
    asked = {
        name: value for name, value in questions_of(framework).items() if not name.startswith("_")
    }
    assert set(asked) == {question.name for question in OFFERED}
    for question in OFFERED:
        if question.kind == "yes_no":
            assert asked[question.name] is question.default, question.name
        elif question.name == "framework":
            assert asked["framework"] == ["auto", framework]
        elif question.kind == "choice":
            available = [value for value in question.values if question.is_available(value)]
            assert asked[question.name][0] == question.default, question.name
            assert sorted(asked[question.name]) == sorted(map(str, available)), question.name


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_fragment_has_a_place_and_every_place_a_fragment(framework: str) -> None:
    fragments = {place for places in fragments_of(framework).values() for place in places}
    assert fragments == places_of(framework)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_feature_named_anywhere_is_in_the_list(framework: str) -> None:
    named = {*fragments_of(framework), *questions_of(framework)["_features"]}
    assert {part for key in named for part in key.split("+")} <= features_of(framework)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_feature_and_joined_key_is_switched_on_by_some_answers(framework: str) -> None:
    on = [
        set(project_of(framework, answers).features) for answers in triple_covering_sets(framework)
    ]
    for key in {*fragments_of(framework), *questions_of(framework)["_features"]}:
        assert any(set(key.split("+")) <= features for features in on), key
    assert set().union(*on) == features_of(framework)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_owned_path_exists(framework: str) -> None:
    project = TEMPLATES / framework / SLUG_IN_PATH
    for key, paths in questions_of(framework)["_features"].items():
        for path in paths:
            owned = project / path
            assert owned.is_dir() if path.endswith("/") else owned.is_file(), f"{key}: {path}"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_file_of_a_template_is_in_some_project(framework: str) -> None:
    project = TEMPLATES / framework / SLUG_IN_PATH
    there = {
        path.relative_to(project).as_posix().replace(SLUG_IN_PATH, "shelf")
        for path in project.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    rendered: set[str] = set()
    for answers in triple_covering_sets(framework):
        rendered |= set(project_of(framework, answers).tree)
    # Catalogues of messages are made, not copied; test_catalogues.py reads them.
    assert {path for path in rendered if not path.startswith("shelf/locale/")} == there


def test_the_two_templates_have_the_same_hooks() -> None:
    for name in ("local_extensions.py", "hooks/pre_gen_project.py", "hooks/post_gen_project.py"):
        one, other = ((TEMPLATES / framework / name).read_text() for framework in FRAMEWORKS)
        assert one == other, name


def test_no_file_is_shared_in_vain() -> None:
    texts = "".join(
        path.read_text("utf-8", "replace")
        for framework in FRAMEWORKS
        for path in Path(TEMPLATES / framework).rglob("*")
        if path.is_file()
    )
    for path in (TEMPLATES / "shared").iterdir():
        assert path.name in {"licenses", "locale"} or f'shared("{path.name}")' in texts, path.name
