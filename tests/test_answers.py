"""What was said stays; what follows is told; what cannot be is refused with a way out."""

from contextlib import suppress
from dataclasses import replace
from itertools import product
from math import prod

import pytest
from answer_sets import (
    CORE,
    FRAMEWORKS,
    FREE,
    SHAPING,
    chance_for,
    choices_of,
    core_sets,
    coverable,
    covering_sets,
    pair_covering_sets,
    tuples_of,
    valid_sets,
    whole,
)
from hypothesis import given
from hypothesis import strategies as st

from generator.answers.clashes import (
    CLASHES,
    CONSTRAINED,
    clashes,
    clashes_among,
    nearest_valid,
)
from generator.answers.command_line import as_flag
from generator.answers.completing import complete
from generator.answers.parsing import parse
from generator.answers.questions import BY_NAME, QUESTIONS, Answers, Choice
from generator.answers.validation import check, check_choices, check_recommendable
from generator.errors import ClashingAnswers, NotAvailableYet, UnknownName
from generator.guidance.wording import listed

# All but none; Redis is the last.
DATABASES = BY_NAME["database"].values[1:]

said_answers = st.fixed_dictionaries(
    {},
    optional={
        question.name: st.sampled_from(question.values)
        for question in QUESTIONS
        if question.kind != "text"
    },
)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, {"database": "sqlite", "auth": "accounts", "admin": True, "rest": False}),
        ({"database": "none"}, {"auth": "none", "admin": False, "rest": False}),
        ({"database": "none", "rest": True}, {"pages": False}),
        ({"database": "none", "rest": True, "pages": True}, {"pages": True}),
        ({"auth": "tokens"}, {"rest": True, "admin": False, "database": "sqlite", "pages": True}),
        ({"auth": "both"}, {"rest": True, "admin": True}),
        ({"auth": "none"}, {"admin": False, "rest": False}),
        ({"admin": True}, {"auth": "accounts", "database": "sqlite"}),
        ({"database": "redis", "framework": "django"}, {"auth": "none", "admin": False}),
        ({"jobs": "database"}, {"database": "postgresql"}),
        ({"jobs": "database", "framework": "flask"}, {"database": "postgresql"}),
        ({"jobs": "database", "framework": "django"}, {"database": "sqlite"}),
    ],
)
def test_defaults_follow_what_was_said(said: Answers, expected: Answers) -> None:
    answers = complete(said).answers
    assert {name: answers[name] for name in expected} == expected


def test_what_followed_is_told() -> None:
    told = [str(one) for one in complete({"auth": "tokens"}).followed]
    assert told == [
        "admin: no, because auth tokens leaves nobody to log in to it",
        "rest: yes, because tokens guard an API",
    ]


@given(said_answers)
def test_completing_never_changes_what_was_said(said: Answers) -> None:
    answers = complete(said).answers
    assert {name: answers[name] for name in said} == said
    assert list(answers) == [question.name for question in QUESTIONS]


@given(said_answers)
def test_defaults_never_clash_with_what_was_said(said: Answers) -> None:
    """A clash is always among answers that were said, or that follow from nothing but them."""
    for clash in clashes(complete(said).answers):
        assert {name for name in clash.when if name in said}, (said, clash)


@pytest.mark.parametrize("name", ["database", "auth", "admin", "rest", "async_needs", "orm"])
def test_one_answer_alone_never_clashes(name: str) -> None:
    for value in BY_NAME[name].values:
        assert not clashes(complete({name: value}).answers), (name, value)


@pytest.mark.parametrize(
    ("said", "message", "way_out"),
    [
        (
            {"database": "none", "auth": "accounts"},
            "auth accounts and database none cannot stand together",
            f"Take database {listed(DATABASES)}, or auth none.",
        ),
        ({"auth": "tokens", "rest": False}, "auth tokens and rest no", "rest yes"),
        ({"admin": True, "auth": "none"}, "an admin is never left open", "auth accounts"),
        ({"admin": True, "auth": "tokens"}, "an admin is never left open", "auth accounts or both"),
        ({"admin": True, "database": "none"}, "nothing to administer", "admin no"),
    ],
)
def test_clashes_name_the_answers_and_the_nearest_valid_ones(
    said: Answers, message: str, way_out: str
) -> None:
    with pytest.raises(ClashingAnswers) as refused:
        check_choices({**complete(said).answers})
    assert message in refused.value.message
    assert way_out in refused.value.way_out
    assert refused.value.exit_status == 2


