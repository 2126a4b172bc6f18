"""The questions, their choices and what goes together, as text and as data."""

from textwrap import fill
from typing import Any

from generator.answers import shown
from generator.clashes import CLASHES
from generator.questions import QUESTIONS, Question

_TITLES = {
    "core": "Asked first",
    "weighing": "To weigh the pick",
    "more": "The rest",
}

# Said beside the clashes: what one answer brings when another is not given.
CONSEQUENCES = (
    "database none: no auth, no admin",
    "auth tokens or both: rest",
    "auth none or tokens: no admin",
    "framework django with database redis: no auth, no admin",
)


def listed() -> str:
    """Give the questions as text for a terminal of 80 columns."""
    parts = []
    for group, title in _TITLES.items():
        parts.append(f"{title}\n")
        parts += [_question(question) for question in QUESTIONS if question.group == group]
    parts.append("What cannot stand together\n")
    parts += [
        fill(f"{' and '.join(clash.names)}: {clash.because}", 78, **_BULLET) + "\n"
        for clash in CLASHES
    ]
    parts.append("\nWhat follows when you say nothing else\n")
    parts += [fill(line, 78, **_BULLET) + "\n" for line in CONSEQUENCES]
    return "".join(parts)


_BULLET: dict[str, Any] = {"initial_indent": "  - ", "subsequent_indent": "    "}


def _question(question: Question) -> str:
    key = "" if question.flag == f"--{question.name}" else f" (key: {question.name})"
    lines = [f"  {question.flags}{key}  {question.help}"]
    if question.kind == "yes_no":
        lines.append(f"      {shown(question.default)} unless you say otherwise")
        if not question.available:
            lines[-1] = "      not available yet"
    for choice in question.choices:
        mark = "*" if choice.value == question.default else " "
        later = "" if choice.available else "not available yet: "
        lines.append(f"    {mark} {choice.value:<16} {later}{choice.help}")
    return "\n".join(lines) + "\n\n"


def listed_as_data() -> dict[str, Any]:
    """Give the same as data: questions, clashes, consequences."""
    return {
        "questions": [_as_data(question) for question in QUESTIONS],
        "clashes": [{"answers": list(clash.names), "because": clash.because} for clash in CLASHES],
        "consequences": list(CONSEQUENCES),
    }


def _as_data(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "flag": question.flag,
        "group": question.group,
        "kind": question.kind,
        "help": question.help,
        "default": question.default,
        "available": question.kind == "choice" or question.available,
        "choices": [
            {"value": choice.value, "help": choice.help, "available": choice.available}
            for choice in question.choices
        ],
    }
