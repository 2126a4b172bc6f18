"""Which answers cannot stand together, and the nearest answers that can."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, product

from generator.answers.questions import BY_NAME, Answer, Answers

RELATIONAL = BY_NAME["database"].of_kind("relational")
PEEWEE_SPEAKS = frozenset({"sqlite", "postgresql", "mysql"})
WITH_ACCOUNTS = BY_NAME["auth"].of_kind("with accounts")
WITH_TOKENS = BY_NAME["auth"].of_kind("with tokens")


@dataclass(frozen=True)
class Clash:
    """Answers at odds: which questions, and why in half a sentence."""

    names: tuple[str, ...]
    because: str
    holds: Callable[[Mapping[str, Answer]], bool]


CLASHES = (
    Clash(
        ("auth", "database"),
        "without a database there is nowhere to keep users",
        lambda said: said["database"] == "none" and said["auth"] != "none",
    ),
    Clash(
        ("admin", "database"),
        "without a database there is nothing to administer",
        lambda said: said["database"] == "none" and said["admin"] is True,
    ),
    Clash(
        ("auth", "rest"),
        "tokens guard an API, and there is none",
        lambda said: said["auth"] in WITH_TOKENS and not said["rest"],
    ),
    Clash(
        ("admin", "auth"),
        "an admin is never left open: it needs accounts to log in with",
        lambda said: said["admin"] is True and said["auth"] not in WITH_ACCOUNTS,
    ),
    Clash(
        ("framework", "database", "auth"),
        "Django keeps its users in a database that its ORM can speak, and Redis is not one",
        lambda said: (
            said["framework"] == "django" and said["database"] == "redis" and said["auth"] != "none"
        ),
    ),
    Clash(
        ("framework", "database", "admin"),
        "Django's admin needs a database that its ORM can speak, and Redis is not one",
        lambda said: (
            said["framework"] == "django" and said["database"] == "redis" and said["admin"] is True
        ),
    ),
    Clash(
        ("framework", "orm"),
        "Peewee goes with Flask",
        lambda said: said["framework"] == "django" and said["orm"] == "peewee",
    ),
    Clash(
        ("orm", "database"),
        "Peewee speaks SQLite, PostgreSQL and MySQL only",
        lambda said: said["orm"] == "peewee" and said["database"] not in PEEWEE_SPEAKS,
    ),
)

# The questions a clash can name; the others go with everything.
CONSTRAINED = ("database", "auth", "admin", "rest", "framework", "orm")


def clashes(answers: Mapping[str, Answer]) -> tuple[Clash, ...]:
    """Give every clash among these answers.

    Answers that are missing count as left out (none, no, open, auto), so that a partial set can be
    asked about too.
    """
    said = {name: BY_NAME[name].left_out for name in CONSTRAINED} | dict(answers)
    return tuple(clash for clash in CLASHES if clash.holds(said))


def clashes_among(said: Mapping[str, Answer]) -> tuple[Clash, ...]:
    """Give the clashes among the answers that were said; what was not clashes with nothing."""
    return tuple(clash for clash in clashes(said) if set(clash.names) <= said.keys())


def nearest_valid(
    answers: Mapping[str, Answer],
    allowed: Callable[[str, Answer], bool],
    clashing: Callable[[Answers], object] = clashes,
) -> tuple[Answers, ...]:
    """Give the smallest changes of answers after which nothing clashes.

    ``allowed`` says whether an answer may be offered (one that no template renders may not), and
    ``clashing`` whether the answers so changed still clash.
    """
    whole = {name: BY_NAME[name].left_out for name in CONSTRAINED} | dict(answers)
    for size in range(1, len(CONSTRAINED) + 1):
        found = tuple(
            change
            for names in combinations(CONSTRAINED, size)
            for change in _changes(whole, names, allowed)
            if not clashing({**answers, **change})
        )
        if found:
            return found
    return ()


def _changes(
    answers: Mapping[str, Answer],
    names: tuple[str, ...],
    allowed: Callable[[str, Answer], bool],
) -> Iterator[Answers]:
    others = (
        [value for value in BY_NAME[name].values if value != answers[name] and allowed(name, value)]
        for name in names
    )
    for values in product(*others):
        yield dict(zip(names, values, strict=True))