@pytest.mark.parametrize(
    ("said", "message", "way_out"),
    [
        (
            {"framework": "django", "database": "redis", "admin": True},
            (
                "framework django, database redis and admin yes cannot stand together: "
                "Django's admin needs a database that its ORM can speak, and Redis is not one."
            ),
            f"Take database {listed(DATABASES[:-1])}, or admin no, or framework flask.",
        ),
        (
            {"framework": "django", "orm": "peewee"},
            "framework django and orm peewee cannot stand together: Peewee goes with Flask.",
            "Take framework flask, or orm default.",
        ),
        (
            {"framework": "flask", "jobs": "database", "database": "mysql"},
            (
                "framework flask, jobs database and database mysql cannot stand together: "
                "on Flask jobs are queued by Procrastinate, in PostgreSQL alone."
            ),
            "Take database postgresql, or framework django, or jobs none or celery.",
        ),
        (
            {"jobs": "database", "database": "oracle"},
            (
                "jobs database and database oracle cannot stand together: "
                "jobs can be queued in SQLite, PostgreSQL and MySQL only."
            ),
            "Take database sqlite, postgresql or mysql, or jobs none or celery.",
        ),
        (
            {"database": "none", "auth": "tokens"},
            (
                "auth tokens and database none cannot stand together: without a database there is "
                "nowhere to keep users."
            ),
            f"Take database {listed(DATABASES)}, or auth none.",
        ),
    ],
)
def test_a_clash_names_only_what_was_said(said: Answers, message: str, way_out: str) -> None:
    with pytest.raises(ClashingAnswers) as refused:
        check_choices(complete(said).answers, said)
    assert (refused.value.message, refused.value.way_out) == (message, way_out)


@pytest.mark.parametrize(
    ("said", "way_out"),
    [
        ({"admin": True, "auth": "none"}, "Take auth accounts or both, or admin no."),
        ({"auth": "tokens", "rest": False}, "Take auth none or accounts, or rest yes."),
    ],
)
def test_what_was_not_said_clashes_with_no_way_out(said: Answers, way_out: str) -> None:
    with pytest.raises(ClashingAnswers) as refused:
        check_recommendable(said)
    assert refused.value.way_out == way_out


@given(said_answers)
def test_a_refusal_names_answers_that_were_said_and_ways_out_that_stand(said: Answers) -> None:
    answers = complete(said).answers
    if clashes(answers):
        assert clashes_among(said), said
        for change in nearest_valid(
            said, lambda _name, _answer: True, lambda one: clashes(complete(one).answers)
        ):
            assert not clashes(complete({**said, **change}).answers), change


@given(said_answers)
def test_every_clash_has_a_way_out(said: Answers) -> None:
    answers = complete(said).answers
    for change in nearest_valid(answers, lambda _name, _answer: True):
        assert not clashes({**answers, **change}), (answers, change)


def test_a_clash_is_whole() -> None:
    for clash in CLASHES:
        assert len(clash.when) > 1, clash
        assert all(answers < {*BY_NAME[name].values} for name, answers in clash.when.items()), clash
        assert clash.because.strip(".") == clash.because, clash
        assert bool(clash.follows) is bool(clash.so), clash
        assert not clash.follows or clash.follows in clash.when, clash


def test_every_clash_can_happen() -> None:
    reached = {
        clash.because
        for name in CONSTRAINED
        for value in BY_NAME[name].values
        for other in CONSTRAINED
        for another in BY_NAME[other].values
        for database in BY_NAME["database"].values
        for said in ({}, {"framework": "flask"})
        for clash in clashes({"database": database, **said, name: value, other: another})
    }
    assert reached == {clash.because for clash in CLASHES}


def test_what_has_no_template_yet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    later = Choice("jenkins", "a service of one's own", available=False)
    question = replace(BY_NAME["ci"], choices=(*BY_NAME["ci"].choices, later))
    monkeypatch.setitem(BY_NAME, "ci", question)
    with pytest.raises(NotAvailableYet, match="not available yet"):
        check_choices({**complete({}).answers, "ci": "jenkins"})


