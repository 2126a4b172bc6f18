"""Parts by the names that the articles, or their readers, know, and what became of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.answers.questions import Answer


@dataclass(frozen=True)
class NamedPart:
    """A part that articles name, or that people still look for.

    Attributes:
        name: what they call it.
        articles: the ids of those that name it; empty where none does.
        since: what became of it, half a sentence; empty where it is used as they say.
        what: what it is for, half a sentence; empty where a distribution of its name says it.
        answers: the answers that call for it.
    """

    name: str
    articles: tuple[str, ...] = ()
    since: str = ""
    what: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return f"{self.name} ({' '.join(self.articles)})"


_ALIVE = "alive (2026)"

OLD_NAMES = (
    NamedPart(
        "Flask-Login",
        ("A0", "A4"),
        "alive (last release 2023), at work underneath Flask-Security",
        "keeps people logged in to Flask",
        {"auth": "accounts"},
    ),
    NamedPart(
        "Flask-JWT",
        ("A4",),
        "last release in 2015, and it no longer imports (2026)",
        "JSON Web Tokens for Flask",
        {"auth": "tokens"},
    ),
    NamedPart(
        "Flask-RESTful",
        ("A2", "A4"),
        "no release since 2023, and no OpenAPI (2026)",
        "APIs on Flask",
        {"rest": True},
    ),
    NamedPart(
        "Flask-Marshmallow",
        ("A4",),
        f"{_ALIVE}, but flask-smorest speaks to marshmallow without it",
        "joins marshmallow, which serialises, to Flask",
        {"rest": True},
    ),
    NamedPart(
        "Flask-Cache",
        ("A2",),
        "dead; Flask-Caching goes on with it (2026)",
        "caching for Flask",
        {"cache": "redis"},
    ),
    NamedPart(
        "Daphne",
        ("A2",),
        f"{_ALIVE}, but one ASGI server is enough",
        "an ASGI server",
        {"async_needs": "views"},
    ),
    NamedPart(
        "Hypercorn",
        ("A2",),
        f"{_ALIVE}, but one ASGI server is enough",
        "an ASGI server",
        {"async_needs": "views"},
    ),
    NamedPart(
        "flask-mongoengine",
        since="last release in 2020, and it no longer imports (2026)",
        what="joins MongoEngine to Flask",
        answers={"database": "mongodb"},
    ),
    NamedPart(
        "Flask-RESTX",
        since="still writes Swagger 2.0 (2026)",
        what="APIs on Flask",
        answers={"rest": True},
    ),
    NamedPart(
        "passlib",
        since="no release since 2020",
        what="password hashes",
        answers={"auth": "accounts"},
    ),
    NamedPart(
        "Flask-Script",
        since="dead since Flask has commands of its own (2026)",
        what="commands for Flask",
    ),
    # In no project, and nothing in one stands for them.
    NamedPart(
        "Django-Jet",
        ("A0",),
        "no longer maintained; django-unfold does it, but would weaken the admin's security policy "
        "(2026)",
        "a theme for Django's admin",
        {"admin": True},
    ),
    NamedPart(
        "django-unfold",
        since="stands for Django-Jet, but its scripts would weaken the admin's security policy "
        "(2026)",
        what="a theme for Django's admin",
        answers={"admin": True},
    ),
    NamedPart(
        "Django Debug Toolbar",
        ("A2",),
        f"{_ALIVE}; no project needs it to start",
        "shows what a page cost while it is developed",
    ),
    NamedPart(
        "Quart",
        since=f"{_ALIVE}, but Flask-Admin, Flask-Login and Flask-WTF do not run on it",
        what="Flask's sibling for ASGI",
        answers={"async_needs": "views"},
    ),
    NamedPart(
        "Flask-Talisman",
        since="quiet since 2023; projects set their headers themselves (2026)",
        what="security headers for Flask",
        answers={"priority": "security"},
    ),
)

# Parts at work in projects under the name that the articles know.
_IN_USE = (
    NamedPart("Django", ("A0", "A1", "A2", "A3", "A4")),
    NamedPart("Flask", ("A0", "A1", "A2", "A3", "A4")),
    NamedPart("Flask-Security", ("A1",)),
    NamedPart("Flask-Admin", ("A2",)),
    NamedPart("Flask-WTF", ("A2",)),
    NamedPart("WTForms", ("A2",)),
    NamedPart("WTForms-Alchemy", ("A2",)),
    NamedPart("Flask-Caching", ("A2",)),
    NamedPart("Werkzeug", ("A2",)),
    NamedPart("SQLAlchemy", ("A2", "A4")),
    NamedPart("Peewee", ("A2",)),
    NamedPart("MongoEngine", ("A2",)),
    NamedPart("MongoDB", ("A4",)),
    NamedPart("Redis", ("A4",)),
    NamedPart("Django REST framework", ("A2", "A4")),
    NamedPart("Django REST framework's auth", ("A2", "A4"), "its tokens never expire; JWT ones do"),
    NamedPart("HTML API documentation", ("A2",)),
    NamedPart("Uvicorn", ("A2",)),
    NamedPart("static analysis", ("A3",)),
)

BY_NAME = {part.name: part for part in (*OLD_NAMES, *_IN_USE)}
