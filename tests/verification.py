"""What the test run verified, as a table: answer by framework, and on which servers."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypedDict

from answer_sets import FRAMEWORKS, SHAPING, choices_of

from generator.answers.parsing import shown
from generator.answers.questions import Answer, Answers
from generator.guidance.frameworks import NAMES

PAGE = Path(__file__).parents[1] / "docs" / "verification.md"


class Run(TypedDict):
    """A project that passed its own tests and checks: its answers, the servers they ran on."""

    framework: str
    answers: Answers
    servers: dict[str, str]


# Which of a project's servers an answer is about; the others need none.
_SERVER_OF = {
    **dict.fromkeys([("database", name) for name in ("postgresql", "mysql", "mongodb", "redis")],
                    "DATABASE_URL"),
    ("async_needs", "realtime"): "CHANNEL_URL",
    ("jobs", "celery"): "BROKER_URL",
    ("cache", "redis"): "CACHE_URL",
}  # fmt: skip

_HOW = {
    ("database", "sqlite"): "a file and memory",
    ("database", "oracle"): "no server was there: DDL and statements compiled for Oracle; "
    "the other tests on SQLite",
    ("database", "mongodb"): "a compatible server, not MongoDB itself",
}

_PREFACE = """# What was verified, and how

Written by the tests from their own results: `make test` prints this table for the sets that hold
every pair of answers, `make matrix` for those that hold every triple. This one is of every
{tuples}. Each number counts generated projects that hold the answer and passed their own tests,
`mypy --strict` and their framework's checks. A real server is one of the named version, started by
the test run on loopback.

"""

_LEFT_OUT = """
Not verified: Oracle on a server; MongoDB on a server of its maker (the compatible server refuses
text indexes, which no project uses); MySQL of Oracle (MariaDB stands for it); Docker itself (tests
build and run images with podman, and read the compose files; podman-compose ran those of default
projects on SQLite once, with a program in the place of the mail catcher's image).

## What the tests of projects see

`make mutants` changes the application code of a project in places that chance takes; its own tests
have to fail. Last tried on 2026-11-30 (default) and 2026-11-29 (richest), each time before tests
were added for what had gone unseen.

| project | Django | Flask |
| --- | --- | --- |
| default | 38 of 40 (95 %), 55 of 60 (92 %) | 32 of 40 (80 %) |
| richest | 12 of 14 (86 %) | 12 of 14 (86 %) |

Of the 15 of the default projects that no test saw, two mean the same as what they replaced; four
have had a test since.
"""


def table(runs: Sequence[Run]) -> str:
    """Return a table in Markdown, one line for each answer."""
    heads = ["answer", *(NAMES[framework] for framework in FRAMEWORKS), "how"]  # type: ignore[index]
    rows = [heads, ["---"] * len(heads)]
    rows += [
        [f"`{name}` {shown(answer)}", *_counts(runs, name, answer), _how(runs, name, answer)]
        for name in SHAPING
        for answer in choices_of(name)
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def page(runs: Sequence[Run], tuples: str) -> str:
    """Return the page of the documents that holds the table."""
    return f"{_PREFACE.format(tuples=tuples)}{table(runs)}\n{_LEFT_OUT}"


def _counts(runs: Iterable[Run], name: str, answer: Answer) -> list[str]:
    return [
        str(sum(run["framework"] == framework and run["answers"][name] == answer for run in runs))
        for framework in FRAMEWORKS
    ]


def _how(runs: Iterable[Run], name: str, answer: Answer) -> str:
    variable = _SERVER_OF.get((name, str(answer)))
    servers = sorted(
        {
            run["servers"][variable]
            for run in runs
            if variable in run["servers"] and run["answers"][name] == answer
        }
        if variable
        else ()
    )
    told = _HOW.get((name, str(answer)), "real server" if servers else "own tests")
    return ", ".join([*servers, told])
