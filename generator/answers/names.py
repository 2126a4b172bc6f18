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

# Folders and modules of a generated project that a package of the same name would hide.
_TAKEN_BY_LAYOUT = frozenset(
    """
    app asgi config docs gunicorn_conf instance manage migrations static staticfiles templates
    tests wsgi
    """.split()
)


def slug_from(name: str) -> str:
    """Give the slug that a project name suggests: ASCII, lower case, underscores.

    The result may still be impossible (empty, a keyword): ``check_slug`` tells.
    """
    ascii_name = (
        unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode("ascii")
    )
    words = re.sub(r"[^a-z0-9]+", "_", ascii_name.lower()).strip("_")
    return words.lstrip("0123456789_")[:LONGEST_SLUG].rstrip("_")


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
    """Give the columns that a name takes in Python code; wide characters take two."""
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


def check_slug(slug: str) -> None:
    """Refuse a slug that no package can have: ill-formed, too long, or taken."""
    if not _SLUG.fullmatch(slug):
        raise ImpossibleName(
            f"{quoted(slug)} cannot name a Python package.",
            "Give one with --slug: a lower-case letter, then lower-case letters, digits or _.",
        )
    if len(slug) > LONGEST_SLUG:
        raise ImpossibleName(
            f"The slug has {len(slug)} characters.", f"{LONGEST_SLUG} are the most; see --slug."
        )
    taken = _taken_by(slug)
    if taken:
        raise ImpossibleName(
            f"{quoted(slug)} is {taken}.", f"Give another with --slug, for example {slug}_service."
        )


def _taken_by(slug: str) -> str:
    if keyword.iskeyword(slug) or keyword.issoftkeyword(slug):
        return "a Python keyword"
    if slug in sys.stdlib_module_names or slug == "test":
        return "a module of Python's standard library"
    if slug in _TAKEN_BY_LAYOUT:
        return "a folder that the project's layout needs"
    from generator.tested.tested_set import taken_names

    # Those of the other answers and of the other framework too: answers can change.
    if slug in taken_names():
        return "a package that projects depend on"
    return ""


def named(said: Mapping[str, Answer]) -> Answers:
    """Add the slug that follows from the name, if none was said; refuse a name that gives none."""
    answers = dict(said)
    name = str(answers.get("project_name", ""))
    if name and not answers.get("project_slug"):
        slug = slug_from(name)
        if not slug:
            check_name(name)
            raise ImpossibleName(
                f"{quoted(name)} gives no name for the package.", "Give one with --slug, in a-z."
            )
        answers["project_slug"] = slug
    return answers
