"""What can be wrong with the words of a command line, told as errors for a person."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from generator.answers.questions import QUESTIONS, Question
from generator.answers.spelling import closest, is_name_of
from generator.errors import UnknownName, WrongRequest
from generator.terminal.safe_text import quoted

HELP_FLAGS = ("-h", "--help")

_NAMED_WITHOUT_FLAG = frozenset({"--name", "--project-name", "--title"})
_YES_OR_NO = frozenset({"yes", "no", "true", "false", "on", "off"})


def asks_for_help(words: Sequence[str]) -> bool:
    """Whether one of the words asks for help, wherever it stands."""
    return any(word in HELP_FLAGS for word in _before_dashes(words))


def check_words(
    words: Sequence[str], parameters: Sequence[Any], command: str, elsewhere: Mapping[str, str]
) -> None:
    """Refuse flags that do not exist, lack their value or have one that they do not take.

    ``elsewhere`` are the flags of other commands, each with how such a command is called.

    Raises:
        UnknownName: no such flag; the hint has the nearest spelling.
        WrongRequest: a value too few or too many.
    """
    options = [one for one in parameters if one.param_type_name == "option"]
    known = {flag: one for one in options for flag in (*one.opts, *one.secondary_opts)}
    flags = [flag for flag in known if flag.startswith("--")]
    said = _before_dashes(words)
    remaining = zip_longest(said, said[1:])
    for word, following in remaining:
        flag, equals, _ = word.partition("=")
        parameter = known.get(flag)
        if parameter is None:
            if flag in elsewhere and flag not in _NAMED_WITHOUT_FLAG:
                raise UnknownName(
                    f"There is no flag {flag}.", f"It is a flag of {elsewhere[flag]}."
                )
            if flag.startswith("--") or f"-{flag}" in flags:
                raise unknown_flag(flag, flags, command)
            if len(flag) > 1 and flag.startswith("-") and flag[:2] not in known:
                raise unknown_flag(flag[:2], flags, command)
        elif parameter.is_flag:
            given = bool(equals) or (following or "").lower() in _YES_OR_NO
            if given and (equals or parameter.secondary_opts):
                raise _takes_no_value(flag, parameter)
        elif not equals:
            if following is None or following in known:
                raise _needs_a_value(flag, parameter)
            next(remaining, None)


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


def _takes_no_value(flag: str, parameter: Any) -> WrongRequest:
    yes, no = [*parameter.opts, ""][0], [*parameter.secondary_opts, ""][0]
    say = f"Say {yes} for yes, {no} for no." if no else f"Say {flag} alone."
    return WrongRequest(f"{flag} takes no value.", say)


def _needs_a_value(flag: str, parameter: Any) -> WrongRequest:
    question = _question_of(flag)
    if question is not None and question.choices:
        values = [choice.value for choice in question.choices if choice.available]
        return WrongRequest(f"{flag} needs a value.", f"There is: {', '.join(values)}.")
    return WrongRequest(f"{flag} needs a value.", f"Write: {flag} {parameter.metavar or 'TEXT'}")


def unknown_flag(word: str, flags: Sequence[str], command: str) -> UnknownName:
    """Give the error for a flag that does not exist, with the one that was most likely meant."""
    meant = _flag_meant_by(word.lstrip("-").lower(), flags)
    if word in _NAMED_WITHOUT_FLAG:
        return UnknownName(f"There is no flag {word}.", "The name stands alone: startwise new NAME")
    way_out = f"Did you mean {meant}?" if meant else f"{command} --help lists them all."
    return UnknownName(f"There is no flag {word}.", way_out)


def unknown_command(word: str, commands: Sequence[str]) -> UnknownName:
    """Give the error for a command that does not exist, with the one that was most likely meant."""
    meant = closest(word, commands)
    if meant:
        way_out = f"Did you mean startwise {meant}?"
    elif " " in word.strip():
        way_out = f'To make a project of that name: startwise new "{word}"'
    else:
        way_out = f"There is: {', '.join(commands)}."
    return UnknownName(f"There is no command {quoted(word)}.", way_out)


def flag_of_command(words: Sequence[str], commands: Mapping[str, Sequence[Any]]) -> UnknownName:
    """Give the error for a flag that stands before its command, or that no command has."""
    flag = words[0].partition("=")[0]
    having = [
        command
        for command, parameters in commands.items()
        if any(flag in (*one.opts, *one.secondary_opts) for one in parameters)
    ]
    if having:
        meant = next((command for command in having if command in words), having[0])
        return UnknownName(
            f"{flag} stands before its command.", f"Write: startwise {meant} … {words[0]}"
        )
    return unknown_flag(flag, ["--version", "--help"], "startwise")


def too_many_words(words: Sequence[str], flags: Sequence[str], command: str) -> WrongRequest:
    """Give the error for words that no argument of a command takes; the last is one too many."""
    *taken, word = words
    meant = _flag_with_value(word.lower(), flags)
    if meant:
        way_out = f"Did you mean {meant}?"
    elif taken:
        way_out = f'Words that belong together stand in quotes: {command} "{" ".join(words)}"'
    else:
        way_out = f"{command} --help tells what it takes."
    return WrongRequest(f"{quoted(word)} is a word too many.", way_out)


def _flag_meant_by(stem: str, flags: Sequence[str]) -> str:
    negated = f"--{stem.removeprefix('no-')}"
    question = _question_of(negated)
    if stem.startswith("no-") and negated in flags and question is not None and question.choices:
        return f"{negated} {question.left_out}"
    named = [one for one in QUESTIONS if one.name.replace("_", "-") == stem and one.flag in flags]
    if named:
        return named[0].flag
    exact = _flag_with_value(stem, flags)
    close = closest(stem, [flag.removeprefix("--") for flag in flags])
    return exact or (f"--{close}" if close else "")


def _flag_with_value(word: str, flags: Sequence[str]) -> str:
    """Give the flag whose choice a word names, with that choice; an empty string for none."""
    for question in QUESTIONS:
        says_nothing = {question.left_out, "none"}
        for value in [one.value for one in question.choices if one.value not in says_nothing]:
            if question.flag in flags and is_name_of(word, value):
                return f"{question.flag} {value}"
    return ""


def _question_of(flag: str) -> Question | None:
    return next((one for one in QUESTIONS if flag in one.flags.split("/")), None)
