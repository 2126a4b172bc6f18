"""What a person may have meant by a word that does not exist: the one place for "did you mean"."""

from collections.abc import Iterable, Sequence

# What people call things that have another name here: by that name, parted by commas.
_CALLED = {
    "accounts": "log in, log-in, login, mail, password, passwords, session, sessions, user, users",
    "admin": "permissions",
    "answers": "file",
    "Apache-2.0": "apache",
    "argon2-cffi": "argon2",
    "author-email": "email",
    "author-name": "author",
    "BSD-3-Clause": "bsd",
    "celery": "rabbitmq",
    "compare": "diff",
    "database": "db, migration, migrations, sql",
    "djangorestframework": "drf",
    "docker": "deploy",
    "explain": "why",
    "GPL-3.0-or-later": "gpl",
    "i18n": "languages, translations",
    "jobs": "background, background jobs, cron, queue",
    "license": "licence",
    "mongodb": "mongo, nosql",
    "mysql": "mariadb",
    "new": "create, generate, init, make, start, startproject",
    "none": "without",
    "observability": "health, logging, metrics",
    "options": "articles, list, questions",
    "output": "dir, folder, path",
    "pages": "form, forms",
    "postgresql": "pg, postgres, psql",
    "python": "python-version",
    "realtime": "real time, websocket, websockets",
    "recommend": "pick",
    "rest": "api, json-api, openapi, swagger, throttling",
    "run": "serve",
    "security": "csp, csrf",
    "show": "preview, tree",
    "speed": "performance",
    "sqlite": "sqlite3",
    "tokens": "jwt",
    "version": "v",
    "views": "async, await",
    "yes": "no-input, quiet",
}
ALIASES = {alias: name for name, aliases in _CALLED.items() for alias in aliases.split(", ")}

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
