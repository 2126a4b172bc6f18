"""What a recommendation holds, and how ties, decisive reasons and flips come out."""

import pytest
from advice import Advice, advice_on

from generator.answers.questions import Answers
from generator.guidance.claims import claims_on
from generator.guidance.deciding import outcome

REASON = {"rule", "favours", "strength", "because", "articles", "note"}


def test_json_has_exactly_the_promised_fields() -> None:
    data = advice_on(database="postgresql", rest=True).data

    assert list(data) == [
        "framework",
        "scores",
        "decisive",
        "contested",
        "reasons",
        "against",
        "ignored",
        "flips",
        "disagreements",
        "changes",
        "parts",
        "impossible",
    ]
    assert all(set(reason) == REASON for reason in data["reasons"] + data["against"])
    assert all(set(one) == {"topic", "because", "articles"} for one in data["ignored"])
    assert all(set(flip) == {"answers", "framework"} for flip in data["flips"])


def test_a_reason_in_json_says_what_it_is_and_where_it_comes_from() -> None:
    data = advice_on(database="sqlite", rest=True).data

    assert data["reasons"][0] == {
        "rule": "relational",
        "favours": "django",
        "strength": "moderate",
        "because": (
            "Models, ORM and migrations for SQLite, MySQL, PostgreSQL and Oracle are part of "
            "Django."
        ),
        "articles": ["A0", "A1", "A2", "A4"],
        "note": "",
    }


SUMS: tuple[tuple[Answers, int, int], ...] = (
    ({}, 0, 2),
    ({"database": "sqlite"}, 2, 0),
    ({"database": "mongodb"}, 0, 0),
    ({"database": "sqlite", "orm": "peewee"}, 2, 0),
    ({"database": "sqlite", "auth": "accounts"}, 6, 0),
    ({"database": "sqlite", "auth": "both", "rest": True}, 7, 1),
    ({"database": "sqlite", "auth": "tokens", "rest": True}, 4, 1),
    ({"database": "sqlite", "auth": "accounts", "admin": True}, 10, 0),
    ({"rest": True}, 1, 3),
    ({"rest": True, "size": "small"}, 1, 8),
    ({"rest": True, "size": "large"}, 6, 3),
    ({"async_needs": "views"}, 4, 2),
    ({"async_needs": "realtime"}, 4, 2),
    ({"size": "small"}, 0, 6),
    ({"size": "large"}, 4, 2),
    ({"priority": "control"}, 0, 6),
    ({"priority": "delivery"}, 2, 2),
    ({"priority": "conventions"}, 2, 2),
    ({"priority": "security"}, 4, 2),
    ({"priority": "learning"}, 0, 6),
)


@pytest.mark.parametrize(("answers", "django", "flask"), SUMS, ids=str)
def test_strengths_add_up_for_each_framework(answers: Answers, django: int, flask: int) -> None:
    Advice(answers).scores(django=django, flask=flask)


def test_a_tie_goes_to_django_and_says_so() -> None:
    advice = advice_on(database="none", priority="delivery")

    advice.is_for("django").scores(django=2, flask=2).is_contested().is_decisive(decisive=False)
    advice.rests_on("delivery", "tie").goes_against("no-database")
    assert advice.data["reasons"][-1]["articles"] == ["A0", "A1", "A4"]


def test_no_tie_is_told_where_a_decisive_reason_settles_even_sums() -> None:
    advice = advice_on(database="mongodb")

    advice.is_for("flask").scores(django=0, flask=0).rests_on("mongodb").is_contested(
        contested=False
    )


def test_what_one_framework_alone_has_settles_the_pick() -> None:
    small: Answers = {"database": "sqlite", "size": "small", "priority": "control"}
    Advice({**small, "jobs": "celery"}).is_for("flask")

    advice = Advice({**small, "jobs": "database"}).is_for("django").is_decisive()

    first = advice.data["reasons"][0]
    assert (first["rule"], first["articles"]) == ("only-one", [])
    assert first["because"] == "On Flask jobs are queued by Procrastinate, in PostgreSQL alone."
    assert advice.data["scores"] == {"django": 2, "flask": 8}
    assert outcome({"jobs": "database", "database": "mysql"})[0] == "django"
    assert "only-one" not in str(Advice({"database": "postgresql", "jobs": "database"}).data)
    # A reason of the articles settles it, if there is one.
    assert "only-one" not in str(Advice({"database": "sqlite", "orm": "peewee"}).data)


