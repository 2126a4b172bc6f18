"""Every valid set of answers, and the few that cover every pair or triple of choices."""

import os
import random
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import combinations, product

from generator.answers.clashes import CONSTRAINED, clashes
from generator.answers.completing import complete
from generator.answers.questions import BY_NAME, OFFERED, Answer, Answers

FRAMEWORKS = ("django", "flask")

# What changes no line of code in a project.
LABELLING = ("license", "python_version", "ci")
_SHAPING = tuple(
    question.name
    for question in OFFERED
    if question.kind != "text"
    and question.group != "weighing"
    and question.name not in {"framework", *LABELLING}
)
# Of the questions that shape a project, those whose answers can clash; the others go with all.
CORE = tuple(name for name in _SHAPING if name in CONSTRAINED)
FREE = tuple(name for name in _SHAPING if name not in CORE)
SHAPING = CORE + FREE

# The variable that holds what chance begins with, for the sets that differ from run to run.
SEED = "STARTWISE_SEED"

# The projects whose READMEs are followed, in an environment of their own: the default, a rich and
# some lean ones. A shared environment would hide a dependency that is not declared.
_EVERYTHING: Answers = {
    "auth": "both", "rest": True, "async_needs": "realtime", "jobs": "celery", "cache": "redis",
    "i18n": True, "observability": True,
}  # fmt: skip
FOLLOWED: Mapping[str, tuple[Answers, ...]] = {
    "django": (
        {},
        {"database": "sqlite", **_EVERYTHING},
        {"database": "mongodb", "auth": "both"},
        {"database": "none"},
        {"example": "none"},
        {"database": "postgresql", "jobs": "database"},
    ),
    "flask": (
        {},
        {"database": "sqlite", **_EVERYTHING},
        {"database": "mongodb", "auth": "both"},
        {"database": "none", "rest": True},
        {"example": "none"},
        {"database": "redis", "auth": "both"},
        {"database": "mysql", "orm": "peewee", "auth": "both"},
        {"database": "postgresql", "jobs": "database"},
    ),
}

# Four answers together, which no triple may hold: on pages, a job exports a text.
_FOUR: Answers = {"database": "none", "jobs": "celery", "pages": True, "example": "notes"}

Tuple = tuple[tuple[str, Answer], ...]

_TRIES = 24

# What chance begins with, by framework and strength: of 200 tries that with the least to run.
_LUCK = {("django", 2): 20, ("flask", 2): 134}


def choices_of(name: str) -> list[Answer]:
    """Return the answers to a question that a template renders."""
    question = BY_NAME[name]
    return [value for value in question.values if question.is_available(value)]


def _products(names: Iterable[str]) -> Iterator[Answers]:
    names = tuple(names)
    for values in product(*map(choices_of, names)):
        yield dict(zip(names, values, strict=True))


@cache
def _core_sets(framework: str) -> tuple[Answers, ...]:
    return tuple(core for core in _products(CORE) if not clashes({**core, "framework": framework}))


def core_sets(framework: str) -> list[Answers]:
    """Return every valid set of the answers that can clash; the others are still open."""
    return list(_core_sets(framework))


def sets_around(core: Answers) -> Iterator[Answers]:
    """Yield every set of answers that holds these, with every choice of the rest."""
    for free in _products(FREE):
        yield {**core, **free}


def valid_sets(framework: str) -> Iterator[Answers]:
    """Yield every valid set of the answers that shape a project of this framework."""
    for core in _core_sets(framework):
        yield from sets_around(core)


def chance_for(purpose: str) -> random.Random:
    """Return a generator of random numbers that differs between runs, and is had again by seed."""
    return random.Random(f"{os.environ.get(SEED, '')} {purpose}")  # noqa: S311 - no secret


def pair_covering_sets(framework: str) -> list[Answers]:
    """Return valid sets that hold, among them, every pair of choices that any valid set holds.

    The first are those whose READMEs are followed.
    """
    return [*followed_sets(framework), *pairs_beside_followed_sets(framework)]


def followed_sets(framework: str) -> list[Answers]:
    """Return the sets of the projects whose READMEs are followed."""
    names = (*SHAPING, *LABELLING)
    full = [whole(framework, answers) for answers in FOLLOWED[framework]]
    return [{name: answers[name] for name in names} for answers in full]


def pairs_beside_followed_sets(framework: str) -> list[Answers]:
    """Return sets that hold the pairs of choices that no project holds whose README is followed.

    Licences and what runs the tests change no line of code: they take turns.
    """
    names = (*SHAPING, "python_version")
    held = [{name: answers[name] for name in names} for answers in followed_sets(framework)]
    return _in_turn(covering_sets(framework, 2, names, held), ("license", "ci"))


def triple_covering_sets(framework: str) -> list[Answers]:
    """Return valid sets that hold every triple of the choices that shape a project.

    Licences, Python versions and what runs the tests take turns.
    """
    return _in_turn(_triple_covering(framework), LABELLING)


@cache
def _triple_covering(framework: str) -> tuple[Answers, ...]:
    answers = whole(framework, _FOUR)
    held = [{name: answers[name] for name in SHAPING}]
    return (*held, *covering_sets(framework, 3, SHAPING, held))


