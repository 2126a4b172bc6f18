"""The live line: where the pick stands, in words that are true."""

import pytest
from answers import sets
from hypothesis import given, settings

from generator.answers.completing import complete
from generator.answers.questions import ASKED_ABOUT, Answers
from generator.guidance.recommendation import recommend
from generator.guidance.rules import WEIGHTS
from generator.wizard.state import ASKED_FIRST
from generator.wizard.tally import line, short_line, tally


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({}, "no answer yet speaks for Django or for Flask"),
        ({"auth": "none", "orm": "default"}, "no answer yet speaks for Django or for Flask"),
        ({"database": "none"}, "Flask, because database none weighed most: Django 0 : Flask 2"),
        (
            {"database": "sqlite", "admin": True, "size": "small"},
            "Django, because admin weighed most for Django: Django 6 : Flask 4",
        ),
        (
            {"database": "postgresql", "admin": True, "rest": True, "size": "open"},
            "Django, because admin weighed most: Django 7 : Flask 1",
        ),
        (
            {"auth": "accounts", "admin": True},
            "Django, because auth accounts and admin weighed most: Django 8 : Flask 0",
        ),
        (
            {"auth": "tokens"},
            "Django, because auth tokens and rest weighed most for Django: Django 2 : Flask 1",
        ),
        (
            {"rest": True, "size": "large"},
            "Django, because size large weighed most: Django 6 : Flask 1",
        ),
        ({"rest": True}, "Django, because a tie goes to Django: Django 1 : Flask 1"),
        (
            {"database": "mongodb", "admin": True},
            "Flask, because MongoDB is not relational, whatever the sums: Django 4 : Flask 0",
        ),
        (
            {"database": "sqlite", "orm": "peewee"},
            "Flask, because Peewee goes with Flask alone, whatever the sums: Django 2 : Flask 0",
        ),
    ],
)
def test_the_line_tells_the_sums_and_what_weighed_most(said: Answers, told: str) -> None:
    assert line(tally(said)).replace("\N{NO-BREAK SPACE}", " ") == told


def test_a_short_line_tells_a_settled_pick() -> None:
    assert short_line(tally({"database": "redis"})) == (
        "Flask, whatever the sums: Django 0 : Flask 0"
    )


@settings(deadline=None)
@given(said=sets)
def test_once_all_is_said_the_line_stands_where_the_recommendation_does(said: Answers) -> None:
    whole = complete(said).answers
    said = {**{name: whole[name] for name in ASKED_FIRST}, **said}
    now = tally(said)
    advised = recommend({name: complete(said).answers[name] for name in ASKED_ABOUT})
    assert now.verdict.framework == advised.framework
    assert now.verdict.scores == advised.scores


@settings(deadline=None)
@given(said=sets)
def test_what_weighed_most_does(said: Answers) -> None:
    now = tally(said)
    told = line(now)
    if "weighed most" not in told:
        return
    weights = {rule.favours: 0 for rule in now.rules} | {
        rule.favours: max(WEIGHTS[one.strength] for one in now.rules if one.favours == rule.favours)
        for rule in now.rules
    }
    others = [weight for one, weight in weights.items() if one != now.verdict.framework]
    is_alone = all(weight < weights[now.verdict.framework] for weight in others)
    assert ("weighed most for" not in told) == is_alone
