"""Asking in the terminal for the answers that are missing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.answers import complete
from generator.clashes import clashes
from generator.errors import Interrupted, StartwiseError
from generator.names import check_free_text, check_name, check_slug, slug_from
from generator.questions import (
    BY_NAME,
    CORE,
    FREE_TEXT,
    OFFERED,
    WEIGHING,
    Answer,
    Answers,
    Question,
)

if TYPE_CHECKING:
    import questionary

_ASKED = ("project_name", *(question.name for question in CORE + WEIGHING))


def ask(said: Mapping[str, Answer]) -> Answers:
    """Give the answers that were said, and those that a person gives in the terminal.

    Raises:
        Interrupted: Ctrl-C.
    """
    answers: Answers = dict(said)
    if "project_name" not in answers:
        answers["project_name"] = _ask_text(BY_NAME["project_name"].prompt, "", check_name)
    reason = _refusal_of(slug_from(str(answers["project_name"])))
    if "project_slug" not in answers and reason:
        prompt = f"{reason} {BY_NAME['project_slug'].prompt}"
        answers["project_slug"] = _ask_text(prompt, "", check_slug)
    missing = [question for question in CORE if question.name not in answers]
    for question in [*missing, *(one for one in WEIGHING if one.name not in answers)]:
        _ask_into(answers, question)
    if not missing:
        return answers
    rest = [question for question in OFFERED if question.name not in (*_ASKED, *answers)]
    if rest and _ask_yes_no("More options?", default=False):
        for question in rest:
            _ask_into(answers, question)
    return answers


def confirmed(target: Path) -> bool:
    """Ask whether to go on and write the project."""
    return _ask_yes_no(f"Create {target}?", default=True)


def _refusal_of(slug: str) -> str:
    """Give why a slug cannot be used, or an empty string."""
    try:
        check_slug(slug)
    except StartwiseError as error:
        return error.message
    return ""


def _ask_into(answers: Answers, question: Question) -> None:
    """Ask one question, unless the answers so far leave only one answer to it."""
    if question.kind == "text":
        default = _default(answers, question)
        answers[question.name] = _ask_text(question.prompt, str(default), _check_for(question.name))
        return
    possible = [value for value in question.values if _goes(answers, question, value)]
    if len(possible) > 1:
        answers[question.name] = _ask_choice(question, possible, _default(answers, question))


def _goes(answers: Answers, question: Question, value: Answer) -> bool:
    """Whether an answer is available and clashes with nothing said so far, whatever follows."""
    if not question.is_available(value):
        return False
    completed = complete({**answers, question.name: value}).answers
    return not clashes(completed)


def _default(answers: Answers, question: Question) -> Answer:
    if question.name == "project_slug":
        return slug_from(str(answers["project_name"]))
    return complete(answers).answers[question.name]


def _check_for(name: str) -> Callable[[str], None]:
    if name == "project_slug":
        return check_slug
    label = name if name in FREE_TEXT else "text"
    return lambda text: check_free_text(label, text)


def _ask_choice(question: Question, possible: list[Answer], default: Answer) -> Answer:
    import questionary

    if question.kind == "yes_no":
        return _ask_yes_no(question.prompt, default=bool(default))
    choices = [
        questionary.Choice(choice.value, value=choice.value, description=choice.help)
        for choice in question.choices
        if choice.value in possible
    ]
    preset = next(one for one in choices if one.value == default or default not in possible)
    answer: Answer = _answer(questionary.select(question.prompt, choices=choices, default=preset))
    return answer


def _ask_yes_no(text: str, default: bool) -> bool:
    import questionary

    return bool(_answer(questionary.confirm(text, default=default)))


def _ask_text(text: str, default: str, check: Callable[[str], None]) -> str:
    import questionary

    def validate(typed: str) -> bool | str:
        try:
            check(typed)
        except StartwiseError as error:
            return error.message
        return True

    return str(_answer(questionary.text(text, default=default, validate=validate))).strip()


def _answer(question: "questionary.Question") -> Any:
    try:
        return question.unsafe_ask()
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("Stopped; nothing was written.") from None
