"""The one table of questions: names, flags, choices, defaults and what each is for."""

from dataclasses import KW_ONLY, dataclass
from functools import cached_property
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
    """One choice of a question; ``kinds`` are what it has in common with others: ``relational``."""

    value: str
    help: str
    available: bool = True
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """What is asked, under one name everywhere: flag, file key, template variable, JSON field.

    A question with choices takes one of them, one with a boolean default takes yes or no, any other
    takes free text. One that is not text and ``asked_about`` can be put to a recommendation: it
    counts, or brings parts. ``spelt`` is the flag where that is not the name.
    """

    name: str
    group: Group
    _: KW_ONLY
    prompt: str
    help: str
    spelt: str = ""
    default: Answer = ""
    choices: tuple[Choice, ...] = ()
    available: bool = True
    asked_about: bool = True

    @cached_property
    def flag(self) -> str:
        """The flag that answers it."""
        return self.spelt or f"--{self.name.replace('_', '-')}"

    @cached_property
    def left_out(self) -> Answer:
        """The answer that says nothing: the first choice (none or open), no, or no text."""
        return self.choices[0].value if self.choices else type(self.default)()

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
    def label(self) -> str:
        """What the question is called where its answer is read: in words, not as a flag."""
        return "package name" if self.name == "project_slug" else self.word

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
        """Return the choices of a kind; none where there is no such kind."""
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
RELATIONAL, PEEWEE = "relational", "with Peewee"
ACCOUNTS, TOKENS = "with accounts", "with tokens"


CORE = (
    Question(
        "database",
        "core",
        prompt="Which database?",
        help="Where the service stores its data.",
        default="sqlite",
        choices=(
            Choice("none", "no data is stored"),
            Choice("sqlite", "a file; no server to run", kinds=(RELATIONAL, PEEWEE)),
            Choice("postgresql", "PostgreSQL 15 or newer", kinds=(RELATIONAL, PEEWEE)),
            Choice("mysql", "MySQL 8.4, MariaDB 10.11 or newer", kinds=(RELATIONAL, PEEWEE)),
            Choice("oracle", "Oracle 19c or newer", kinds=(RELATIONAL,)),
            Choice("mongodb", "MongoDB: documents instead of tables"),
            Choice("redis", "Redis: keys and values alone"),
        ),
    ),
    Question(
        "auth",
        "core",
        prompt="How do people log in?",
        help="How people log in.",
        default="accounts",
        choices=(
            Choice("none", "nobody logs in"),
            Choice("accounts", "sign-up, log-in, password reset in the browser", kinds=(ACCOUNTS,)),
            Choice("tokens", "JWT for the API; a command makes the users", kinds=(TOKENS,)),
            Choice("both", "accounts in the browser, tokens for the API", kinds=(ACCOUNTS, TOKENS)),
        ),
    ),
    Question(
        "admin",
        "core",
        prompt="An admin for staff?",
        help="Pages where staff edit the data.",
        default=True,
    ),
    Question(
        "rest",
        "core",
        prompt="A JSON API?",
        help="A JSON API with OpenAPI docs.",
        default=False,
    ),
    Question(
        "async_needs",
        "core",
        spelt="--async",
        prompt="Async or WebSockets?",
        help="Whether it needs async or WebSockets.",
        default="none",
        choices=(
            Choice("none", "neither: ordinary requests"),
            Choice("views", "async: requests that await several services at once"),
            Choice("realtime", "WebSockets: pages that change by themselves"),
        ),
    ),
)