def _in_turn(sets: Iterable[Answers], labels: tuple[str, ...]) -> list[Answers]:
    turns = list(_products(labels))
    return [{**answers, **turns[number % len(turns)]} for number, answers in enumerate(sets)]


def covering_sets(
    framework: str, strength: int, names: tuple[str, ...], held: Iterable[Answers] = ()
) -> list[Answers]:
    """Return few valid sets of answers that hold every valid tuple of ``strength`` choices.

    ``held`` are sets that go beside them: what these hold needs no other.

    Greedy, one set at a time: of some random sets around a tuple that is still uncovered, the one
    that covers most for its size. The same every time.
    """
    luck = _LUCK.get((framework, strength), 0)
    chance = random.Random(f"{framework} {strength} {luck}")  # noqa: S311 - no secret
    uncovered = dict.fromkeys(coverable(framework, strength, names))
    for answers in held:
        for found in tuples_of(answers, strength):
            uncovered.pop(found, None)
    chosen = []
    while uncovered:
        wanted = next(iter(uncovered))
        tries = (
            _around(framework, wanted, names, uncovered, strength, chance) for _ in range(_TRIES)
        )
        best = max(tries, key=lambda one: _new_in(one, uncovered, strength) / _size_of(one))
        chosen.append(best)
        for found in tuples_of(best, strength):
            uncovered.pop(found, None)
    return chosen


def coverable(framework: str, strength: int, names: tuple[str, ...]) -> list[Tuple]:
    """Return every tuple of choices that some valid set of these questions holds, in an order."""
    free = [name for name in names if name not in CORE]
    found: dict[Tuple, None] = {}
    for asked in combinations(sorted(names), strength):
        within = [name for name in asked if name in CORE]
        cores = dict.fromkeys(
            tuple((name, core[name]) for name in within) for core in _core_sets(framework)
        )
        others = [name for name in asked if name in free]
        for core, rest in product(cores, _products(others)):
            found[tuple(sorted((*core, *rest.items())))] = None
    return list(found)


def tuples_of(answers: Answers, strength: int) -> Iterable[Tuple]:
    """Return every tuple of so many choices in a set of answers."""
    return combinations(sorted(answers.items()), strength)


def _new_in(answers: Answers, uncovered: dict[Tuple, None], strength: int) -> int:
    return sum(found in uncovered for found in tuples_of(answers, strength))


def _around(
    framework: str,
    wanted: Tuple,
    names: tuple[str, ...],
    uncovered: dict[Tuple, None],
    strength: int,
    chance: random.Random,
) -> Answers:
    """Return a valid set that holds the tuple wanted, each further answer chosen for what it adds.

    Where answers add the same, it is the leanest: what a project has beside is run once more.
    """
    fixed = dict(wanted)
    cores = [
        core
        for core in _core_sets(framework)
        if all(core[name] == fixed[name] for name in CORE if name in fixed)
    ]
    answers = {**chance.choice(cores), **fixed}
    missing = [name for name in names if name not in answers]
    chance.shuffle(missing)
    for name in missing:
        answers[name] = max(
            sorted(choices_of(name), key=partial(_weight_of, name)),
            key=lambda option: _added_by(name, option, answers, uncovered, strength),
        )
    return {name: answers[name] for name in names}


def _weight_of(name: str, answer: Answer) -> int:
    """Return how much an answer adds to a project: nothing, the first of its choices, or more."""
    values: tuple[Answer, ...] = BY_NAME[name].values
    return int(answer) if isinstance(answer, bool) else values.index(answer)


def _size_of(answers: Answers) -> int:
    """Return how much there is to run: what any project has, and what its answers add."""
    return len(answers) // 2 + sum(_weight_of(name, one) > 0 for name, one in answers.items())


def _added_by(
    name: str, option: Answer, answers: Answers, uncovered: dict[Tuple, None], strength: int
) -> int:
    """Count the tuples still uncovered that an answer completes with those already given."""
    return sum(
        tuple(sorted((*others, (name, option)))) in uncovered
        for others in combinations(answers.items(), strength - 1)
    )


def whole(framework: str, answers: Answers, slug: str = "shelf") -> Answers:
    """Return an answer to every question, for a project of this framework."""
    said = {
        "project_name": "Shelf",
        "project_slug": slug,
        "description": "Notes on a shelf",
        "author_name": "Ada Example",
        "author_email": "ada@example.com",
        "framework": framework,
        **answers,
    }
    return complete(said).answers


def named(answers: Answers) -> str:
    """Return a set of answers as a short name for a test."""
    words = []
    for name, answer in answers.items():
        if isinstance(answer, bool):
            words += [name] if answer else []
        elif name == "cache":
            words += ["cached"] if answer != "none" else []
        elif name == "example":
            words += ["bare"] if answer == "none" else []
        elif answer not in {"none", "default"}:
            words.append(str(answer))
        elif name == "database":
            words.append("stateless")
    return "-".join(words)


def ids(sets: Iterable[Answers]) -> list[str]:
    """Return a name for each set."""
    return [named(answers) for answers in sets]
