"""Every valid set of answers, and the few that cover every pair of choices."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

from generator.answers import complete
from generator.clashes import clashes
from generator.questions import BY_NAME, Answer, Answers

FRAMEWORKS = ("django", "flask")

# The questions whose answers change what is generated, beside the framework.
SHAPING = ("database", "auth", "admin", "rest", "async_needs", "pages")
LABELLING = ("license", "python_version")

Pair = tuple[tuple[str, Answer], tuple[str, Answer]]


def _available(name: str) -> list[Answer]:
    question = BY_NAME[name]
    return [value for value in question.values if question.is_available(value)]


def _products(names: tuple[str, ...]) -> Iterator[Answers]:
    for values in product(*map(_available, names)):
        yield dict(zip(names, values, strict=True))


def valid_sets(framework: str) -> list[Answers]:
    """Give every valid set of the answers that shape a project of this framework."""
    return [
        answers
        for answers in _products(SHAPING)
        if not clashes({**answers, "framework": framework})
    ]


def pair_covering_sets(framework: str) -> list[Answers]:
    """Give valid sets that hold, among them, every pair of choices that any valid set holds."""
    candidates = [
        {**shape, **label} for shape in valid_sets(framework) for label in _products(LABELLING)
    ]
    uncovered = {pair for answers in candidates for pair in pairs_of(answers)}
    chosen = []
    while uncovered:
        best = max(candidates, key=lambda answers: len(uncovered & pairs_of(answers)))
        chosen.append(best)
        uncovered -= pairs_of(best)
    return chosen


def pairs_of(answers: Answers) -> set[Pair]:
    """Give every pair of choices in a set of answers."""
    return set(combinations(sorted(answers.items()), 2))


def whole(framework: str, answers: Answers, slug: str = "shelf") -> Answers:
    """Give an answer to every question, for a project of this framework."""
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
    """Give a set of answers as a short name for a test."""
    words = []
    for name, answer in answers.items():
        if isinstance(answer, bool):
            words += [name] if answer else []
        elif answer != "none":
            words.append(str(answer))
        elif name == "database":
            words.append("stateless")
    return "-".join(words)


def ids(sets: Iterable[Answers]) -> list[str]:
    """Give a name for each set."""
    return [named(answers) for answers in sets]
