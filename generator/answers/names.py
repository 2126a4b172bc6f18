"""Project names: the slug they give, and the names that cannot become a package."""

import keyword
import re
import sys
import unicodedata
from collections.abc import Mapping

from generator.answers.questions import Answer, Answers
from generator.answers.quoting import python_string
from generator.errors import ImpossibleName
from generator.terminal.safe_text import plain, quoted

LONGEST_SLUG = 40
LONGEST_TEXT = 200
# A generated Python file holds the name on a line of at most 100 columns.
WIDEST_NAME = 60

# One @ between a name and a host: more is for the mail server to know.
_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
# What git strips from a name.
_NO_NAME = " .,:;<>\"\\'"
_SLUG = re.compile(r"[a-z][a-z0-9_]*")

# Letters of Latin alphabets whose names do not end with one or two letters of ours.
_BY_NAME = {
    "ENG": "ng", "ESH": "sh", "ETH": "d", "EZH": "z", "GAMMA": "g", "IOTA": "i", "KRA": "q",
    "SCHWA": "e", "THORN": "th", "WYNN": "w", "YOGH": "y", "ALPHA": "a", "UPSILON": "u",
}  # fmt: skip
_OURS = re.compile(r"[A-Z]{1,2}")

# Databases that a server has for itself, and on Oracle, where the project is a user, its users and
# the words that can name none.
_KEPT_BY_SERVER = {
    "postgresql": ("PostgreSQL", "postgres template0 template1"),
    "mysql": ("MySQL", "information_schema mysql performance_schema sys"),
    "mongodb": ("MongoDB", "admin config local"),
    "oracle": (
        "Oracle",
        """
        access add all alter and any as asc audit between by char check cluster column comment
        compress connect create current date decimal default delete desc distinct drop else
        exclusive exists file float for from grant group having identified immediate in increment
        index initial insert integer intersect into is level like lock long maxextents minus
        mlslabel mode modify noaudit nocompress not nowait null number of offline on online option
        or order pctfree prior public raw rename resource revoke row rowid rownum rows select
        session set share size smallint start successful synonym sysdate table then to trigger uid
        union unique update user validate values varchar varchar2 view whenever where with
        anonymous audsys ctxsys dba dbsnmp dvsys lbacsys mdsys olapsys ordsys outln pdbadmin sys
        sysbackup sysdg syskm sysrac system wmsys xdb
        """,
    ),
}

# Folders and modules of a generated project that a package of the same name would hide.
_TAKEN_BY_LAYOUT = frozenset(
    """
    app asgi config docs gunicorn_conf instance manage migrations static staticfiles templates
    tests wsgi
    """.split()
)


def slug_from(name: str) -> str:
    """Return the slug that a project name suggests: ASCII, lower case, underscores.

    Letters of Latin alphabets become those of ours, and what stands between words one underscore;
    other letters and leading digits are left out. ``check_slug`` says whether it is possible.
    """
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    words = re.sub("_+", "_", "".join(map(_in_ascii, folded)))
    return words.lstrip("0123456789_")[:LONGEST_SLUG].rstrip("_")


def _in_ascii(character: str) -> str:
    """Return a character of a name as a slug has it; nothing for a mark or a foreign letter."""
    if character.isascii():
        return character.lower() if character.isalnum() else "_"
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if not unicodedata.category(character).startswith(("L", "M")):
        return "_"
    script, *words = unicodedata.name(character, "").partition(" WITH ")[0].split() or [""]
    found = [_BY_NAME.get(word) or word.lower() for word in words if _is_known(word)]
    return found[-1] if found and script == "LATIN" else ""


def _is_known(word: str) -> bool:
    return word in _BY_NAME or _OURS.fullmatch(word) is not None


def begins_with_digits(name: str) -> bool:
    """Whether the slug of a name leaves out the digits that the name begins with."""
    return name.lstrip()[:1].isdecimal()


def check_name(name: str) -> None:
    """Refuse a name that cannot be a title: empty, too long, with control characters, a path."""
    if not name.strip():
        raise ImpossibleName("The project needs a name.", 'Try: startwise new "My service".')
    check_free_text("name", name)
    if _width(name) > WIDEST_NAME:
        raise ImpossibleName(
            f"The name is {_width(name)} columns wide; {WIDEST_NAME} are the most.",
            "Give a shorter one.",
        )
    if "/" in name or ".." in name:
        raise ImpossibleName(
            f"{quoted(name)} is a path, not a name.",
            "Give the name alone, and the folder to put it in with --output.",
        )


