"""The scenarios that the guidance must settle as its authors did."""

from typing import NamedTuple

import pytest
from advice import Advice

from generator.answers.questions import Answers


class Scenario(NamedTuple):
    """Answers, what is not named being left out, and what is advised on them."""

    name: str
    answers: Answers
    pick: str
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()
    decisive: bool = False
    contested: bool = False


SCENARIOS = (
    Scenario(
        "1-mongodb-api",
        {"database": "mongodb", "rest": True},
        "flask",
        ("mongodb", "light-api"),
        ("rest-framework",),
        decisive=True,
    ),
    Scenario(
        "2-back-office",
        {"database": "postgresql", "auth": "accounts", "admin": True},
        "django",
        ("accounts", "admin", "relational"),
    ),
    Scenario(
        "3-async-api",
        {"database": "postgresql", "auth": "tokens", "rest": True, "async_needs": "views"},
        "django",
        ("async-views", "relational", "tokens", "rest-framework"),
        ("light-api",),
    ),
    Scenario(
        "4-micro-service",
        {"database": "none", "rest": True, "size": "small"},
        "flask",
        ("small", "no-database", "small-api"),
        ("rest-framework",),
    ),
    Scenario(
        "5-redis-api",
        {"database": "redis", "rest": True, "auth": "tokens"},
        "flask",
        ("redis", "light-api"),
        ("tokens", "rest-framework"),
        decisive=True,
    ),
    Scenario(
        "6-mongodb-back-office",
        {"database": "mongodb", "auth": "accounts", "admin": True, "size": "large"},
        "flask",
        ("mongodb",),
        ("accounts", "admin", "large"),
        decisive=True,
        contested=True,
    ),
    Scenario(
        "7-personal-blog",
        {"database": "sqlite", "size": "small"},
        "flask",
        ("small",),
        ("relational",),
    ),
    Scenario(
        "8-small-back-office",
        {"database": "sqlite", "auth": "accounts", "admin": True, "size": "small"},
        "django",
        ("accounts", "admin", "relational"),
        ("small",),
        contested=True,
    ),
    Scenario(
        "9-async-mongodb",
        {"database": "mongodb", "async_needs": "views"},
        "flask",
        ("mongodb",),
        ("async-views",),
        decisive=True,
        contested=True,
    ),
    Scenario(
        "10-api-of-open-size",
        {"database": "postgresql", "rest": True},
        "django",
        ("relational", "rest-framework"),
        ("light-api",),
    ),
    Scenario(
        "11-small-api",
        {"database": "postgresql", "rest": True, "size": "small"},
        "flask",
        ("small", "small-api"),
        ("relational", "rest-framework"),
    ),
    Scenario(
        "12-large-api",
        {"database": "postgresql", "rest": True, "size": "large"},
        "django",
        ("large", "relational", "rest-framework-at-scale"),
        ("light-api",),
    ),
    Scenario(
        "13-control-with-accounts",
        {"database": "postgresql", "auth": "accounts", "priority": "control"},
        "django",
        ("accounts", "relational"),
        ("control",),
        contested=True,
    ),
    Scenario(
        "14-control",
        {"database": "postgresql", "priority": "control"},
        "flask",
        ("control",),
        ("relational",),
    ),
    Scenario("15-nothing-chosen", {}, "flask", ("no-database",)),
    Scenario(
        "16-learning",
        {"database": "none", "priority": "learning"},
        "flask",
        ("learning", "no-database"),
    ),
    Scenario(
        "17-everything",
        {
            "database": "oracle",
            "auth": "accounts",
            "rest": True,
            "size": "large",
            "priority": "security",
        },
        "django",
        ("accounts", "large", "security", "relational", "rest-framework-at-scale"),
        ("light-api",),
    ),
    Scenario(
        "18-websockets",
        {"database": "none", "async_needs": "realtime"},
        "django",
        ("realtime",),
        ("no-database",),
    ),
)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_a_scenario_is_settled_as_the_guidance_says(scenario: Scenario) -> None:
    advice = Advice(scenario.answers)

    advice.is_for(scenario.pick).rests_on(*scenario.reasons).goes_against(*scenario.against)
    advice.is_decisive(scenario.decisive).is_contested(scenario.contested)


def test_mongodb_with_an_admin_names_what_flask_builds_it_from() -> None:
    advice = Advice({"database": "mongodb", "auth": "accounts", "admin": True, "size": "large"})

    said = " ".join(reason["because"] for reason in advice.data["against"])
    assert "Flask-Admin" in said
    assert "MongoEngine" in said


def test_async_views_against_flask_carry_their_dated_note() -> None:
    advice = Advice({"database": "mongodb", "async_needs": "views"})

    (async_views,) = advice.data["against"]
    assert "Flask 2.0 (2021)" in async_views["note"]
    assert "Quart" in async_views["note"]
