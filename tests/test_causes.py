"""Causes: the answers that a feature or a file is there for, and no others."""

import random
from functools import cache

import pytest
from answer_sets import CORE, FRAMEWORKS, FREE, choices_of, covering_sets, valid_sets, whole
from rendered_once import render_once

from generator.answers.clashes import clashes
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.answers.ways import holds
from generator.features.switching import conditions
from generator.inspection.causes import (
    causes,
    causes_of_file,
    causes_of_key,
    causes_text,
)
from generator.templating.fragments import fragments_of
from generator.templating.template_files import SLUG_IN_PATH, keys_by_path
from generator.templating.tree import File

POSTGRESQL: Answers = {"database": "postgresql", "auth": "both", "rest": True}
STATELESS: Answers = {"database": "none", "pages": False}


@pytest.mark.parametrize(
    ("framework", "answers", "key", "expected"),
    [
        ("django", POSTGRESQL, "rest", ("rest yes",)),
        ("django", POSTGRESQL, "postgresql", ("database postgresql",)),
        ("django", POSTGRESQL, "layout", ("auth both", "pages yes")),
        ("django", POSTGRESQL, "assets", ("auth both", "rest yes", "pages yes")),
        ("django", POSTGRESQL, "limits", ("auth both",)),
        ("django", POSTGRESQL, "forms", ("auth both", "pages yes")),
        ("django", {"auth": "none"}, "forms", ("pages yes",)),
        ("django", POSTGRESQL, "wsgi", ("async none",)),
        ("django", POSTGRESQL, "notes+rest", ("database postgresql", "rest yes")),
        ("django", POSTGRESQL, "admin+notes", ("admin yes",)),
        ("django", POSTGRESQL, "rest+tokens", ("auth both",)),
        ("django", {"auth": "accounts", "rest": True}, "rest+users", ("auth accounts", "rest yes")),
        ("django", {"auth": "tokens"}, "token_users", ("auth tokens",)),
        ("django", STATELESS, "headless", ("rest no", "pages no")),
        ("django", STATELESS, "statistics", ("database none", "example notes")),
        ("django", {"cache": "redis"}, "signals", ("database sqlite", "cache redis")),
        ("django", {}, "rest", ()),
        ("flask", POSTGRESQL, "sqlalchemy", ("database postgresql",)),
        ("flask", {"orm": "peewee"}, "peewee", ("orm peewee",)),
        ("django", {"database": "redis"}, "schemaless", ("database redis",)),
        ("flask", {"async_needs": "realtime", **POSTGRESQL}, "live_tokens",
         ("auth both", "async realtime")),
    ],
)  # fmt: skip
def test_a_feature_is_told_by_the_answers_behind_it(
    framework: str, answers: Answers, key: str, expected: tuple[str, ...]
) -> None:
    assert causes(framework, whole(framework, answers), key) == expected


@pytest.mark.parametrize(
    ("framework", "answers", "path", "expected"),
    [
        ("django", POSTGRESQL, "shelf/api/urls.py", "rest yes"),
        ("django", POSTGRESQL, "shelf/notes/api.py", "database postgresql, rest yes"),
        ("django", POSTGRESQL, "shelf/notes/admin.py", "admin yes"),
        ("django", POSTGRESQL, "shelf/templates/layout.html", "auth both or pages yes"),
        ("django", POSTGRESQL, "shelf/limits/__init__.py", "auth both"),
        ("django", POSTGRESQL, "config/settings.py", ""),
        ("django", POSTGRESQL, "config/wsgi.py", "async none"),
        ("django", {"cache": "redis", "async_needs": "realtime"}, "shelf/notes/signals.py",
         "database sqlite, async realtime or cache redis"),
        ("django", {"i18n": True}, "shelf/locale/de/LC_MESSAGES/django.po", "i18n yes"),
        ("flask", POSTGRESQL, "wsgi.py", ""),
        ("flask", POSTGRESQL, "shelf/users/api.py", "auth both"),
        ("flask", STATELESS, "shelf/statistics/views.py", "database none, rest no, example notes"),
    ],
)  # fmt: skip
def test_a_file_is_told_by_the_answers_behind_it(
    framework: str, answers: Answers, path: str, expected: str
) -> None:
    known = whole(framework, answers)
    file = render_once(framework, known).tree[path]
    assert causes_text(causes_of_file(framework, known, path, file), known) == expected


def test_a_feature_that_is_not_there_has_no_causes() -> None:
    with pytest.raises(KeyError):
        causes("django", whole("django", {}), "sqlalchemy")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_conditions_say_what_the_template_says(framework: str) -> None:
    for answers in some_valid_sets(framework):
        known = whole(framework, answers)
        on = set(render_features(framework, known))
        for feature, condition in conditions(framework).items():
            assert any(holds(way, known) for way in condition) == (feature in on), feature


def some_valid_sets(framework: str) -> list[Answers]:
    chance = random.Random(framework)  # noqa: S311 - no secret
    return chance.sample(list(valid_sets(framework)), 10)


def render_features(framework: str, answers: Answers) -> tuple[str, ...]:
    return render_once(framework, answers).features


@cache
def all_keys(framework: str) -> tuple[str, ...]:
    """Return every key that has files or fragments."""
    return tuple(dict.fromkeys((*conditions(framework), *fragments_of(framework))))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_with_the_causes_switched_off_the_feature_is_off(framework: str) -> None:
    for answers in covering_sets(framework, 2, (*CORE, *FREE)):
        known = whole(framework, answers)
        for key in all_keys(framework):
            found = causes_of_key(framework, known, key)
            assert bool(found) == is_on(framework, key, known)
            assert not is_on(framework, key, switched_off(found, known)), (key, found)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_answer_that_is_told_matters(framework: str) -> None:
    for answers in covering_sets(framework, 2, (*CORE, *FREE)):
        known = whole(framework, answers)
        for key in all_keys(framework):
            found = causes_of_key(framework, known, key)
            for group in found:
                others = {name for other in found for name in other} - {*group}
                alone = switched_off((tuple(others),), known)
                assert is_on(framework, key, alone) or clashes(alone), (key, group)
                for name in group:
                    without = switched_off(((name,),), alone)
                    assert not is_on(framework, key, without), (key, group, name)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_with_its_causes_switched_off_a_file_is_gone(framework: str) -> None:
    for answers in covering_sets(framework, 2, (*CORE, *FREE)):
        known = whole(framework, answers)
        for path, file in render_once(framework, known).tree.items():
            found = causes_of_file(framework, known, path, file)
            without = switched_off(found, known)
            if found:
                assert not has(framework, path, file, without), (path, found)
            else:
                assert not file.features, path


def is_on(framework: str, key: str, answers: Answers) -> bool:
    return all(
        any(holds(way, answers) for way in conditions(framework)[feature])
        for feature in key.split("+")
    )


def has(framework: str, path: str, file: File, answers: Answers) -> bool:
    """Say whether a project would have a file, without rendering it."""
    inside = path.replace("shelf/", f"{SLUG_IN_PATH}/", 1)
    keys = keys_by_path(framework).get(inside, ("+".join(file.features),))
    return any(not key or is_on(framework, key, answers) for key in keys)


def switched_off(found: tuple[tuple[str, ...], ...], answers: Answers) -> Answers:
    """Return the answers with the named ones at "none"; what is none already becomes something."""
    changed: dict[str, Answer] = {name: BY_NAME[name].left_out for group in found for name in group}
    for name, answer in changed.items():
        if answer == answers[name]:
            changed[name] = next(one for one in choices_of(name) if one != answer)
    return {**answers, **changed}
