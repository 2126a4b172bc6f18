"""Every claim of the five articles is reached by some answers, with its sources."""

from typing import NamedTuple

import pytest
from advice import Advice

from generator.answers.questions import BY_NAME, Answers
from generator.guidance.articles import BY_ID
from generator.guidance.claims import CLAIMS as HELD
from generator.guidance.claims import Claim as Held
from generator.guidance.claims import claims_behind, claims_naming, claims_on
from generator.guidance.disagreements import DISAGREEMENTS, IGNORED, Ignored
from generator.guidance.named_parts import OLD_NAMES, NamedPart
from generator.guidance.rules import RULES, TIE, Rule


class Claim(NamedTuple):
    """One claim, answers that touch on it, the rule that states it, and the words it must have."""

    name: str
    answers: Answers
    rule: str
    articles: str
    words: tuple[str, ...]


_API: Answers = {"database": "sqlite", "rest": True}
_ADMIN: Answers = {"database": "sqlite", "auth": "accounts", "admin": True}
_ACCOUNTS: Answers = {"database": "sqlite", "auth": "accounts"}
_TOKENS: Answers = {**_API, "auth": "tokens"}
_SECURITY: Answers = {"priority": "security"}
_VIEWS: Answers = {"async_needs": "views"}
_REALTIME: Answers = {"async_needs": "realtime"}
_RELATIONAL = ("ORM", "migrations", "Django")

