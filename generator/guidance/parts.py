"""The parts that each framework would bring for an answer; no article weighs them as such."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.clashes import (
    CONSTRAINED,
    WITH_ACCOUNTS,
    WITH_TOKENS,
    clashes,
)
from generator.answers.questions import Answer
from generator.guidance.frameworks import Framework
from generator.guidance.rules import among, hold


@dataclass(frozen=True)
class Brought:
    """What a framework brings: in words, and the distributions that a project then depends on."""

    words: str
    packages: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """What both frameworks bring where every answer named in ``when`` is among those listed."""

    when: Mapping[str, frozenset[Answer]]
    concern: str
    django: Brought
    flask: Brought

    def of(self, framework: Framework) -> Brought:
        """Give what one framework brings."""
        return self.django if framework == "django" else self.flask


_DEFAULT_ORM = {"orm": among("default")}


def _relational(database: str, label: str, driver: tuple[str, ...]) -> Part:
    """Give the part of a relational database, which differ in their driver alone."""
    through = f" through {' and '.join(driver)}" if driver else ""
    return Part(
        {"database": among(database), **_DEFAULT_ORM},
        f"data in {label}",
        Brought(f"its own ORM and migrations{through}", driver),
        Brought(
            f"SQLAlchemy and Flask-Migrate{through}",
            ("flask-sqlalchemy", "flask-migrate", *driver),
        ),
    )


DATABASES = (
    _relational("sqlite", "SQLite", ()),
    _relational("postgresql", "PostgreSQL", ("psycopg",)),
    _relational("mysql", "MySQL", ("pymysql",)),
    _relational("oracle", "Oracle", ("oracledb",)),
    Part(
        {"database": among("mongodb")},
        "data in MongoDB",
        Brought("its own ORM through django-mongodb-backend", ("django-mongodb-backend",)),
        Brought("MongoEngine", ("mongoengine",)),
    ),
    Part(
        {"database": among("redis")},
        "data in Redis",
        Brought("redis-py alone; no accounts and no admin", ("redis",)),
        Brought("redis-py, with a store of its own for users and admin", ("redis",)),
    ),
    Part(
        {"orm": among("peewee")},
        "data through Peewee",
        Brought("not possible"),
        Brought("Peewee and wtf-peewee", ("peewee",)),
    ),
)

REST_OF_THEM = (
    Part(
        {"auth": frozenset(WITH_ACCOUNTS)},
        "accounts",
        Brought("django-allauth over its own users", ("django-allauth",)),
        Brought("Flask-Security over Flask-Login", ("flask-security",)),
    ),
    Part(
        {"auth": frozenset(WITH_TOKENS)},
        "tokens",
        Brought("Simple JWT", ("djangorestframework-simplejwt",)),
        Brought("Flask-JWT-Extended", ("flask-jwt-extended",)),
    ),
    Part(
        {"admin": among(True)},
        "admin",
        Brought("its own admin"),
        Brought("Flask-Admin", ("flask-admin",)),
    ),
    Part(
        {"rest": among(True)},
        "API",
        Brought(
            "Django REST framework and drf-spectacular", ("djangorestframework", "drf-spectacular")
        ),
        Brought("flask-smorest over marshmallow", ("flask-smorest", "marshmallow")),
    ),
    Part(
        {"async_needs": among("views")},
        "async views",
        Brought("its own async views on uvicorn", ("uvicorn",)),
        Brought("flask[async] on gunicorn, a thread for each request", ("gunicorn",)),
    ),
    Part(
        {"async_needs": among("realtime")},
        "WebSockets",
        Brought("Channels on uvicorn", ("channels", "uvicorn")),
        Brought("flask-sock on gunicorn, a thread for each connection", ("flask-sock", "gunicorn")),
    ),
    Part(
        {"pages": among(True)},
        "pages",
        Brought("its own templates and forms"),
        Brought("Jinja and Flask-WTF"),
    ),
    Part(
        {"jobs": among("celery")},
        "jobs",
        Brought("Celery", ("celery",)),
        Brought("Celery", ("celery",)),
    ),
    Part(
        {"cache": among("redis")},
        "cache",
        Brought("its own cache on redis-py", ("redis",)),
        Brought("Flask-Caching on redis-py", ("flask-caching", "redis")),
    ),
    Part(
        {"i18n": among(True)},
        "languages",
        Brought("its own translations"),
        Brought("Flask-Babel", ("flask-babel",)),
    ),
    Part(
        {"observability": among(True)},
        "observability",
        Brought("structlog, Sentry, OpenTelemetry and Prometheus metrics", ("structlog",)),
        Brought("structlog, Sentry, OpenTelemetry and Prometheus metrics", ("structlog",)),
    ),
)

PARTS = DATABASES + REST_OF_THEM


def parts_for(answers: Mapping[str, Answer]) -> tuple[Part, ...]:
    """Give what each framework would bring for these answers."""
    return tuple(part for part in PARTS if hold(part.when, answers))


def cannot_bring(framework: Framework, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Give why a framework cannot be had with these answers; nothing where it can."""
    known = {name: answer for name, answer in answers.items() if name in CONSTRAINED}
    found = clashes({**known, "framework": framework})
    return tuple(clash.because for clash in found if "framework" in clash.names)
