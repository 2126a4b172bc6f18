"""The questions as command-line flags: one table, so that every command has the same ones."""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Annotated, Any

import typer

from generator.answers import parse
from generator.questions import BY_NAME, Answers, Question

_ASKED_ELSEWHERE = {"project_name"}


def answer_flags(names: tuple[str, ...]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a decorator that adds the flags of these questions to a command.

    The command gets what was said, parsed, as its ``said`` argument.
    """
    questions = [BY_NAME[name] for name in names if name not in _ASKED_ELSEWHERE]

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        @functools.wraps(command)
        def with_flags(**values: Any) -> None:
            given = {question.name: values.pop(question.name) for question in questions}
            command(said=_said(given), **values)

        signature = inspect.signature(command)
        own = [parameter for name, parameter in signature.parameters.items() if name != "said"]
        flags = [_parameter(question) for question in questions]
        signature = signature.replace(parameters=[*own, *flags])
        with_flags.__signature__ = signature  # type: ignore[attr-defined]
        with_flags.__annotations__ = {
            parameter.name: parameter.annotation for parameter in (*own, *flags)
        }
        del with_flags.__wrapped__
        return with_flags

    return decorate


def _said(given: Mapping[str, Any]) -> Answers:
    return {
        name: parse(name, raw, BY_NAME[name].flag) for name, raw in given.items() if raw is not None
    }


def _parameter(question: Question) -> inspect.Parameter:
    if question.kind == "yes_no":
        kind: Any = bool | None
        option = typer.Option(question.flags, help=question.help, show_default=False)
    else:
        kind = str | None
        metavar = "|".join(choice.value for choice in question.choices) or "TEXT"
        option = typer.Option(
            question.flag, help=question.help, metavar=metavar, show_default=False
        )
    return inspect.Parameter(
        question.name,
        inspect.Parameter.KEYWORD_ONLY,
        default=None,
        annotation=Annotated[kind, option],
    )