CLAIMS = (
    Claim("sqlite", {"database": "sqlite"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Claim("postgresql", {"database": "postgresql"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Claim("mysql", {"database": "mysql"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Claim("oracle", {"database": "oracle"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Claim("django-on-mongodb", {"database": "mongodb"}, "mongodb", "A2 A4", ("features", "lost")),
    Claim("django-on-redis", {"database": "redis"}, "redis", "A2 A4", ("features", "lost")),
    Claim("flask-any-store", {"database": "mongodb"}, "mongodb", "A2 A4", ("any store",)),
    Claim("mongodb-since", {"database": "mongodb"}, "mongodb", "A2 A4", ("2025", "backend")),
    Claim(
        "another-orm",
        {"database": "sqlite", "orm": "peewee"},
        "other-orm",
        "A2",
        ("SQLAlchemy", "Peewee", "MongoEngine"),
    ),
    Claim("no-database", {}, "no-database", "A2 A4", ("assumes nothing about data",)),
    Claim("static-sites", {}, "no-database", "A1", ("simple or static sites",)),
    Claim("accounts", _ACCOUNTS, "accounts", "A0 A2 A4", ("sessions", "permissions")),
    Claim(
        "accounts-beside-tokens",
        {**_API, "auth": "both"},
        "accounts",
        "A0 A2 A4",
        ("sessions", "permissions"),
    ),
    Claim("flask-sessions", _ACCOUNTS, "accounts", "A2 A4", ("cookie sessions only",)),
    Claim("flask-login", _ACCOUNTS, "accounts", "A0 A4", ("Flask-Login",)),
    Claim("flask-security", _ACCOUNTS, "accounts", "A1", ("Flask-Security",)),
    Claim("tokens", _TOKENS, "tokens", "A2 A4", ("REST framework",)),
    Claim("flask-tokens", _TOKENS, "tokens", "A4", ("extension, for JWT",)),
    Claim("flask-jwt-since", _TOKENS, "tokens", "A4", ("2015", "Flask-JWT-Extended")),
    Claim("admin", _ADMIN, "admin", "A0 A1 A2", ("most praised",)),
    Claim("admin-themes", _ADMIN, "admin", "A0", ("themed", "Django-Jet")),
    Claim("admin-saves-work", _ADMIN, "admin", "A0", ("saves building a back office",)),
    Claim("flask-no-admin", _ADMIN, "admin", "A1", ("Flask has none",)),
    Claim(
        "flask-admin",
        _ADMIN,
        "admin",
        "A2",
        ("Flask-Admin", "SQLAlchemy", "Peewee", "MongoEngine", "with or without auth"),
    ),
    Claim(
        "rest-framework",
        _API,
        "rest-framework",
        "A2 A4",
        ("serializers", "validation", "auth", "views", "throttling", "permissions", "HTML docs"),
    ),
    Claim(
        "rest-framework-grows",
        {**_API, "size": "large"},
        "rest-framework-at-scale",
        "A2 A4",
        ("grow in size and traffic",),
    ),
    Claim("flask-light-api", _API, "light-api", "A0 A1 A2", ("lighter",)),
    Claim(
        "flask-small-api",
        {**_API, "size": "small"},
        "small-api",
        "A0 A1 A2",
        ("small API", "micro-service"),
    ),
    Claim(
        "flask-rest-parts",
        _API,
        "light-api",
        "A2 A4",
        ("Flask-RESTful", "Flask-Marshmallow", "JWT extension", "together"),
    ),
    Claim("flask-rest-since", _API, "light-api", "A2 A4", ("2023", "flask-smorest")),
    Claim("async-views", _VIEWS, "async-views", "A2", ("3.1", "Daphne", "Hypercorn", "Uvicorn")),
    Claim("flask-no-async", _VIEWS, "async-views", "A2", ("none in Flask",)),
    Claim("flask-async-since", _VIEWS, "async-views", "A2", ("2021", "holds a worker", "Quart")),
    Claim("realtime", _REALTIME, "realtime", "A2", ("3.1", "Daphne", "Hypercorn", "Uvicorn")),
    Claim("realtime-since", _REALTIME, "realtime", "A2", ("2021", "Quart")),
    Claim(
        "small",
        {"size": "small"},
        "small",
        "A0 A1 A4",
        ("one thing well", "micro-service", "simple site", "personal blog"),
    ),
    Claim(
        "large",
        {"size": "large"},
        "large",
        "A0 A1 A3 A4",
        ("products", "many parts", "many users", "much content"),
    ),
    Claim("control", {"priority": "control"}, "control", "A0 A2 A3 A4", ("each part",)),
    Claim(
        "no-compromise", {"priority": "control"}, "control", "A4", ("cannot give up flexibility",)
    ),
    Claim("delivery", {"priority": "delivery"}, "delivery", "A0 A4", ("sooner",)),
    Claim("conventions", {"priority": "conventions"}, "conventions", "A0 A2", ("newcomers",)),
    Claim(
        "security",
        _SECURITY,
        "security",
        "A0 A1 A3 A4",
        ("XSS", "CSRF", "SQL injection", "clickjacking"),
    ),
    Claim("flask-vetting", _SECURITY, "security", "A4", ("vetted", "kept current")),
    Claim("flask-csp", _SECURITY, "security", "A3", ("Content-Security-Policy",)),
    Claim("flask-analysis", _SECURITY, "security", "A3", ("static analysis", "dynamic testing")),
    Claim("learning", {"priority": "learning"}, "learning", "A3 A4", ("learns web development",)),
    Claim("ties-go-to-django", {"priority": "delivery"}, "tie", "A0 A1 A4", ("default", "Django")),
)

# What does not decide is told whatever was answered.
IGNORED_CLAIMS = (
    ("speed", "A0 A1 A2 A4", ("negligible", "slightly less overhead")),
    ("popularity", "A1 A2 A3", ()),
    ("template engine", "A1 A2 A4", ()),
    ("routing style", "A2 A4", ()),
)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.name)
def test_a_claim_is_reached_with_its_words_and_its_articles(claim: Claim) -> None:
    data = Advice(claim.answers).data

    reasons = {reason["rule"]: reason for reason in data["reasons"] + data["against"]}
    reason = reasons[claim.rule]
    told = f"{reason['because']} {reason['note']}"
    assert [word for word in claim.words if word not in told] == []
    assert set(claim.articles.split()) <= set(reason["articles"])


@pytest.mark.parametrize(("topic", "articles", "words"), IGNORED_CLAIMS)
def test_what_does_not_decide_is_said_and_not_scored(
    topic: str, articles: str, words: tuple[str, ...]
) -> None:
    data = Advice({}).data

    (ignored,) = [one for one in data["ignored"] if one["topic"] == topic]
    assert ignored["articles"] == articles.split()
    assert [word for word in words if word not in ignored["because"]] == []
    assert data["scores"] == {"django": 0, "flask": 2}


def test_no_rule_stands_for_nothing_that_the_articles_claim() -> None:
    assert {rule.id for rule in (*RULES, TIE)} == {claim.rule for claim in CLAIMS}
    assert {one.topic for one in IGNORED} == {topic for topic, *_ in IGNORED_CLAIMS}


def test_every_source_is_one_of_the_five_articles() -> None:
    parts = (*RULES, TIE, *IGNORED, *DISAGREEMENTS)

    assert {article for part in parts for article in part.articles} == set(BY_ID)
    assert list(BY_ID) == ["A0", "A1", "A2", "A3", "A4"]


def test_rules_have_names_of_their_own() -> None:
    ids = [rule.id for rule in (*RULES, TIE)]

    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_article_behind_a_rule_holds_something_there(rule: Rule) -> None:
    assert {claim.article for claim in claims_behind(rule)} == set(rule.articles)


@pytest.mark.parametrize("topic", IGNORED, ids=lambda topic: topic.topic)
def test_every_article_behind_a_topic_holds_something_on_it(topic: Ignored) -> None:
    assert [claim.article for claim in claims_on(topic.topic)] == list(topic.articles)


def test_what_an_article_holds_is_about_a_question_or_a_topic() -> None:
    topics = {one.topic for one in IGNORED}
    for claim in HELD:
        assert claim.article in BY_ID
        assert claim.about in BY_NAME or claim.about in topics
        if claim.about in BY_NAME:
            assert claim.answers <= set(BY_NAME[claim.about].values), claim


def test_an_article_holds_one_thing_on_one_answer() -> None:
    told = [(claim.article, claim.about, answer) for claim in HELD for answer in claim.answers]

    both = {("A2", "auth", "both"), ("A4", "auth", "both")}
    assert {one for one in told if told.count(one) > 1} == both


@pytest.mark.parametrize("claim", HELD, ids=lambda claim: f"{claim.article} {claim.subject}")
def test_a_claim_is_short_and_ends(claim: Held) -> None:
    assert claim.holds.endswith(".")
    assert len(claim.holds) <= 140


@pytest.mark.parametrize("part", OLD_NAMES, ids=lambda part: part.name)
def test_an_article_that_names_a_part_holds_something_of_it(part: NamedPart) -> None:
    unclaimed = {"Django Debug Toolbar"}
    if part.name not in unclaimed:
        assert {claim.article for claim in claims_naming(part.name)} == set(part.articles)
