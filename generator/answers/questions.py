"""The one table of questions: names, flags, choices, defaults and what each is for."""

from dataclasses import dataclass
from typing import Literal

Answer = str | bool
Answers = dict[str, Answer]

Group = Literal["core", "weighing", "more"]

# Under which titles help and listings show the questions, in this order.
_THE_PICK = "The pick"
_AUTHOR = "The name and its author"
_TITLES: dict[str, str] = {"core": "The service", "weighing": _THE_PICK, "more": "More answers"}
SECTIONS = (*_TITLES.values(), _AUTHOR)


@dataclass(frozen=True)
class Choice:
    """One choice of a question; not every choice has a template yet.

    ``kinds`` are what it has in common with other choices, such as ``relational``.
    """

    value: str
    help: str
    available: bool = True
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked, under one name everywhere: flag, file key, template variable, JSON field.

    A question with choices takes one of them, one with a boolean default takes yes or no, any other
    takes free text. ``left_out`` is the answer that says nothing (none, no or open). One that is
    not text and ``asked_about`` can be put to a recommendation: it counts, or brings parts.
    """

    name: str
    flag: str
    group: Group
    prompt: str
    help: str
    default: Answer
    left_out: Answer
    choices: tuple[Choice, ...] = ()
    available: bool = True
    asked_about: bool = True

    @property
    def kind(self) -> Literal["choice", "yes_no", "text"]:
        """What sort of answer the question takes."""
        if self.choices:
            return "choice"
        return "yes_no" if isinstance(self.default, bool) else "text"

    @property
    def section(self) -> str:
        """Under which title help and listings show the question."""
        if self.kind == "text":
            return _AUTHOR
        return _THE_PICK if self.name == "framework" else _TITLES[self.group]

    @property
    def word(self) -> str:
        """What the question is called in a sentence: its flag without the dashes."""
        return "name" if self.name == "project_name" else self.flag.removeprefix("--")

    @property
    def negative_flag(self) -> str:
        """The flag that says no."""
        return self.flag.replace("--", "--no-", 1)

    @property
    def flags(self) -> str:
        """Every flag of the question, as command lines write them."""
        return f"{self.flag}/{self.negative_flag}" if self.kind == "yes_no" else self.flag

    @property
    def values(self) -> tuple[Answer, ...]:
        """Every answer that can be enumerated; empty for free text."""
        if self.kind == "yes_no":
            return (True, False)
        return tuple(choice.value for choice in self.choices)

    @property
    def is_offered(self) -> bool:
        """Whether there is anything to answer today: text, or more than one available answer."""
        return self.kind == "text" or sum(map(self.is_available, self.values)) > 1

    def of_kind(self, kind: str) -> frozenset[Answer]:
        """Give the choices of a kind; none where there is no such kind."""
        return frozenset(choice.value for choice in self.choices if kind in choice.kinds)

    def is_telling(self, answer: Answer) -> bool:
        """Whether an answer says something; doing without a database does."""
        return answer != self.left_out or self.name == "database"

    def is_available(self, answer: Answer) -> bool:
        """Whether a template renders this answer today."""
        if self.kind == "choice":
            return any(choice.value == answer and choice.available for choice in self.choices)
        return self.available or answer == self.left_out


# What choices have in common.
RELATIONAL, ACCOUNTS, TOKENS = "relational", "with accounts", "with tokens"


def _later(value: str, help_text: str) -> Choice:
    return Choice(value, help_text, available=False)


CORE = (
    Question(
        "database",
        "--database",
        "core",
        "Which database?",
        "Where the service keeps its data.",
        default="sqlite",
        left_out="none",
        choices=(
            Choice("none", "nothing is kept"),
            Choice("sqlite", "a file; no server to run", kinds=(RELATIONAL,)),
            Choice("postgresql", "PostgreSQL 15 or newer", kinds=(RELATIONAL,)),
            Choice("mysql", "MySQL 8.4, MariaDB 10.11 or newer", kinds=(RELATIONAL,)),
            Choice("oracle", "Oracle 19c or newer", kinds=(RELATIONAL,)),
            Choice("mongodb", "MongoDB: documents instead of tables"),
            Choice("redis", "Redis: keys and values alone"),
        ),
    ),
    Question(
        "auth",
        "--auth",
        "core",
        "How do people log in?",
        "How people log in.",
        default="accounts",
        left_out="none",
        choices=(
            Choice("none", "nobody logs in"),
            Choice("accounts", "sign-up, log-in, password reset in the browser", kinds=(ACCOUNTS,)),
            Choice("tokens", "JWT for the API; a command makes the users", kinds=(TOKENS,)),
            Choice("both", "accounts in the browser, tokens for the API", kinds=(ACCOUNTS, TOKENS)),
        ),
    ),
    Question(
        "admin",
        "--admin",
        "core",
        "An admin for staff?",
        "Pages where staff edit the data.",
        default=True,
        left_out=False,
    ),
    Question(
        "rest",
        "--rest",
        "core",
        "A JSON API?",
        "A JSON API with OpenAPI docs.",
        default=False,
        left_out=False,
    ),
    Question(
        "async_needs",
        "--async",
        "core",
        "Does it wait for others, or stay connected?",
        "Whether it waits for others, or stays connected.",
        default="none",
        left_out="none",
        choices=(
            Choice("none", "neither: ordinary requests"),
            Choice("views", "requests that await several services at once"),
            Choice("realtime", "pages that change by themselves, over WebSockets"),
        ),
    ),
)

WEIGHING = (
    Question(
        "size",
        "--size",
        "weighing",
        "How large will it become?",
        "How large it will become.",
        default="open",
        left_out="open",
        choices=(
            Choice("open", "not said"),
            Choice("small", "one thing done well: a micro-service, a simple site"),
            Choice("large", "a product with many parts and many users"),
        ),
    ),
    Question(
        "priority",
        "--priority",
        "weighing",
        "What matters most?",
        "What matters most.",
        default="open",
        left_out="open",
        choices=(
            Choice("open", "not said"),
            Choice("control", "full control over every part"),
            Choice("delivery", "fast delivery"),
            Choice("conventions", "one known way, easy for newcomers"),
            Choice("security", "security out of the box"),
            Choice("learning", "learning web development"),
        ),
    ),
)

MORE = (
    Question(
        "framework",
        "--framework",
        "more",
        "Which framework?",
        "Which framework; auto follows the articles.",
        default="auto",
        left_out="auto",
        asked_about=False,
        choices=(
            Choice("auto", "what the articles advise"),
            Choice("django", "Django 6.1"),
            Choice("flask", "Flask 3.1"),
        ),
    ),
    Question(
        "project_name",
        "NAME",
        "more",
        "What is the project called?",
        "What the project is called.",
        "",
        "",
    ),
    Question(
        "project_slug",
        "--slug",
        "more",
        "Which package name?",
        "The name of its folder and package.",
        "",
        "",
    ),
    Question(
        "description",
        "--description",
        "more",
        "What is it, in one line?",
        "What it is, in one line.",
        "",
        "",
    ),
    Question("author_name", "--author-name", "more", "Who writes it?", "Who writes it.", "", ""),
    Question(
        "author_email",
        "--author-email",
        "more",
        "Their e-mail address?",
        "Their e-mail address.",
        "",
        "",
    ),
    Question(
        "orm",
        "--orm",
        "more",
        "Which library speaks to the database?",
        "Which library speaks to the database.",
        default="default",
        left_out="default",
        choices=(
            Choice("default", "the usual: Django ORM, SQLAlchemy, MongoEngine, redis-py"),
            Choice("peewee", "Peewee: for Flask with SQL"),
        ),
    ),
    Question(
        "pages",
        "--pages",
        "more",
        "Pages with forms?",
        "Pages with forms, rendered on the server.",
        default=True,
        left_out=False,
    ),
    Question(
        "jobs",
        "--jobs",
        "more",
        "Background jobs?",
        "Work done outside of requests.",
        default="none",
        left_out="none",
        choices=(
            Choice("none", "nothing in the background"),
            Choice("celery", "Celery, on Redis or RabbitMQ"),
        ),
    ),
    Question(
        "cache",
        "--cache",
        "more",
        "A cache?",
        "Keeps what is costly to compute.",
        default="none",
        left_out="none",
        choices=(Choice("none", "nothing is cached"), Choice("redis", "kept in Redis")),
    ),
    Question(
        "i18n",
        "--i18n",
        "more",
        "Several languages?",
        "Pages in several languages.",
        default=False,
        left_out=False,
    ),
    Question(
        "observability",
        "--observability",
        "more",
        "Structured logs, metrics and traces?",
        "Structured logs, metrics, Sentry and OpenTelemetry.",
        default=False,
        left_out=False,
    ),
    Question(
        "docker",
        "--docker",
        "more",
        "Dockerfile and compose.yaml?",
        "Dockerfile and compose.yaml.",
        default=False,
        left_out=False,
        asked_about=False,
        available=False,
    ),
    Question(
        "ci",
        "--ci",
        "more",
        "Which service runs its tests?",
        "Which service runs the tests on each push.",
        default="none",
        left_out="none",
        asked_about=False,
        choices=(
            Choice("none", "nothing runs them"),
            _later("github", "GitHub Actions"),
            _later("gitlab", "GitLab CI"),
        ),
    ),
    Question(
        "license",
        "--license",
        "more",
        "Which licence?",
        "Under which terms others may use the code.",
        default="MIT",
        left_out="MIT",
        asked_about=False,
        choices=(
            Choice("MIT", "short and permissive"),
            Choice("Apache-2.0", "permissive, with a patent grant"),
            Choice("BSD-3-Clause", "permissive; no advertising with your name"),
            Choice("GPL-3.0-or-later", "changes stay free too"),
            Choice("proprietary", "all rights reserved"),
        ),
    ),
    Question(
        "python_version",
        "--python",
        "more",
        "The oldest Python it runs on?",
        "The oldest Python it runs on.",
        default="3.13",
        left_out="3.13",
        asked_about=False,
        choices=(Choice("3.13", "Python 3.13"), Choice("3.12", "Python 3.12")),
    ),
)

QUESTIONS = CORE + WEIGHING + MORE
BY_NAME = {question.name: question for question in QUESTIONS}
FREE_TEXT = ("project_name", "description", "author_name", "author_email")

# What the templates know; the other questions have one answer until their templates come.
OFFERED = tuple(question for question in QUESTIONS if question.is_offered)

# What a recommendation may rest on, in the order in which it is told.
RECOMMENDED_ON = (*(question.name for question in CORE + WEIGHING), "orm")

# What a recommendation can be asked about: what counts, and what is told without counting.
ASKED_ABOUT = tuple(
    question.name for question in QUESTIONS if question.asked_about and question.kind != "text"
)

# What the answers are that say nothing.
LEFT_OUT = {question.name: question.left_out for question in QUESTIONS}

# How a question may be called in a file or a text: by its name, or as its flag is spelt.
BY_KEY = {question.word.replace("-", "_"): question for question in QUESTIONS} | BY_NAME