@pytest.mark.parametrize(
    "decisive",
    [{"database": "mongodb"}, {"database": "redis"}, {"database": "sqlite", "orm": "peewee"}],
    ids=str,
)
def test_a_decisive_reason_outweighs_everything_and_everything_is_still_told(
    decisive: Answers,
) -> None:
    against: Answers = {
        "auth": "both",
        "admin": True,
        "rest": True,
        "async_needs": "views",
        "size": "large",
        "priority": "security",
    }

    advice = Advice({**decisive, **against}).is_for("flask").is_decisive().is_contested()

    told = {reason["rule"] for reason in advice.data["against"]}
    assert told >= {"accounts", "admin", "rest-framework-at-scale", "async-views", "large"}


def test_reasons_come_weightiest_first() -> None:
    data = advice_on(
        database="postgresql", auth="tokens", rest=True, async_needs="views", priority="delivery"
    ).data

    strengths = [reason["strength"] for reason in data["reasons"]]
    assert strengths == ["strong", "moderate", "moderate", "slight", "slight"]


def test_what_is_left_out_counts_as_none_no_or_open() -> None:
    said: Answers = {"rest": True}
    spelt_out: Answers = {
        "database": "none",
        "auth": "none",
        "admin": False,
        "rest": True,
        "async_needs": "none",
        "size": "open",
        "priority": "open",
        "orm": "default",
    }

    assert Advice(said).data == Advice(spelt_out).data


def test_answers_that_no_article_speaks_about_count_for_nothing() -> None:
    plain: Answers = {"database": "sqlite", "rest": True}
    more: Answers = {"framework": "flask", "project_name": "Shelf", "pages": False, "docker": True}

    assert Advice({**plain, **more}).data == Advice(plain).data


def test_rest_and_size_are_where_the_articles_disagree() -> None:
    def settled(answers: Answers) -> list[str]:
        return [one.settled for one in Advice(answers).recommendation.disagreements]

    assert settled({"database": "sqlite"}) == []
    assert settled({"rest": True}) == ["Size was left open, so it counts the same for both."]
    assert settled({"rest": True, "size": "small"}) == ["A small service pulls it towards Flask."]
    assert settled({"rest": True, "size": "large"}) == [
        "A large one pulls it towards Django.",
        "Both still see Django ahead there.",
    ]


def test_delivery_and_security_are_where_the_articles_disagree() -> None:
    for priority, articles in (
        ("delivery", ("A2", "A3", "A4")),
        ("security", ("A1", "A3", "A4")),
    ):
        (found,) = Advice({"priority": priority}).recommendation.disagreements
        assert found.articles == articles
        claimed = {claim.article for claim in claims_on("priority", (priority,))}
        assert claimed >= set(articles)


def test_flips_of_a_back_office_are_single_changes() -> None:
    advice = advice_on(database="postgresql", auth="accounts", admin=True)

    advice.is_for("django").flips_with(
        {"database": "mongodb"}, {"database": "redis"}, {"orm": "peewee"}
    )


def test_flips_of_mongodb_are_the_relational_databases() -> None:
    advice = advice_on(database="mongodb", rest=True).is_for("flask")

    advice.flips_with(
        {"database": "sqlite"},
        {"database": "postgresql"},
        {"database": "mysql"},
        {"database": "oracle"},
    )


def test_a_flip_of_two_answers_is_told_where_no_single_one_is_enough() -> None:
    advice = advice_on(database="sqlite", size="small", priority="control", async_needs="none")

    advice.is_for("flask").flips_with(
        {"size": "large"},
        {"priority": "delivery"},
        {"priority": "conventions"},
        {"priority": "security"},
    )
    harder = advice_on(size="small", priority="control")
    assert {len(flip["answers"]) for flip in harder.data["flips"]} == {2}
    assert {"answers": {"async_needs": "views", "size": "large"}, "framework": "django"} in (
        harder.data["flips"]
    )


def test_a_flip_never_asks_for_answers_that_clash() -> None:
    advice = advice_on(database="none", rest=True)

    changed = [flip["answers"] for flip in advice.data["flips"]]
    assert {"auth": "accounts"} not in changed
    assert {"admin": True} not in changed


def test_an_open_answer_clashes_with_no_flip() -> None:
    advice = advice_on(auth="both").is_for("django")

    advice.flips_with(
        {"database": "mongodb"},
        {"database": "redis"},
        {"auth": "none"},
        {"auth": "tokens"},
        {"size": "small"},
        {"priority": "control"},
        {"priority": "learning"},
    )


def test_what_has_changed_and_where_the_articles_disagree_stand_in_json() -> None:
    data = advice_on(database="mongodb", rest=True, size="large").data

    assert [one["articles"] for one in data["disagreements"]] == [
        ["A0", "A1", "A2", "A4"],
        ["A3", "A4"],
    ]
    assert data["changes"][0].startswith("Since 2025 MongoDB publishes")
    assert len(data["changes"]) == 3
