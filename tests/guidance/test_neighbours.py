"""What people look for beside what projects have is explained in one honest sentence."""

import shlex

import pytest

from generator.answers.completing import complete
from generator.answers.spelling import also_meant
from generator.cli.app import app
from generator.explain.subjects import explained
from generator.guidance.neighbours import NEIGHBOURS, Neighbour
from generator.inspection.capabilities import Row, rows


@pytest.mark.parametrize("neighbour", NEIGHBOURS, ids=lambda one: one.name)
def test_a_neighbour_is_one_sentence_and_the_nearest_answers(neighbour: Neighbour) -> None:
    (meaning,) = explained(neighbour.name.lower())

    assert meaning.kind == "neighbour"
    assert meaning.what.count(". ") == 0
    assert meaning.what.startswith("Not offered")
    assert complete(neighbour.answers)
    for command in meaning.commands:
        app(shlex.split(command)[1:], prog_name="startwise", standalone_mode=False)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("2FA", "two-factor authentication"),
        ("MFA", "two-factor authentication"),
        ("second factor", "two-factor authentication"),
        ("smtp", "mail by SMTP or to the terminal"),
        ("worker", "jobs"),
        ("micro-service", "size small"),
        ("user accounts", "auth accounts"),
        ("oauth", "social log-in"),
        ("social login", "social log-in"),
        ("React", "front-end framework"),
    ],
)
def test_people_find_a_thing_by_the_words_that_they_know(word: str, name: str) -> None:
    assert [meaning.name for meaning in explained(word)] == [name]


@pytest.mark.parametrize(
    ("word", "names"),
    [
        ("redis", ["database redis", "cache redis", "redis", "jobs celery"]),
        (
            "email",
            ["author-email", "mail by SMTP or to the terminal", "e-mail confirmation"],
        ),
        (
            "throttle",
            ["API rate limiting by caller", "log-in throttling by account and address"],
        ),
        ("broker", ["jobs celery", "celery"]),
    ],
)
def test_a_word_is_explained_for_all_that_it_stands_for(word: str, names: list[str]) -> None:
    assert [meaning.name for meaning in explained(word)] == names


def test_what_a_word_stands_for_beside_its_name_is_there() -> None:
    for word, names in also_meant().items():
        assert {*names} < {meaning.name for meaning in explained(word)}


def test_a_capability_says_what_does_it_on_each_framework() -> None:
    (meaning,) = explained("rate-limit headers")

    assert meaning.goes == ("on Django: not there", "on Flask: by flask-limiter (rest yes)")


def test_what_no_project_has_names_what_adds_it() -> None:
    (meaning,) = explained("log-in by a code in mail")

    assert "No project has it yet. It comes with django-allauth" in meaning.what
    assert "Flask-Security" in meaning.what
    assert (meaning.goes, meaning.commands) == ((), ())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.name)
def test_a_capability_that_nothing_meets_alone_says_what_would(row: Row) -> None:
    assert bool(row.added_by) is not any(row.ways.values())
    assert row.added_by == "" or row.added_by.endswith(".")


def test_every_capability_can_be_explained() -> None:
    assert [row.name for row in rows() if not explained(row.name)] == []
