"""What a person may have meant by a word that does not exist: the one place for "did you mean"."""

from collections.abc import Iterable, Sequence

# What people call things that have another name here.
ALIASES = {
    "apache": "Apache-2.0",
    "api": "rest",
    "argon2": "argon2-cffi",
    "articles": "options",
    "async": "views",
    "author": "author-name",
    "await": "views",
    "background": "jobs",
    "background jobs": "jobs",
    "bsd": "BSD-3-Clause",
    "create": "new",
    "cron": "jobs",
    "csp": "security",
    "csrf": "security",
    "db": "database",
    "deploy": "docker",
    "diff": "compare",
    "dir": "output",
    "drf": "djangorestframework",
    "email": "author-email",
    "file": "answers",
    "folder": "output",
    "form": "pages",
    "forms": "pages",
    "generate": "new",
    "gpl": "GPL-3.0-or-later",
    "health": "observability",
    "init": "new",
    "json-api": "rest",
    "jwt": "tokens",
    "languages": "i18n",
    "licence": "license",
    "list": "options",
    "log in": "accounts",
    "log-in": "accounts",
    "logging": "observability",
    "login": "accounts",
    "mail": "accounts",
    "make": "new",
    "mariadb": "mysql",
    "metrics": "observability",
    "migration": "database",
    "migrations": "database",
    "mongo": "mongodb",
    "no-input": "yes",
    "nosql": "mongodb",
    "openapi": "rest",
    "password": "accounts",
    "passwords": "accounts",
    "path": "output",
    "performance": "speed",
    "permissions": "admin",
    "pg": "postgresql",
    "pick": "recommend",
    "postgres": "postgresql",
    "preview": "show",
    "psql": "postgresql",
    "python-version": "python",
    "questions": "options",
    "queue": "jobs",
    "quiet": "yes",
    "rabbitmq": "celery",
    "real time": "realtime",
    "serve": "run",
    "session": "accounts",
    "sessions": "accounts",
    "sql": "database",
    "sqlite3": "sqlite",
    "start": "new",
    "startproject": "new",
    "swagger": "rest",
    "throttling": "rest",
    "translations": "i18n",
    "tree": "show",
    "user": "accounts",
    "users": "accounts",
    "v": "version",
    "websocket": "realtime",
    "websockets": "realtime",
    "why": "explain",
    "without": "none",
}

_SAYS_NO = frozenset({"no", "off", "false"})
_LIKE_ENOUGH = 0.6
_MOST_LISTED = 24


def nearest(word: str, words: Sequence[str]) -> str:
    """Give a hint that names the closest spelling, or lists what there is."""
    close = closest(word, words)
    if close:
        return f"Did you mean {close}?"
    if len(words) > _MOST_LISTED:
        return ""
    return f"There is: {', '.join(words)}."


def closest(word: str, words: Iterable[str]) -> str:
    """Give the one of these words that was most likely meant, or an empty string."""
    typed = _plain(word)
    known = {_plain(one): one for one in words}
    if typed in known:
        return known[typed]
    meant = _plain(ALIASES.get(typed, "none" if typed in _SAYS_NO else ""))
    if meant in known:
        return known[meant]
    if not any(character.isalpha() for character in typed):
        return ""
    begun = [one for one in known if len(typed) > 1 and one.startswith(typed)]
    if begun:
        return known[begun[0]]
    from difflib import get_close_matches

    close = get_close_matches(typed, known, n=1, cutoff=_LIKE_ENOUGH)
    return known[close[0]] if close else ""


def is_name_of(word: str, name: str) -> bool:
    """Whether a word is a name, as written or as people call the same thing."""
    return _plain(name) in {_plain(word), _plain(ALIASES.get(_plain(word), ""))}


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", "-")
