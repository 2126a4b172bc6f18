"""Answers as people write them, in flags, files and the wizard, read as values."""

from generator.answers.questions import BY_KEY, BY_NAME, Answer
from generator.answers.spelling import nearest
from generator.errors import UnknownName
from generator.terminal.safe_text import quoted

_YES = frozenset({"yes", "y", "true", "on", "1"})

_NO = frozenset({"no", "n", "false", "off", "0"})


def shown(answer: Answer) -> str:
    """Return an answer as a person writes it: yes and no for booleans."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer


def question_called(key: str) -> str:
    """Return the name of the question that a key stands for: its own, or its flag's spelling."""
    question = BY_KEY.get(key.strip().removeprefix("--").lower().replace("-", "_"))
    if question is None:
        raise UnknownName(f"There is no question {quoted(key)}.", nearest(key, list(BY_KEY)))
    return question.name


def parse(name: str, raw: object, said_as: str = "") -> Answer:
    """Return the answer that ``raw`` stands for; errors call it what it was ``said_as``."""
    question = BY_NAME.get(name)
    if question is None:
        raise UnknownName(f"There is no question {quoted(name)}.", nearest(name, list(BY_NAME)))
    label = said_as or name
    if question.kind == "yes_no":
        return _parse_yes_no(label, raw)
    if not isinstance(raw, str):
        wanted = ", ".join(f'"{shown(value)}"' for value in question.values) or "text"
        raise UnknownName(f"{label} cannot be {quoted(raw)}.", f"It takes {wanted}, in quotes.")
    if question.kind == "text":
        return raw
    for choice in question.choices:
        if choice.value.lower() == raw.strip().lower():
            return choice.value
    values = [choice.value for choice in question.choices if choice.available]
    raise UnknownName(f"{label} cannot be {quoted(raw)}.", nearest(raw, values))


def _parse_yes_no(label: str, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in _YES | _NO:
        return raw.strip().lower() in _YES
    raise UnknownName(f"{label} cannot be {quoted(raw)}.", "It takes yes or no.")


def as_spoken(name: str, answer: Answer) -> str:
    """Return an answer as a person says it: ``admin``, ``no admin``, ``auth tokens``."""
    question = BY_NAME[name]
    if question.kind == "yes_no":
        return question.word if answer else f"no {question.word}"
    return f"{question.word} {shown(answer)}"
