"""What each of the five articles holds on each question, one line each, in our words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.answers.questions import ACCOUNTS, BY_NAME, RELATIONAL, TOKENS, Answer
from generator.answers.ways import among, of_kind
from generator.guidance.rules import Rule

NOT_RELATIONAL = among("mongodb", "redis")
_ASYNC = among("views", "realtime")


@dataclass(frozen=True)
class Claim:
    """What one article holds.

    Attributes:
        article: which one.
        about: the question that it speaks to, or the topic that nobody should choose by.
        holds: the claim, one sentence.
        answers: the answers that it speaks of; empty where it holds whatever the answer is.
    """

    article: str
    about: str
    holds: str
    answers: frozenset[Answer] = frozenset()

    @property
    def subject(self) -> str:
        """Give the question or topic, and the answer where it speaks of one alone."""
        name = BY_NAME[self.about].word if self.about in BY_NAME else self.about
        answers = [answer for answer in self.answers if isinstance(answer, str)]
        return f"{name} {answers[0]}" if len(answers) == 1 else name


def _claims(about: str, answers: frozenset[Answer] = frozenset(), **held: str) -> tuple[Claim, ...]:
    """Give what the articles named hold on the same answers to a question."""
    return tuple(Claim(article, about, holds, answers) for article, holds in held.items())


DATABASE = (
    *_claims(
        "database",
        of_kind("database", RELATIONAL),
        A0=(
            "Django brings an ORM and data models; Flask has no database layer and leaves it to "
            "you."
        ),
        A1="Django's ORM makes SQL from models; Flask has neither ORM nor models.",
        A2=(
            "Django's ORM speaks SQLite, MySQL, PostgreSQL and Oracle; forms and views follow "
            "from its models."
        ),
        A3="An ORM is one of the things that Flask leaves out.",
        A4=(
            "Django is great on MySQL, PostgreSQL, SQLite and Oracle, migrations included; on "
            "Flask SQLAlchemy adds an ORM."
        ),
    ),
    *_claims(
        "database",
        among("none"),
        A1="Simple sites of static content come quickly with Flask.",
        A2="Flask assumes nothing about data.",
        A4="Flask assumes nothing; data may have any form.",
    ),
    *_claims(
        "database",
        NOT_RELATIONAL,
        A2=(
            "Where data is not relational Django is not ideal; with Flask you pick a library for "
            "it."
        ),
        A4=(
            "MongoDB or Redis: Flask. Django supports them badly, and many of its features are "
            "lost."
        ),
    ),
    *_claims(
        "orm",
        A0="Flask leaves the data model, or the package for it, to you.",
        A4="On Flask it is your choice: raw queries, or SQLAlchemy.",
    ),
    *_claims(
        "orm",
        among("peewee"),
        A2=(
            "With Flask any ORM or ODM can be picked, at the price of more to learn and to get "
            "wrong; for another than its own Django is not ideal."
        ),
    ),
)

PARTS = (
    *_claims(
        "auth",
        of_kind("auth", ACCOUNTS),
        A0="Auth is built into Django; for Flask write it, or take Flask-Login.",
        A1="Nothing on accounts as such; it names Flask-Security, for protection.",
        A2=(
            "Django brings accounts, log-in and sessions; Flask has cookie sessions, extensions "
            "do the rest."
        ),
        A3="Flask leaves out authentication and access control.",
        A4=(
            "Django's user model brings accounts, sessions and permissions; Flask has cookie "
            "sessions, Flask-Login adds accounts."
        ),
    ),
    *_claims(
        "auth",
        of_kind("auth", TOKENS),
        A2="Authentication is part of Django REST framework.",
        A4="REST framework and Django's users guard an API; on Flask, Flask-JWT does.",
    ),
    *_claims(
        "admin",
        among(True),
        A0=(
            "One of Django's finest parts: no back office to build for clients; Django-Jet "
            "changes its looks."
        ),
        A1="Made from the models and open to change, it makes Django stand out; Flask has none.",
        A2=(
            "Complete, and no code to write; Flask-Admin adds one to Flask, over SQLAlchemy, "
            "Peewee or MongoEngine, with or without auth."
        ),
        A4="Django's users and permissions guard its admin.",
    ),
    *_claims(
        "rest",
        among(True),
        A0="Prefers Flask for APIs: it is light.",
        A1="Flask for a micro-service.",
        A2=(
            "Django REST framework for an API that grows; Flask and Flask-RESTful for smaller "
            "ones. Its table says otherwise: API support in Flask alone."
        ),
        A4=(
            "A breeze with Django REST framework, which has it all; Flask takes Flask-RESTful, "
            "Flask-Marshmallow and Flask-JWT together."
        ),
    ),
    *_claims(
        "async_needs",
        _ASYNC,
        A2=(
            "Django has async views since 3.1, at their best on Daphne, Hypercorn or Uvicorn; "
            "Flask has none."
        ),
    ),
)

WEIGHING = (
    *_claims(
        "size",
        among("small"),
        A0="For the APIs of small services: Flask, as it is light.",
        A1="A small system, a micro-service or a simple static site: Flask.",
        A2="Flask's simplicity suits smaller APIs.",
        A4="Flask for what is small and does one thing, such as a personal blog.",
    ),
    *_claims(
        "size",
        among("large"),
        A0=(
            "From nothing to a product in production, Django is best; its apps can be split off "
            "later."
        ),
        A1="Django for the large and complex.",
        A2="Django is made for complex sites and scales with them.",
        A3="Django has more features and scales better, though Flask grows well too.",
        A4="Many parts, users and much content: Django; Flask only for those who insist.",
    ),
    *_claims(
        "priority",
        among("control"),
        A0="Flask for full control, with no promise of reliable, reusable or modular code.",
        A1="Flask can be extended as a project needs.",
        A2="Flask is flexible and leaves more control.",
        A3="Flask brings the basics; the rest is yours to add.",
        A4="No compromise on flexibility: Flask.",
    ),
    *_claims(
        "priority",
        among("delivery"),
        A0="Less code and more reuse: Django is developed faster.",
        A1="Complex applications come soon with Django, simple ones with Flask.",
        A2="Django spares repeated work; for a small API Flask is the quicker to set up.",
        A3="Quick development is one of Django's aims; a first page is quicker with Flask.",
        A4="With Django, production is a day or two away; Flask has to be set up first.",
    ),
    *_claims(
        "priority",
        among("conventions"),
        A0="Every Django app has the same files, so that newcomers find their way.",
        A2="Django's common structure makes it easy to add developers.",
        A4="Django has one design pattern; Flask takes any, or none.",
    ),
    *_claims(
        "priority",
        among("security"),
        A0="Django guards against XSS, CSRF and SQL injection.",
        A1=(
            "Django guards against XSS, CSRF and SQL injection; Flask-Security gives Flask almost"
            " the same."
        ),
        A2="Django's forms see to XSS, CSRF and SQL injection.",
        A3=(
            "Django is ahead, yet it depends on who applies it; Flask needs a "
            "Content-Security-Policy, static analysis and dynamic testing."
        ),
        A4=(
            "Django handles XSS, clickjacking and SQL injection; Flask's extensions must be "
            "vetted and kept current."
        ),
    ),
    *_claims(
        "priority",
        among("learning"),
        A2="Django is the harder one to learn.",
        A3="Flask shows a beginner how the web works; Django is for those with experience.",
        A4="Flask; with Django one may learn Django rather than the web.",
    ),
)

# What is told and weighs nothing.
MORE = (
    *_claims(
        "pages",
        among(True),
        A0="Flask has no form validation of its own.",
        A1="Flask has no form validation of its own.",
        A2=(
            "Forms are part of Django, made from models too; Flask has Flask-WTF and "
            "WTForms-Alchemy."
        ),
        A4="Both bring a template engine.",
    ),
    *_claims(
        "cache",
        among("redis"),
        A2="Caching is part of Django; Flask has Flask-Cache or Flask-Caching.",
        A3="Caching is one of Django's batteries.",
    ),
    *_claims(
        "i18n",
        among(True),
        A2="Django can do several languages as it is.",
    ),
    *_claims(
        "ci",
        among("github", "gitlab"),
        A3="For Flask above all: static analysis and dynamic security testing.",
    ),
)

TOPICS = (
    *_claims(
        "speed",
        A0="Both are good enough.",
        A1="Both carry sites of high traffic.",
        A2="Rarely matters; Flask has slightly less overhead.",
        A4="Negligible.",
    ),
    *_claims(
        "popularity",
        A1="Django is ahead.",
        A2="Django is searched for more.",
        A3="About even, and no reason to decide by.",
    ),
    *_claims(
        "template engine",
        A1="Jinja2 and Django's own both do well.",
        A2="Django has its own, Flask has Jinja2.",
        A4="Both bring one.",
    ),
    *_claims(
        "routing style",
        A2="Django keeps URLs and views apart; in Flask they stand together.",
        A4="Django has a file of URLs; Flask fits into one file.",
    ),
)

CLAIMS = DATABASE + PARTS + WEIGHING + MORE + TOPICS


def claims_on(about: str, answers: Iterable[Answer] = ()) -> tuple[Claim, ...]:
    """Give what the articles hold on a question or topic, in their order.

    ``answers`` are those that a claim must speak of one of; without any, all claims are given.
    """
    wanted = frozenset(answers)
    found = (
        claim
        for claim in CLAIMS
        if claim.about == about and (not wanted or not claim.answers or wanted & claim.answers)
    )
    return tuple(sorted(found, key=lambda claim: claim.article))


def claims_behind(rule: Rule) -> tuple[Claim, ...]:
    """Give the claims that a reason rests on, in the order of the articles."""
    found = (
        claim
        for about, answers in rule.when.items()
        for claim in claims_on(about, answers)
        if claim.article in rule.articles
    )
    return tuple(sorted(found, key=lambda claim: claim.article))


def claims_naming(part: str) -> tuple[Claim, ...]:
    """Give the claims that name an extension or another part."""
    named = re.compile(rf"(?<![\w-]){re.escape(part)}(?![\w-])")
    return tuple(claim for claim in CLAIMS if named.search(claim.holds))
