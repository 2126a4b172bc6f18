"""The questions, their choices and what goes together, as text and as data."""

from typing import Any

from generator.answers.clashes import CLASHES
from generator.answers.completing import CONSEQUENCES
from generator.answers.questions import BY_NAME, QUESTIONS, SECTIONS, Choice, Question
from generator.cli.help import sections_text
from generator.guidance.wording import any_of_each
from generator.terminal.paragraphs import UNBROKEN


def listed(width: int = 80) -> str:
    """Return the questions as text for a terminal."""
    rows = [(question.section, row) for question in QUESTIONS for row in _rows(question)]
    questions = {title: [row for section, row in rows if section == title] for title in SECTIONS}
    together = {
        "What cannot stand together": [
            (", ".join(clash.when), f"{clash.because[0].upper()}{clash.because[1:]}.")
            for clash in CLASHES
        ],
        "What follows unless you say otherwise": [*_consequences().items()],
        "Keys of an answers file, where they are not the flag's name": [
            (question.name, question.flag) for question in QUESTIONS if _has_other_key(question)
        ],
    }
    told = sections_text(questions, width) + sections_text(together, width)
    return told.removeprefix("\n")


def _consequences() -> dict[str, str]:
    """Return what follows, as ``no auth, no admin``, by the answers that it follows from."""
    found: dict[str, list[str]] = {}
    for one in CONSEQUENCES:
        question = BY_NAME[one.name]
        told = question.word if question.is_telling(one.answer) else f"no {question.word}"
        found.setdefault(any_of_each(one.when, " with "), []).append(told)
    return {said: ", ".join(told) for said, told in found.items()}


def _has_other_key(question: Question) -> bool:
    return question.flag.removeprefix("--").replace("-", "_") != question.name


def _rows(question: Question) -> list[tuple[str, str]]:
    """Return a question, and each of its choices with what it is."""
    if question.kind == "yes_no":
        flag = question.flag.replace("--", "--[no-]")
        default = f"Default:{UNBROKEN}{'yes' if question.default else 'no'}."
        told = default if question.available else "Not available yet."
        return [(flag, f"{question.help} {told}")]
    return [
        (question.flag, question.help),
        *((f"  {choice.value}", _text(choice, question)) for choice in question.choices),
    ]


def _text(choice: Choice, question: Question) -> str:
    if not choice.available:
        return f"{choice.help} (not available yet)"
    is_marked = choice.value == question.default and choice.value != "default"
    return f"{choice.help} (default)" if is_marked else choice.help


def listed_as_data() -> dict[str, Any]:
    """Return the same as data: questions, clashes, consequences."""
    return {
        "questions": [_as_data(question) for question in QUESTIONS],
        "clashes": [{"answers": list(clash.when), "because": clash.because} for clash in CLASHES],
        "consequences": [f"{said}: {told}" for said, told in _consequences().items()],
    }


def _as_data(question: Question) -> dict[str, Any]:
    return {
        **{
            one: getattr(question, one)
            for one in ("name", "flag", "group", "kind", "help", "default")
        },
        "available": question.kind == "choice" or question.available,
        "choices": [
            {"value": choice.value, "help": choice.help, "available": choice.available}
            for choice in question.choices
        ],
    }
