"""The questions as command-line flags: one table, so that every command has the same ones."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from generator.answers.questions import BY_NAME, Question
from generator.terminal.paragraphs import UNBROKEN

_ASKED_ELSEWHERE = {"project_name"}


def answer_flags(
    names: tuple[str, ...], *, defaults: bool = True, listed: bool = True
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return a decorator that adds the flags of these questions to a command.

    The command gets what was said, parsed, as its ``said`` argument; help tells ``defaults``
    where what is not said takes one. Where they are not ``listed``, help names another command
    that lists them.
    """
    questions = [BY_NAME[name] for name in names if name not in _ASKED_ELSEWHERE]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def with_flags(**values: Any) -> None:
            from generator.answers.parsing import parse

            given = {question: values.pop(question.name) for question in questions}
            said = {
                question.name: parse(question.name, raw, question.flag)
                for question, raw in given.items()
                if raw is not None
            }
            command(said=said, **values)

        signature = inspect.signature(command)
        own = [parameter for name, parameter in signature.parameters.items() if name != "said"]
        flags = [_parameter(question, defaults) for question in questions]
        signature = signature.replace(parameters=[*own, *flags])
        with_flags.lists_answers = listed  # type: ignore[attr-defined]
        with_flags.__signature__ = signature  # type: ignore[attr-defined]
        with_flags.__annotations__ = {
            parameter.name: parameter.annotation for parameter in (*own, *flags)
        }
        del with_flags.__wrapped__
        return with_flags

    return decorate


def _parameter(question: Question, defaults: bool) -> inspect.Parameter:
    is_yes_no = question.kind == "yes_no"
    option = typer.Option(
        question.flags,
        help=_help(question, defaults),
        metavar=None if is_yes_no else "CHOICE" if question.choices else "TEXT",
        show_default=False,
        rich_help_panel=question.section,
    )
    return inspect.Parameter(
        question.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[bool | None if is_yes_no else str | None, option],
    )


def _help(question: Question, defaults: bool) -> str:
    """Return what a flag is for and, where they can be told, what it takes."""
    if not question.is_offered and question.kind != "text":
        return f"{question.help} Not available yet."
    if question.kind == "yes_no":
        default = "yes" if question.default else "no"
        return f"{question.help} Default:{UNBROKEN}{default}." if defaults else question.help
    marked = question.default if defaults and question.default != "default" else ""
    values = [
        f"{one.value}{UNBROKEN}(default)" if one.value == marked else one.value
        for one in question.choices
        if one.available
    ]
    return "\n".join([question.help, ", ".join(values)]) if values else question.help
