"""What could stand next on a command line, as Click asks for it: only what goes with the rest."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from typer._click.shell_completion import CompletionItem

from generator.answers.questions import BY_NAME, QUESTIONS, Answer, Answers, Question
from generator.errors import WrongRequest
from generator.terminal.paragraphs import UNBROKEN

# The folder of the package in a project without a name.
UNNAMED_FOLDER = "my_service"


def flags_that_go(context: Any, found: Iterable[CompletionItem]) -> list[CompletionItem]:
    """Return those of the flags that Click found that go with what is said."""
    said = _given(context.params)
    return [
        CompletionItem(one.value, help=(one.help or "").partition("\n")[0].replace(UNBROKEN, " "))
        for one in found
        if _flag_goes(one.value, said)
    ]


def values_that_go(parameter: Any, context: Any, typed: str) -> list[CompletionItem]:
    """Return the values of a flag or an argument; none where the shell should offer files."""
    said = _given(context.params)
    question = BY_NAME.get(parameter.name)
    if question is not None and question.choices:
        return [
            CompletionItem(choice.value, help=choice.help)
            for choice in question.choices
            if _goes(question, choice.value, said)
        ]
    if (context.command.name, parameter.name) in _COMPLETERS:
        return _COMPLETERS[context.command.name, parameter.name](typed, said)
    if parameter.param_type_name == "argument" and not typed:
        # A name is anybody's own; a flag may come first.
        return list(context.command.shell_complete(context, typed))
    return []


def _given(parameters: Mapping[str, Any]) -> Answers:
    """Return the answers among the words of a command line, and those of the files they name."""
    from generator.answers.layers import layered

    said = _answers(parameters)
    with suppress(WrongRequest):
        return layered(map(Path, parameters.get("answers") or ()), said).answers
    return said


def _answers(said: Mapping[str, Any]) -> Answers:
    """Return the answers among what is said; what is wrong says nothing."""
    from generator.answers.parsing import parse, question_called

    answers: Answers = {}
    for key, raw in said.items():
        with suppress(WrongRequest):
            name = question_called(key)
            if raw is not None and BY_NAME[name].kind != "text":
                answers[name] = parse(name, raw)
    return answers


def _flag_goes(flag: str, said: Answers) -> bool:
    question = next((one for one in QUESTIONS if flag in one.flags.split("/")), None)
    if question is None or question.kind != "yes_no":
        return question is None or question.is_offered
    return question.is_offered and _goes(question, flag == question.flag, said)


def _goes(question: Question, value: Answer, said: Answers) -> bool:
    """Whether an answer is available and can stand beside what is said, whatever follows."""
    from generator.answers.clashes import clashes
    from generator.answers.completing import complete

    others = {name: answer for name, answer in said.items() if name != question.name}
    return question.is_available(value) and not clashes(
        complete({**others, question.name: value}).answers
    )


def _sets_of_answers(typed: str, said: Answers) -> list[CompletionItem]:
    """Return what could stand next in ``framework=flask auth=none``, with what stands there."""
    from generator.answers.parsing import shown

    *before, _ = typed.split(" ")
    said = said | _answers(dict(one.split("=", 1) for one in before if "=" in one))
    stands = "".join(f"{one} " for one in before)
    return [
        CompletionItem(f"{stands}{question.word}={shown(value)}", help=question.help)
        for question in QUESTIONS
        if question.name not in said
        for value in question.values
        if _goes(question, value, said)
    ]


def _words_to_explain(_typed: str, _said: Answers) -> list[CompletionItem]:
    from generator.explain.subjects import words

    return [CompletionItem(word) for word in words() if " " not in word]


def _sections_of_comparison(_typed: str, _said: Answers) -> list[CompletionItem]:
    from generator.comparing.comparison import SECTIONS

    return [CompletionItem(name) for name in SECTIONS]


def _actions_on_presets(_typed: str, _said: Answers) -> list[CompletionItem]:
    from generator.cli.run_preset import ACTIONS

    return [CompletionItem(name, help=what) for name, what in ACTIONS.items()]


def _paths_of_project(_typed: str, said: Answers) -> list[CompletionItem]:
    """Return the files of the project that the answers lead to; nothing is rendered for it."""
    from generator.features.keys import is_on
    from generator.features.switching import features_on
    from generator.guidance.deciding import decide
    from generator.templating.template_files import SLUG_IN_PATH, sources

    decision = decide(said)
    framework = decision.framework
    features = features_on(framework, decision.completed.answers)
    return [
        CompletionItem(source.path.replace(SLUG_IN_PATH, UNNAMED_FOLDER))
        for source in sources(framework)
        if is_on(source.key, features)
    ]


_COMPLETERS: Mapping[tuple[str, str], Callable[[str, Answers], list[CompletionItem]]] = {
    **{("compare", side): _sets_of_answers for side in ("first", "second", "left", "right")},
    ("compare", "only"): _sections_of_comparison,
    ("preset", "action"): _actions_on_presets,
    ("show", "paths"): _paths_of_project,
    ("explain", "words"): _words_to_explain,
}
