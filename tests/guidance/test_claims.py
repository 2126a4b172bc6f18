"""Every claim of the five articles is reached by some answers, with its sources."""

from itertools import chain
from types import UnionType
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import pytest
from advice import Advice, is_valid
from answer_sets import FRAMEWORKS, core_sets

from generator.answers.questions import BY_NAME, Answers
from generator.answers.ways import way_meant
from generator.errors import TemplateBroken
from generator.guidance.articles import ARTICLES, BY_ID, Article
from generator.guidance.claims import CLAIMS, Claim, claims_behind, claims_naming, claims_on
from generator.guidance.data import entries
from generator.guidance.disagreements import DISAGREEMENTS, IGNORED, Disagreement, Ignored
from generator.guidance.named_parts import BY_NAME as PARTS_BY_NAME
from generator.guidance.named_parts import OLD_NAMES, NamedPart
from generator.guidance.rules import RULES, TIE, Rule


class Told(NamedTuple):
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

TOLD = (
    Told("sqlite", {"database": "sqlite"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Told("postgresql", {"database": "postgresql"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Told("mysql", {"database": "mysql"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Told("oracle", {"database": "oracle"}, "relational", "A0 A1 A2 A4", _RELATIONAL),
    Told("django-on-mongodb", {"database": "mongodb"}, "mongodb", "A2 A4", ("features", "lost")),
    Told("django-on-redis", {"database": "redis"}, "redis", "A2 A4", ("features", "lost")),
    Told("flask-any-store", {"database": "mongodb"}, "mongodb", "A2 A4", ("any store",)),
    Told("mongodb-since", {"database": "mongodb"}, "mongodb", "A2 A4", ("2025", "backend")),
    Told(
        "another-orm",
        {"database": "sqlite", "orm": "peewee"},
        "other-orm",
        "A2",
        ("SQLAlchemy", "Peewee", "MongoEngine"),
    ),
    Told("no-database", {}, "no-database", "A2 A4", ("assumes nothing about data",)),
    Told("static-sites", {}, "no-database", "A1", ("simple or static sites",)),
    Told("accounts", _ACCOUNTS, "accounts", "A0 A2 A4", ("sessions", "permissions")),
    Told(
        "accounts-beside-tokens",
        {**_API, "auth": "both"},
        "accounts",
        "A0 A2 A4",
        ("sessions", "permissions"),
    ),
    Told("flask-sessions", _ACCOUNTS, "accounts", "A2 A4", ("cookie sessions only",)),
    Told("flask-login", _ACCOUNTS, "accounts", "A0 A4", ("Flask-Login",)),
    Told("flask-security", _ACCOUNTS, "accounts", "A1", ("Flask-Security",)),
    Told("tokens", _TOKENS, "tokens", "A2 A4", ("REST framework",)),
    Told("flask-tokens", _TOKENS, "tokens", "A4", ("extension, for JWT",)),
    Told("flask-jwt-since", _TOKENS, "tokens", "A4", ("2015", "Flask-JWT-Extended")),
    Told("admin", _ADMIN, "admin", "A0 A1 A2", ("most praised",)),
    Told("admin-themes", _ADMIN, "admin", "A0", ("themed", "Django-Jet")),
    Told("admin-saves-work", _ADMIN, "admin", "A0", ("saves building a back office",)),
    Told("flask-no-admin", _ADMIN, "admin", "A1", ("Flask has none",)),
    Told(
        "flask-admin",
        _ADMIN,
        "admin",
        "A2",
        ("Flask-Admin", "SQLAlchemy", "Peewee", "MongoEngine", "with or without auth"),
    ),
    Told(
        "rest-framework",
        _API,
        "rest-framework",
        "A2 A4",
        ("serializers", "validation", "auth", "views", "throttling", "permissions", "HTML docs"),
    ),
    Told(
        "rest-framework-grows",
        {**_API, "size": "large"},
        "rest-framework-at-scale",
        "A2 A4",
        ("grow in size and traffic",),
    ),
    Told("flask-light-api", _API, "light-api", "A0 A1 A2", ("lighter",)),
    Told(
        "flask-small-api",
        {**_API, "size": "small"},
        "small-api",
        "A0 A1 A2",
        ("small API", "micro-service"),
    ),
    Told(
        "flask-rest-parts",
        _API,
        "light-api",
        "A2 A4",
        ("Flask-RESTful", "Flask-Marshmallow", "JWT extension", "together"),
    ),
    Told("flask-rest-since", _API, "light-api", "A2 A4", ("2023", "flask-smorest")),
    Told("async-views", _VIEWS, "async-views", "A2", ("3.1", "Daphne", "Hypercorn", "Uvicorn")),
    Told("flask-no-async", _VIEWS, "async-views", "A2", ("none in Flask",)),
    Told("flask-async-since", _VIEWS, "async-views", "A2", ("2021", "holds a worker", "Quart")),
    Told("realtime", _REALTIME, "realtime", "A2", ("3.1", "Daphne", "Hypercorn", "Uvicorn")),
    Told("realtime-since", _REALTIME, "realtime", "A2", ("2021", "Quart")),
    Told(
        "small",
        {"size": "small"},
        "small",
        "A0 A1 A4",
        ("one thing well", "micro-service", "simple site", "personal blog"),
    ),
    Told(
        "large",
        {"size": "large"},
        "large",
        "A0 A1 A3 A4",
        ("products", "many parts", "many users", "much content"),
    ),
    Told("control", {"priority": "control"}, "control", "A0 A2 A3 A4", ("each part",)),
    Told(
        "no-compromise", {"priority": "control"}, "control", "A4", ("cannot give up flexibility",)
    ),
    Told("delivery", {"priority": "delivery"}, "delivery", "A0 A4", ("sooner",)),
    Told("conventions", {"priority": "conventions"}, "conventions", "A0 A2", ("newcomers",)),
    Told(
        "security",
        _SECURITY,
        "security",
        "A0 A1 A3 A4",
        ("XSS", "CSRF", "SQL injection", "clickjacking"),
    ),
    Told("flask-vetting", _SECURITY, "security", "A4", ("vetted", "kept current")),
    Told("flask-csp", _SECURITY, "security", "A3", ("Content-Security-Policy",)),
    Told("flask-analysis", _SECURITY, "security", "A3", ("static analysis", "dynamic testing")),
    Told("learning", {"priority": "learning"}, "learning", "A3 A4", ("learns web development",)),
    Told("ties-go-to-django", {"priority": "delivery"}, "tie", "A0 A1 A4", ("default", "Django")),
)

# An article need not name its author, a claim may hold whatever the answer is, and the like.
_MAY_BE_EMPTY = frozenset(
    {
        "author",
        "in_short",
        "venue",
        "updated",
        "notes",
        "answers",
        "articles",
        "since",
        "what",
        "when",
    }
)

# What does not decide is told whatever was answered.
IGNORED_CLAIMS = (
    ("speed", "A0 A1 A2 A4", ("negligible", "slightly less overhead")),
    ("popularity", "A1 A2 A3", ()),
    ("template engine", "A1 A2 A4", ()),
    ("routing style", "A2 A4", ()),
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_names_articles_that_there_are_and_can_fire(rule: Rule) -> None:
    where = f"rule {rule.id} in generator/guidance/rules.toml"
    strange = set(rule.articles) - set(BY_ID)
    assert not strange, f"{where}: {', '.join(strange)}: the articles are {', '.join(BY_ID)}"
    cores = chain.from_iterable(map(core_sets, FRAMEWORKS))
    can_fire = any(
        all(core[name] in rule.when[name] for name in rule.when.keys() & core) for core in cores
    )
    assert can_fire, f"{where}: it never fires, as its answers clash"


@pytest.mark.parametrize("claim", TOLD, ids=lambda claim: claim.name)
def test_a_claim_is_reached_with_its_words_and_its_articles(claim: Told) -> None:
    assert is_valid(claim.answers), "startwise refuses these answers"
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
    untold = {rule.id for rule in (*RULES, TIE)} ^ {claim.rule for claim in TOLD}
    assert not untold, f"{untold}: a rule has a row in TOLD of this file, and a row its rule"
    assert {one.topic for one in IGNORED} == {topic for topic, *_ in IGNORED_CLAIMS}


def test_every_source_is_one_of_the_five_articles() -> None:
    parts: list[Rule | Ignored | Disagreement] = [*RULES, TIE, *IGNORED, *DISAGREEMENTS]

    assert {article for part in parts for article in part.articles} == set(BY_ID)
    assert list(BY_ID) == ["A0", "A1", "A2", "A3", "A4"]


@pytest.mark.parametrize(
    "entry",
    [*ARTICLES, *RULES, TIE, *CLAIMS, *IGNORED, *DISAGREEMENTS, *PARTS_BY_NAME.values()],
    ids=lambda entry: f"{type(entry).__name__} {next(iter(vars(entry).values()))}",
)
def test_an_entry_says_what_it_should(entry: Any) -> None:
    for name, hint in get_type_hints(type(entry)).items():
        value, origin = getattr(entry, name), get_origin(hint)
        if origin is Literal:
            assert value in get_args(hint), f"{name} is one of {', '.join(get_args(hint))}"
        else:
            kind = hint if origin in {None, UnionType} else origin
            assert isinstance(value, kind), f"{name} is of another type: {value!r}"
            assert value or name in _MAY_BE_EMPTY, f"{name} says nothing"
    assert {*getattr(entry, "articles", ())} <= set(BY_ID)


@pytest.mark.parametrize("part", OLD_NAMES, ids=lambda part: part.name)
def test_answers_that_call_for_a_part_are_answers(part: NamedPart) -> None:
    assert all(answer in BY_NAME[name].values for name, answer in part.answers.items())
    assert part.what
    assert part.since


def test_an_entry_that_is_wrong_is_refused_with_its_file_and_name() -> None:
    with pytest.raises(TemplateBroken, match=r"rules\.toml: mongodb: .*unexpected keyword"):
        entries("rules", lambda _, said: Article("A5", **said), "rules")
    with pytest.raises(TemplateBroken, match=r"articles\.toml: A0: 'when'"):
        entries("articles", lambda _, said: way_meant(said["when"]))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_article_behind_a_rule_holds_something_there(rule: Rule) -> None:
    held = {claim.article for claim in claims_behind(rule)}
    assert held == set(rule.articles), (
        f"rule {rule.id} cites {', '.join(rule.articles)}; claims on its questions in "
        f"generator/guidance/claims.toml are of {', '.join(sorted(held)) or 'none'}: add what lacks"
    )


@pytest.mark.parametrize("topic", IGNORED, ids=lambda topic: topic.topic)
def test_every_article_behind_a_topic_holds_something_on_it(topic: Ignored) -> None:
    assert [claim.article for claim in claims_on(topic.topic)] == list(topic.articles)


def test_what_an_article_holds_is_about_a_question_or_a_topic() -> None:
    topics = {one.topic for one in IGNORED}
    for claim in CLAIMS:
        assert claim.article in BY_ID, f"{claim}: the articles are {', '.join(BY_ID)}"
        assert claim.about in BY_NAME or claim.about in topics


def test_an_article_holds_one_thing_on_one_answer() -> None:
    told = [(claim.article, claim.about, answer) for claim in CLAIMS for answer in claim.answers]

    both = {("A2", "auth", "both"), ("A4", "auth", "both")}
    assert {one for one in told if told.count(one) > 1} == both


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: f"{claim.article} {claim.subject}")
def test_a_claim_is_short_and_ends(claim: Claim) -> None:
    assert claim.holds.endswith(".")
    assert len(claim.holds) <= 140


@pytest.mark.parametrize("part", OLD_NAMES, ids=lambda part: part.name)
def test_an_article_that_names_a_part_holds_something_of_it(part: NamedPart) -> None:
    assert {claim.article for claim in claims_naming(part.name)} == set(part.articles)
