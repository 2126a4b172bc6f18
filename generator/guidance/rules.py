"""What the articles say, as data: which answers a reason rests on, and what it weighs.

Every text is a paraphrase; ``notes`` say, with their dates, where the world has moved on since.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.answers.questions import ACCOUNTS, QUESTIONS, RELATIONAL
from generator.answers.ways import Way, among, of_kind
from generator.guidance.frameworks import Framework

Strength = Literal["tie", "slight", "moderate", "strong", "decisive"]

# What a strength adds to its framework's sum, the weightiest first. A decisive reason settles the
# pick whatever the sums are, and the tie-break only speaks when they are even: they add nothing.
WEIGHTS: Mapping[Strength, int] = {
    "decisive": 0,
    "strong": 4,
    "moderate": 2,
    "slight": 1,
    "tie": 0,
}
STRENGTHS = tuple(WEIGHTS)


@dataclass(frozen=True)
class Rule:
    """One reason: it fires when every answer named in ``when`` is among those listed there."""

    id: str
    when: Way
    favours: Framework
    strength: Strength
    because: str
    articles: tuple[str, ...]
    notes: tuple[str, ...] = ()


_MONGODB_NOTE = (
    "Since 2025 MongoDB publishes a Django backend, so Django on MongoDB is possible for those who "
    "insist."
)

_ADMIN_THEME_NOTE = (
    "Django-Jet, the theme that A0 names, is no longer maintained; django-unfold, its successor, "
    "would weaken the security policy, so projects keep the plain admin (2026)."
)

_FLASK_ASYNC_NOTE = (
    "Since Flask 2.0 (2021) Flask has async views too, though each request still holds a worker; "
    "Quart is its ASGI sibling."
)

_FLASK_JWT_NOTE = (
    "Flask-JWT, which A4 names, had its last release in 2015 and no longer imports: "
    "Flask-JWT-Extended stands in for it (2026)."
)

_FLASK_RESTFUL_NOTE = (
    "Flask-RESTful, which A2 and A4 name, has had no release since 2023 and has no OpenAPI: "
    "flask-smorest stands in for it (2026)."
)

_DJANGO_CSP_NOTE = (
    "Since Django 6.0 (2025) the Content-Security-Policy that A3 advises for Flask is part of "
    "Django too."
)

DATABASE = (
    Rule(
        "mongodb",
        {"database": among("mongodb")},
        "flask",
        "decisive",
        "MongoDB is not relational: Django's support is poor and most of its features are lost "
        "there, while Flask takes any store.",
        ("A2", "A4"),
        (_MONGODB_NOTE,),
    ),
    Rule(
        "redis",
        {"database": among("redis")},
        "flask",
        "decisive",
        "Redis is not relational: Django's support is poor and most of its features are lost "
        "there, while Flask takes any store.",
        ("A2", "A4"),
    ),
    Rule(
        "other-orm",
        {"orm": among("peewee")},
        "flask",
        "decisive",
        "Flask leaves the ORM or ODM to you (SQLAlchemy, Peewee, MongoEngine); Django is built "
        "around its own.",
        ("A2",),
    ),
    Rule(
        "relational",
        {"database": of_kind("database", RELATIONAL)},
        "django",
        "moderate",
        "Models, ORM and migrations for SQLite, MySQL, PostgreSQL and Oracle are part of Django.",
        ("A0", "A1", "A2", "A4"),
    ),
    Rule(
        "no-database",
        # Peewee without a database is no answer: there will be one.
        {"database": among("none"), "orm": among("default")},
        "flask",
        "moderate",
        "Without a database Django's batteries gain nothing: Flask assumes nothing about data and "
        "suits simple or static sites.",
        ("A1", "A2", "A4"),
    ),
)

PARTS = (
    Rule(
        "accounts",
        {"auth": of_kind("auth", ACCOUNTS)},
        "django",
        "strong",
        "Accounts, sessions and permissions are part of Django; Flask has cookie sessions only and "
        "gets accounts from extensions such as Flask-Login or Flask-Security.",
        ("A0", "A1", "A2", "A4"),
    ),
    Rule(
        "tokens",
        {"auth": among("tokens")},
        "django",
        "slight",
        "On Django, REST framework brings its own ways to log in to an API; on Flask that is one "
        "more extension, for JWT.",
        ("A2", "A4"),
        (_FLASK_JWT_NOTE,),
    ),
    Rule(
        "admin",
        {"admin": among(True)},
        "django",
        "strong",
        "Django's admin, its most praised part, can be themed and saves building a back office; "
        "Flask has none until Flask-Admin adds one, over SQLAlchemy, Peewee or MongoEngine, with "
        "or without auth.",
        ("A0", "A1", "A2"),
        (_ADMIN_THEME_NOTE,),
    ),
    Rule(
        "async-views",
        {"async_needs": among("views")},
        "django",
        "strong",
        "Django has had async views since 3.1, served by Daphne, Hypercorn or Uvicorn; A2 finds "
        "none in Flask.",
        ("A2",),
        (_FLASK_ASYNC_NOTE,),
    ),
    Rule(
        "realtime",
        {"async_needs": among("realtime")},
        "django",
        "strong",
        "Open connections need async handlers: Django has had them since 3.1, on Daphne, Hypercorn "
        "or Uvicorn; A2 finds none in Flask.",
        ("A2",),
        (_FLASK_ASYNC_NOTE,),
    ),
)

_REST_FRAMEWORK = (
    "Django REST framework brings serializers, validation, auth, generic views, throttling, "
    "permissions and HTML docs in one package"
)

_FLASK_REST_PARTS = "Flask-RESTful, Flask-Marshmallow and a JWT extension do it together"

# An API speaks for both; size makes one side's slight reason moderate and leaves the other's.
REST = (
    Rule(
        "rest-framework",
        {"rest": among(True), "size": among("open", "small")},
        "django",
        "slight",
        f"{_REST_FRAMEWORK}.",
        ("A2", "A4"),
    ),
    Rule(
        "rest-framework-at-scale",
        {"rest": among(True), "size": among("large")},
        "django",
        "moderate",
        f"{_REST_FRAMEWORK}, which fits an API that will grow in size and traffic.",
        ("A2", "A4"),
    ),
    Rule(
        "light-api",
        {"rest": among(True), "size": among("open", "large")},
        "flask",
        "slight",
        f"Flask is the lighter base for an API; {_FLASK_REST_PARTS}.",
        ("A0", "A1", "A2", "A4"),
        (_FLASK_RESTFUL_NOTE, _FLASK_JWT_NOTE),
    ),
    Rule(
        "small-api",
        {"rest": among(True), "size": among("small")},
        "flask",
        "moderate",
        f"For a small API or a micro-service Flask is preferred; {_FLASK_REST_PARTS}.",
        ("A0", "A1", "A2", "A4"),
        (_FLASK_RESTFUL_NOTE, _FLASK_JWT_NOTE),
    ),
)

WEIGHING = (
    Rule(
        "small",
        {"size": among("small")},
        "flask",
        "strong",
        "Small and meant to do one thing well (a micro-service, a simple site, a personal blog): "
        "that is Flask's ground.",
        ("A0", "A1", "A4"),
    ),
    Rule(
        "large",
        {"size": among("large")},
        "django",
        "strong",
        "Django is made for products: many parts, many users, much content.",
        ("A0", "A1", "A3", "A4"),
    ),
    Rule(
        "control",
        {"priority": among("control")},
        "flask",
        "strong",
        "Flask leaves each part and the structure to you; for A4, whoever cannot give up "
        "flexibility takes Flask.",
        ("A0", "A2", "A3", "A4"),
    ),
    Rule(
        "delivery",
        {"priority": among("delivery")},
        "django",
        "moderate",
        "With most parts there from the start, Django gets to a working product sooner.",
        ("A0", "A4"),
    ),
    Rule(
        "conventions",
        {"priority": among("conventions")},
        "django",
        "moderate",
        "Django projects look alike, so that newcomers find their way; Flask promises no such "
        "order.",
        ("A0", "A2"),
    ),
    Rule(
        "security",
        {"priority": among("security")},
        "django",
        "strong",
        "Django guards against XSS, CSRF, SQL injection and clickjacking as delivered; Flask needs "
        "extensions, each to be vetted and kept current, a Content-Security-Policy, static "
        "analysis and dynamic testing.",
        ("A0", "A1", "A3", "A4"),
        (_DJANGO_CSP_NOTE,),
    ),
    Rule(
        "learning",
        {"priority": among("learning")},
        "flask",
        "strong",
        "Whoever learns web development sees more of the web and less of the framework with Flask.",
        ("A3", "A4"),
    ),
)

RULES = DATABASE + PARTS + REST + WEIGHING

# The questions that a recommendation rests on, in the order in which they are told.
RECOMMENDED_ON = tuple(
    question.name for question in QUESTIONS if any(question.name in rule.when for rule in RULES)
)

TIE = Rule(
    "tie",
    {},
    "django",
    "tie",
    "The reasons weigh the same on both sides, and the articles that end on a default name Django.",
    ("A0", "A1", "A4"),
)
