"""What the articles discuss that adds no weight: topics to ignore, and where they disagree."""

from dataclasses import dataclass

from generator.answers.ways import Way, among


@dataclass(frozen=True)
class Ignored:
    """A topic of the articles that counts for neither framework, and why."""

    topic: str
    because: str
    articles: tuple[str, ...]


@dataclass(frozen=True)
class Disagreement:
    """Where the articles contradict each other, and how that is settled here."""

    when: Way
    about: str
    settled: str
    articles: tuple[str, ...]


IGNORED = (
    Ignored(
        "speed",
        "All but A3 call the difference negligible; A2 gives Flask slightly less overhead.",
        ("A0", "A1", "A2", "A4"),
    ),
    Ignored(
        "popularity",
        "A1 and A2 see Django ahead, A3 sees both even and would not decide by it.",
        ("A1", "A2", "A3"),
    ),
    Ignored(
        "template engine",
        "Each brings a good one; nobody is advised to choose by it.",
        ("A1", "A2", "A4"),
    ),
    Ignored(
        "routing style",
        "URLs apart from the views or beside them: a matter of taste.",
        ("A2", "A4"),
    ),
)

_REST_DISPUTE = (
    "On a REST API: A2 and A4 praise Django REST framework where it will grow, while A0, A1 and "
    "A2 prefer Flask where it stays small"
)
_REST_ARTICLES = ("A0", "A1", "A2", "A4")

DISAGREEMENTS = (
    Disagreement(
        {"rest": among(True), "size": among("open")},
        _REST_DISPUTE,
        "Size was left open, so it counts the same for both.",
        _REST_ARTICLES,
    ),
    Disagreement(
        {"rest": among(True), "size": among("small")},
        _REST_DISPUTE,
        "A small service pulls it towards Flask.",
        _REST_ARTICLES,
    ),
    Disagreement(
        {"rest": among(True), "size": among("large")},
        _REST_DISPUTE,
        "A large one pulls it towards Django.",
        _REST_ARTICLES,
    ),
    Disagreement(
        {"size": among("large")},
        "On size: A4 advises against Flask for a large product, while A3 holds that Flask grows "
        "well too",
        "Both still see Django ahead there.",
        ("A3", "A4"),
    ),
    Disagreement(
        {"priority": among("delivery")},
        "On fast delivery: A4 holds that Flask has to be set up first, while A2 and A3 find it "
        "quicker to begin with",
        "A working product counts here, and Django gets there sooner.",
        ("A2", "A3", "A4"),
    ),
    Disagreement(
        {"priority": among("security")},
        "On security: A1 holds that Flask-Security protects almost as well, while A3 and A4 see "
        "Django ahead",
        "What needs no choosing counts for Django.",
        ("A1", "A3", "A4"),
    ),
)
