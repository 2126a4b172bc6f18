"""What each choice brings and what the articles say, and why a choice cannot be made."""

import pytest
from answers import sets
from hypothesis import given, settings

from generator.answers.parsing import shown
from generator.answers.questions import OFFERED, Answers
from generator.guidance.recommendation import recommend
from generator.guidance.rules import RULES
from generator.wizard.cards import Card, details, row, tally_lines
from generator.wizard.offers import Option, objections, options
from generator.wizard.typed import asked


def offer(said: Answers, name: str, word: str) -> Option:
    return next(one for one in options(said, name) if one.word == word)


def test_before_overruling_stands_what_is_held_against_it() -> None:
    said: Answers = {"database": "sqlite", "auth": "accounts", "admin": True}
    told = objections(said, recommend(said))
    assert "What they hold against Flask:" in told
    assert "strong    Accounts, sessions and permissions" in told
    assert "moderate  Models, ORM and migrations" in told
    assert max(map(len, told.splitlines())) <= 80
    wide = objections(said, recommend(said), 120)
    assert 80 < max(map(len, wide.splitlines())) <= 100


def test_where_much_is_held_against_it_it_says_how_much() -> None:
    said: Answers = {
        "database": "sqlite", "auth": "both", "admin": True, "rest": True, "size": "large",
        "priority": "security",
    }  # fmt: skip
    advised = recommend(said)
    told = objections(said, advised)
    count = f"(4 of {len(advised.reasons)}; why tells all)"
    assert count in " ".join(told.split())


def test_what_an_answer_adds_is_what_its_reasons_add_up_to() -> None:
    small = offer({"database": "none", "rest": True}, "size", "small")
    assert small.lean == "Flask +5"
    taken_back = "Flask: moderate 2 and strong 4, less slight 1, which counts no more."
    assert small.details[-1] == taken_back
    assert not [one for one in offer({}, "size", "small").details if "less" in one]


def test_a_choice_tells_what_each_framework_brings_and_what_the_articles_say() -> None:
    told = offer({}, "database", "postgresql")
    assert told.lean == "Django +2"
    assert told.details[:2] == (
        "Django brings its own ORM and migrations through psycopg.",
        "Flask brings SQLAlchemy and Flask-Migrate through psycopg.",
    )
    assert told.details[2].startswith("Articles, moderate for Django: Models, ORM and migrations")
    assert told.details[2].endswith("[A0,\xa0A1,\xa0A2,\xa0A4]")
    assert told.outlook == "With database postgresql: Django 2 : Flask 0"


def test_a_choice_counts_what_it_would_add_beside_the_other_answers() -> None:
    assert offer({"rest": True}, "size", "small").lean == "Flask +5"
    assert offer({"rest": False}, "size", "small").lean == "Flask +4"
    assert offer({"database": "sqlite"}, "auth", "tokens").lean == "Django +2, Flask +1"


def test_a_decisive_choice_says_so() -> None:
    assert offer({}, "database", "mongodb").lean == "decisive for Flask"


def test_parts_that_both_bring_alike_are_told_once() -> None:
    assert offer({}, "jobs", "celery").details == ("Either brings Celery.",)


@pytest.mark.parametrize(
    ("said", "name", "word", "because"),
    [
        ({"database": "redis", "auth": "accounts"}, "admin", "yes", "Redis is not one"),
        ({"database": "redis", "admin": True}, "auth", "accounts", "Redis is not one"),
        ({"database": "redis", "auth": "accounts", "admin": True}, "jobs", "celery", "Redis is"),
        ({"database": "sqlite"}, "orm", "peewee", "Peewee goes with Flask"),
    ],
)
def test_a_framework_that_cannot_be_had_brings_nothing(
    said: Answers, name: str, word: str, because: str
) -> None:
    django, flask = offer(said, name, word).brings
    assert django.startswith("Django cannot be had with these answers: ")
    assert because in django
    assert flask.startswith("Flask brings ")


def test_a_framework_that_is_asked_for_shows_what_speaks_against_it() -> None:
    told = offer({"database": "sqlite", "admin": True}, "framework", "flask").details
    assert told[0].startswith("Against it, strong for Django: Django's admin")
    assert not offer({"database": "sqlite"}, "framework", "auto").details


@pytest.mark.parametrize(
    ("said", "name", "word", "refused"),
    [
        ({"rest": False}, "auth", "tokens", "tokens guard an API, and there is none"),
        ({"admin": True}, "auth", "none", "an admin is never left open"),
        ({"orm": "peewee"}, "framework", "django", "Peewee goes with Flask"),
    ],
)
def test_a_choice_that_clashes_says_why(said: Answers, name: str, word: str, refused: str) -> None:
    assert refused in offer(said, name, word).refused


def test_at_the_review_what_clashes_can_be_chosen_and_tells_what_gives_way() -> None:
    said: Answers = {"database": "sqlite", "auth": "accounts", "admin": True, "rest": True}
    none = next(one for one in options(said, "database", refuse=False) if one.word == "none")
    assert not none.refused
    assert none.details[:2] == (
        "auth becomes none: without a database there is nowhere to keep users.",
        "admin becomes no: without a database there is nothing to administer.",
    )
    assert none.outlook == "With database none: Django 1 : Flask 3"


def test_at_the_review_what_is_asked_again_says_so() -> None:
    said: Answers = {"database": "sqlite", "auth": "both", "admin": False, "rest": True}
    without = next(one for one in options(said, "rest", refuse=False) if one.word == "no")
    assert without.gives_way == ("auth is asked again: tokens guard an API, and there is none.",)
    assert "auth is asked again" in _line_of(without)


def _line_of(option: Option) -> str:
    """Return what a screen of lines tells of a choice."""
    return asked(Card("Which?", options=(option,)), 80)


@settings(deadline=None, max_examples=50)
@given(said=sets)
def test_every_card_fits_any_width_and_every_reason_is_one_of_the_rules(said: Answers) -> None:
    because = {rule.because for rule in RULES}
    for question in OFFERED:
        if not question.values:
            continue
        card = Card(question.prompt, options=options(said, question.name), now="nothing")
        assert [one.word for one in card.options] == [shown(one) for one in question.values]
        for index, option in enumerate(card.options):
            reasons = [one for one in option.details if one.endswith("]")]
            assert all(any(text in one for text in because) for one in reasons)
            for columns in (39, 79):
                lines = [row(card, index, columns - 3), *details(card, index, columns)]
                lines += tally_lines(card, index, columns)
                assert max(map(len, lines)) <= columns


def test_at_eighty_columns_no_choice_is_cut_off() -> None:
    for question in OFFERED:
        card = Card(question.prompt, options=options({}, question.name))
        for index, option in enumerate(card.options):
            if not option.refused:
                assert option.line in row(card, index, 79)