def _width(name: str) -> int:
    """Return the columns that a name takes in Python code; wide characters take two."""
    literal = python_string(name)[1:-1]
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in literal)


def check_free_text(name: str, text: str) -> None:
    """Refuse text that cannot stand on one line: too long, or with control characters."""
    if len(text) > LONGEST_TEXT:
        raise ImpossibleName(
            f"The {name} has {len(text)} characters; {LONGEST_TEXT} are the most.",
            "Give a shorter one.",
        )
    categories = {unicodedata.category(character) for character in text}
    if "Cs" in categories:
        raise ImpossibleName(
            f"The {name} has bytes that are no text in this shell's encoding.",
            "Take a locale of UTF-8, such as LC_ALL=C.UTF-8.",
        )
    if categories & {"Cc", "Zl", "Zp"}:
        raise ImpossibleName(
            f"The {name} has line breaks or control characters.", "Write it on one plain line."
        )


def check_author(name: str) -> None:
    """Refuse what git takes as no name: blanks and punctuation alone; none at all is fine."""
    check_free_text("author's name", name)
    if name and not name.strip(_NO_NAME):
        raise ImpossibleName(
            f"git takes no author called {quoted(name)}.",
            "Give a name with letters: --author-name 'Ada Lovelace'",
        )


def check_email(address: str) -> None:
    """Refuse what is not of the form name@host; none at all is fine."""
    check_free_text("e-mail address", address)
    if address and not _EMAIL.fullmatch(address):
        raise ImpossibleName(
            f"{plain(address)} is no e-mail address.", "One looks like: ada@example.com"
        )


def check_slug(slug: str, database: str = "") -> None:
    """Refuse a slug that no package can have: ill-formed, too long, or taken.

    One that the server of a ``database`` keeps for itself is taken too.
    """
    if not _SLUG.fullmatch(slug):
        better = proposed_slug(slug)
        raise ImpossibleName(
            f"{quoted(slug)} cannot name a Python package: it is a lower-case letter, then "
            "lower-case letters, digits or _.",
            f"Give one with --slug{f', for example {better}' if better else ''}.",
        )
    if len(slug) > LONGEST_SLUG:
        raise ImpossibleName(
            f"The slug has {len(slug)} characters.", f"{LONGEST_SLUG} are the most; see --slug."
        )
    taken = _taken_by(slug, database)
    if taken:
        raise ImpossibleName(
            f"{quoted(slug)} is {taken}.",
            f"Give another with --slug, for example {proposed_slug(slug, database)}.",
        )


def proposed_slug(name: str, database: str = "") -> str:
    """Return a possible slug for a name: the one that it suggests, or a longer one."""
    slug = slug_from(name)
    return f"{slug}_service" if slug and _taken_by(slug, database) else slug


def _taken_by(slug: str, database: str) -> str:
    if keyword.iskeyword(slug) or keyword.issoftkeyword(slug):
        return "a Python keyword"
    if slug in sys.stdlib_module_names or slug == "test":
        return "a module of Python's standard library"
    if slug in _TAKEN_BY_LAYOUT:
        return "a folder that the project's layout needs"
    server, kept = _KEPT_BY_SERVER.get(database, ("", ""))
    if slug in kept.split():
        return f"a name that {server} keeps for itself"
    from generator.tested.tested_set import taken_names

    # Those of the other answers and of the other framework too: answers can change.
    if slug in taken_names():
        return "a package that projects depend on"
    return ""


def named(said: Mapping[str, Answer]) -> Answers:
    """Add the slug that follows from the name, if none was said; refuse a name that gives none."""
    answers = dict(said)
    name = str(answers.get("project_name", ""))
    if name and "project_slug" not in answers:
        slug = slug_from(name)
        if not slug:
            check_name(name)
            why = ", as none begins with a digit" if begins_with_digits(name) else ""
            raise ImpossibleName(
                f"{quoted(name)} gives no name for the package{why}.",
                "Give one with --slug, in a-z.",
            )
        answers["project_slug"] = slug
    return answers