@pytest.mark.parametrize(
    ("name", "raw", "answer"),
    [
        ("database", "PostgreSQL", "postgresql"),
        ("license", "mit", "MIT"),
        ("admin", "no", False),
        ("admin", True, True),
        ("rest", "YES", True),
        ("project_name", "{{x}}", "{{x}}"),
    ],
)
def test_parsing_takes_what_people_write(name: str, raw: object, answer: object) -> None:
    assert parse(name, raw) == answer


@pytest.mark.parametrize(
    ("name", "raw", "way_out"),
    [
        ("databse", "sqlite", "Did you mean database?"),
        ("database", "postgres", "Did you mean postgresql?"),
        ("auth", "token", "Did you mean tokens?"),
        ("database", "qqq", "There is: none, sqlite"),
        ("admin", "perhaps", "It takes yes or no."),
        ("database", 3, 'It takes "none", "sqlite"'),
        ("description", 3, "It takes text, in quotes."),
    ],
)
def test_unknown_names_and_values_get_the_nearest_spelling(
    name: str, raw: object, way_out: str
) -> None:
    with pytest.raises(UnknownName) as refused:
        parse(name, raw)
    assert way_out in refused.value.way_out


@given(st.text(), st.one_of(st.text(), st.booleans(), st.integers(), st.none()))
def test_parsing_never_fails_in_another_way(name: str, raw: object) -> None:
    for question_name in (name, "database", "admin", "description"):
        with suppress(UnknownName):
            parse(question_name, raw)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_valid_sets_are_those_that_are_not_refused(framework: str) -> None:
    """Sets of the questions that can clash; every choice of the rest goes with each.

    A refusal looks for ways out, which takes long: of the sets that are refused, some are tried.
    """
    valid = core_sets(framework)
    assert all(is_taken(framework, core) for core in valid)
    every = [dict(zip(CORE, said, strict=True)) for said in product(*map(choices_of, CORE))]
    refused = [core for core in every if core not in valid]
    assert len(valid) + len(refused) == len(every)
    tried = chance_for("refused sets").sample(refused, 1000)
    assert not any(is_taken(framework, core) for core in tried)
    others = prod(len(choices_of(name)) for name in FREE)
    assert sum(1 for _ in valid_sets(framework)) == len(core_sets(framework)) * others


def is_taken(framework: str, core: Answers) -> bool:
    """Whether a project can be made of these answers."""
    try:
        check(whole(framework, core))
    except ClashingAnswers:
        return False
    return True


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize(("strength", "names"), [(2, (*SHAPING, "python_version")), (3, SHAPING)])
def test_few_sets_cover_every_pair_and_triple(
    framework: str, strength: int, names: tuple[str, ...]
) -> None:
    chosen = covering_sets(framework, strength, names)
    valid = {tuple(answers[name] for name in SHAPING) for answers in valid_sets(framework)}
    assert {tuple(answers[name] for name in SHAPING) for answers in chosen} <= valid
    held = {found for answers in chosen for found in tuples_of(answers, strength)}
    assert held == set(coverable(framework, strength, names))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_is_run_holds_every_pair(framework: str) -> None:
    names = (*SHAPING, "python_version")
    held = {
        found
        for answers in pair_covering_sets(framework)
        for found in tuples_of({name: answers[name] for name in names}, 2)
    }
    assert held == set(coverable(framework, 2, names))


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_can_be_covered_is_what_valid_sets_hold(framework: str) -> None:
    held = {found for answers in valid_sets(framework) for found in tuples_of(answers, 2)}
    assert held == set(coverable(framework, 2, SHAPING))


@pytest.mark.parametrize(
    ("name", "answer", "flag"),
    [
        ("database", "mongodb", "--database mongodb"),
        ("admin", False, "--no-admin"),
        ("async_needs", "views", "--async views"),
        ("description", "it's", "--description 'it'\"'\"'s'"),
    ],
)
def test_an_answer_becomes_a_flag(name: str, answer: str | bool, flag: str) -> None:
    assert as_flag(name, answer) == flag