WEIGHING = (
    Question(
        "size",
        "weighing",
        prompt="How large will it become?",
        help="How large it will become.",
        default="open",
        choices=(
            Choice("open", "undecided; speaks for neither"),
            Choice("small", "one thing done well: a micro-service, a simple site"),
            Choice("large", "a product with many parts and many users"),
        ),
    ),
    Question(
        "priority",
        "weighing",
        prompt="What matters most?",
        help="What matters most.",
        default="open",
        choices=(
            Choice("open", "undecided; speaks for neither"),
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
        "more",
        prompt="Which framework?",
        help="Which framework; auto follows the articles.",
        default="auto",
        asked_about=False,
        choices=(
            Choice("auto", "what the articles advise"),
            Choice("django", "Django 6.1"),
            Choice("flask", "Flask 3.1"),
        ),
    ),
    Question(
        "project_name",
        "more",
        spelt="NAME",
        prompt="What is the project called?",
        help="What the project is called.",
    ),
    Question(
        "project_slug",
        "more",
        spelt="--slug",
        prompt="Which package name?",
        help="The name of its folder and package.",
    ),
    Question(
        "description",
        "more",
        prompt="What is it, in one line?",
        help="What it is, in one line.",
    ),
    Question("author_name", "more", prompt="Who writes it?", help="Who writes it."),
    Question(
        "author_email",
        "more",
        prompt="Their e-mail address?",
        help="Their e-mail address.",
    ),
    Question(
        "orm",
        "more",
        prompt="Which library speaks to the database?",
        help="Which library speaks to the database.",
        default="default",
        choices=(
            Choice("default", "the usual: Django ORM, SQLAlchemy, MongoEngine, redis-py"),
            Choice("peewee", "Peewee: for Flask with SQL"),
        ),
    ),
    Question(
        "pages",
        "more",
        prompt="Pages with forms?",
        help="Pages with forms, rendered on the server.",
        default=True,
    ),
    Question(
        "two_factor",
        "more",
        prompt="A second factor at log-in?",
        help="Codes of an app, recovery codes and passkeys at log-in.",
        default=False,
    ),
    Question(
        "jobs",
        "more",
        prompt="Background jobs?",
        help="Work done outside of requests.",
        default="none",
        choices=(
            Choice("none", "nothing in the background"),
            Choice("celery", "Celery: work outside of requests, on Redis or RabbitMQ"),
            Choice("database", "a queue in the database, no broker"),
        ),
    ),
    Question(
        "cache",
        "more",
        prompt="A cache?",
        help="Stores what is costly to compute.",
        default="none",
        choices=(
            Choice("none", "nothing is cached"),
            Choice("redis", "what is costly to compute, in Redis"),
        ),
    ),
    Question(
        "i18n",
        "more",
        prompt="Several languages?",
        help="Pages in several languages.",
        default=False,
    ),
    Question(
        "observability",
        "more",
        prompt="Structured logs, metrics and traces?",
        help="Structured logs, metrics, Sentry and OpenTelemetry.",
        default=False,
    ),
    Question(
        "example",
        "more",
        prompt="An example to start from?",
        help="Code of an example that shows the chosen parts at work.",
        default="notes",
        asked_about=False,
        choices=(
            Choice("notes", "notes; without a database, statistics of a text"),
            Choice("none", "the parts alone, and a README that adds the first model"),
        ),
    ),
    Question(
        "docker",
        "more",
        prompt="Dockerfile and compose.yaml?",
        help="Dockerfile and compose.yaml.",
        default=True,
        asked_about=False,
    ),
    Question(
        "ci",
        "more",
        prompt="Which service runs its tests?",
        help="Which service runs the tests on each push.",
        default="github",
        asked_about=False,
        choices=(
            Choice("none", "nothing runs them"),
            Choice("github", "GitHub Actions"),
            Choice("gitlab", "GitLab CI"),
        ),
    ),
    Question(
        "license",
        "more",
        prompt="Which licence?",
        help="Under which terms others may use the code.",
        default="MIT",
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
        "more",
        spelt="--python",
        prompt="The oldest Python it runs on?",
        help="The oldest Python it runs on.",
        default="3.13",
        asked_about=False,
        choices=(Choice("3.13", "Python 3.13"), Choice("3.12", "Python 3.12")),
    ),
)

QUESTIONS = CORE + WEIGHING + MORE
BY_NAME = {question.name: question for question in QUESTIONS}
FREE_TEXT = ("project_name", "description", "author_name", "author_email")

# What the templates know.
OFFERED = tuple(question for question in QUESTIONS if question.is_offered)

# What a recommendation can be asked about: what counts, and what is told without counting.
ASKED_ABOUT = tuple(
    question.name for question in QUESTIONS if question.asked_about and question.kind != "text"
)

# What the answers are that say nothing.
LEFT_OUT = {question.name: question.left_out for question in QUESTIONS}

# How a question may be called in a file or a text: by its name, or as its flag is spelt.
BY_KEY = {question.word.replace("-", "_"): question for question in QUESTIONS} | BY_NAME
