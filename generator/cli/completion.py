"""What could stand next on a command line: commands, flags, and the choices that still go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.answers.questions import (
    ASKED_ABOUT,
    QUESTIONS,
    Answer,
    Answers,
    Question,
)
from generator.terminal.paragraphs import UNBROKEN

# Named here, as the module that tells them takes longer to load than a shell should wait.
SECTIONS_OF_COMPARISON = ("trees", "packages", "settings", "routes", "capabilities")

# The folder of the package in a project without a name.
UNNAMED_FOLDER = "my_service"


@dataclass(frozen=True)
class Offer:
    """A word that would fit, and what it is for."""

    word: str
    help: str = ""


def offers(commands: Mapping[str, Any], root: Any, words: Sequence[str]) -> list[Offer]:
    """Give what the last of these words, which may be empty, could become."""
    *before, typed = words
    if before[:1] == ["help"]:
        before = before[1:]
    if not before:
        found = [_offer_of_command(name, commands[name]) for name in commands]
        if typed.startswith("-"):
            found = _flags(root.params, {}, before)
    elif before[0] in commands:
        found = _of_command(commands[before[0]], before[1:], typed)
    else:
        found = []
    return [one for one in found if one.word.startswith(typed)]


def _offer_of_command(name: str, command: Any) -> Offer:
    return Offer(name, command.get_short_help_str(limit=100))


def _of_command(command: Any, before: Sequence[str], typed: str) -> list[Offer]:
    takes_value = {flag: one for one in command.params if _takes_value(one) for flag in one.opts}
    said = _said(before, takes_value)
    flag, equals, _ = typed.partition("=")
    if equals and flag in takes_value:
        values = _values(command, takes_value[flag], said, typed.removeprefix(f"{flag}="))
        return [Offer(f"{flag}={one.word}", one.help) for one in values]
    if before and before[-1] in takes_value and before[-2:-1] != ["--"]:
        return _values(command, takes_value[before[-1]], said, typed)
    if typed.startswith("-"):
        return _flags(command.params, said, before)
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    taken = len(_positional(before, takes_value))
    open_arguments = [one for one in arguments[taken:] or arguments[-1:] if _takes(one, taken)]
    if open_arguments:
        values = _values(command, open_arguments[0], said, typed)
        if values or typed or open_arguments[0].metavar != "[NAME]":
            return values
    return _flags(command.params, said, before)


def _takes_value(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option" and not parameter.is_flag)


def _takes(argument: Any, taken: int) -> bool:
    return bool(argument.nargs < 0 or taken < argument.nargs)


def _positional(before: Sequence[str], takes_value: Mapping[str, Any]) -> list[str]:
    pairs = zip(["", *before[:-1]], before, strict=True) if before else ()
    return [word for last, word in pairs if not word.startswith("-") and last not in takes_value]


def _said(before: Sequence[str], takes_value: Mapping[str, Any]) -> Answers:
    """Give the answers that the words before the cursor are; what is wrong says nothing."""
    from contextlib import suppress

    from generator.answers.parsing import parse
    from generator.errors import WrongRequest

    pairs = zip(before, [*before[1:], ""], strict=True) if before else ()
    said: Answers = {}
    for word, following in pairs:
        flag, equals, value = word.partition("=")
        for question in QUESTIONS:
            # A yes or no is said by its flag alone, and in a set of answers as key and value.
            with suppress(WrongRequest):
                if question.kind == "yes_no" and word in question.flags.split("/"):
                    said[question.name] = word == question.flag
                elif question.kind != "text" and flag == question.flag and flag in takes_value:
                    said[question.name] = parse(question.name, value if equals else following)
    return said


def _flags(parameters: Iterable[Any], said: Answers, before: Sequence[str]) -> list[Offer]:
    """Give the flags that are not on the line yet and go with what is."""
    used = {word.partition("=")[0] for word in before}
    found = []
    for one in parameters:
        flags = [flag for flag in (*one.opts, *one.secondary_opts) if flag.startswith("--")]
        if one.param_type_name == "argument" or one.hidden or used & {*flags, *one.opts}:
            continue
        question = _question_of(flags[0])
        found += [
            Offer(flag, _first_line(one.help))
            for flag in flags
            if question is None or _flag_goes(question, flag, said)
        ]
    return [*found, Offer("--help", "Show this message and exit.")]


def _first_line(text: str | None) -> str:
    return (text or "").partition("\n")[0].replace(UNBROKEN, " ")


def _question_of(flag: str) -> Question | None:
    return next((one for one in QUESTIONS if one.flag == flag), None)


def _flag_goes(question: Question, flag: str, said: Answers) -> bool:
    if not question.is_offered:
        return False
    return question.kind != "yes_no" or _goes(question, flag == question.flag, said)


def _goes(question: Question, value: Answer, said: Answers) -> bool:
    """Whether an answer is available and can stand beside what is said, whatever follows."""
    from generator.answers.clashes import clashes
    from generator.answers.completing import complete

    others = {name: answer for name, answer in said.items() if name != question.name}
    return question.is_available(value) and not clashes(
        complete({**others, question.name: value}).answers
    )


def _values(command: Any, parameter: Any, said: Answers, typed: str) -> list[Offer]:
    """Give the values of a flag or an argument; none where the shell should offer files."""
    question = _question_of(parameter.opts[0])
    if question is not None:
        return [
            Offer(choice.value, choice.help)
            for choice in question.choices
            if _goes(question, choice.value, said)
        ]
    completer = _COMPLETERS.get((command.name, parameter.name))
    return completer(typed, said) if completer else []


def _sets_of_answers(typed: str, said: Answers) -> list[Offer]:
    """Give what could stand next in ``framework=flask auth=none``, with what stands there."""
    from generator.answers.parsing import shown

    *before, _ = typed.split(" ")
    flags = {question.flag: None for question in QUESTIONS}
    said = said | _said([f"--{one}" for one in before], flags)
    stands = "".join(f"{one} " for one in before)
    return [
        Offer(f"{stands}{question.flag.removeprefix('--')}={shown(value)}", question.help)
        for question in QUESTIONS
        if question.name not in said
        for value in question.values
        if _goes(question, value, said)
    ]


def _words_to_explain(typed: str, said: Answers) -> list[Offer]:
    from generator.explain.subjects import words

    del typed, said
    return [Offer(word) for word in words() if " " not in word]


def _sections_of_comparison(typed: str, said: Answers) -> list[Offer]:
    del typed, said
    return [Offer(name) for name in SECTIONS_OF_COMPARISON]


def _paths_of_project(typed: str, said: Answers) -> list[Offer]:
    """Give the files of the project that the answers lead to; nothing is rendered for it."""
    from generator.answers.completing import complete
    from generator.guidance.recommendation import recommend
    from generator.templating.keys import is_on
    from generator.templating.manifests import features_on
    from generator.templating.template_files import SLUG_IN_PATH, sources

    del typed
    answers = complete(said).answers
    framework = str(answers["framework"])
    if framework == "auto":
        framework = recommend({name: answers[name] for name in ASKED_ABOUT}).framework
    features = features_on(framework, answers)
    return [
        Offer(source.path.replace(SLUG_IN_PATH, UNNAMED_FOLDER))
        for source in sources(framework)
        if is_on(source.key, features)
    ]


_COMPLETERS: Mapping[tuple[str, str], Callable[[str, Answers], list[Offer]]] = {
    ("compare", "first"): _sets_of_answers,
    ("compare", "second"): _sets_of_answers,
    ("compare", "left"): _sets_of_answers,
    ("compare", "right"): _sets_of_answers,
    ("compare", "only"): _sections_of_comparison,
    ("show", "paths"): _paths_of_project,
    ("explain", "words"): _words_to_explain,
}
