"""What can be wrong with the words of a command line, told as errors for a person."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from generator.answers.questions import QUESTIONS, Question
from generator.answers.spelling import aliases, also_meant, closest, is_name_of
from generator.errors import UnknownName, WrongRequest
from generator.terminal.paragraphs import listed_words
from generator.terminal.safe_text import quoted

HELP_FLAGS = ("-h", "--help")

# What people look for among the flags, and where it is said instead.
_NO_FLAGS = {
    **dict.fromkeys(("--project-name", "--title"), "The name stands alone: startwise new NAME"),
    "--port": "The next steps end in the command that serves, which takes the port.",
}
_YES_OR_NO = frozenset({"yes", "no", "true", "false", "on", "off"})


def asks_for_help(words: Sequence[str]) -> bool:
    """Whether one of the words asks for help, wherever it stands."""
    return any(word in HELP_FLAGS for word in _before_dashes(words))


def wants_json(words: Sequence[str]) -> bool:
    """Whether one of the words asks for JSON, whatever is wrong with the others."""
    return "--json" in _before_dashes(words)


def check_words(words: Sequence[str], context: Any) -> None:
    """Refuse what Click would take otherwise than it is meant."""
    known = _flags_of(context.command)
    said = _before_dashes(words)
    remaining = zip_longest(said, said[1:], fillvalue="")
    for word, following in remaining:
        flag, equals, _ = word.partition("=")
        option = known.get(flag)
        if option is None:
            if flag.startswith("-") and f"-{flag}" in known:
                raise no_such_flag(flag, words, context)
        elif option.is_flag:
            if option.secondary_opts and following.lower() in _YES_OR_NO:
                raise _takes_no_value(flag, option)
        elif not equals:
            if following in known:
                raise _needs_a_value(flag, option)
            next(remaining, None)


def as_refusal(error: Any, words: Sequence[str], context: Any) -> WrongRequest:
    """Return what Click found wrong with a command line in the words of startwise."""
    flag = getattr(error, "option_name", None)
    if flag is None:
        told: str = error.format_message()
        return WrongRequest(told, f"{context.command_path} --help lists what it takes.")
    option = _flags_of(context.command).get(flag)
    if option is None:
        return no_such_flag(flag, words, context)
    return (_takes_no_value if option.is_flag else _needs_a_value)(flag, option)


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


def _flags_of(command: Any) -> dict[str, Any]:
    return {
        flag: one
        for one in command.params
        if one.param_type_name == "option"
        for flag in (*one.opts, *one.secondary_opts)
    }


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


def no_such_flag(flag: str, words: Sequence[str], context: Any) -> UnknownName:
    """Return the error for a flag that a command does not have, with what was most likely meant."""
    group = context.find_root().command
    having = [name for name, one in group.commands.items() if flag in _flags_of(one)]
    told = f"There is no flag {flag}."
    if context.command is group and having:
        told = f"{flag} stands before its command."
        meant = next((name for name in having if name in words), having[0])
        way_out = f"Write: startwise {meant} … {words[0]}"
    elif flag in _flags_of(group):
        way_out = "It is a flag of startwise itself."
    elif flag in _NO_FLAGS:
        way_out = _NO_FLAGS[flag]
    elif having:
        way_out = f"It is a flag of startwise {having[0]}."
    else:
        flags = [one for one in _flags_of(context.command) if one.startswith("--")]
        meant = _flag_meant_by(flag.lstrip("-").lower(), [*flags, "--help"])
        listing = f"{context.command_path} --help lists them all."
        way_out = f"Did you mean {meant}?" if meant else listing
    return UnknownName(told, way_out)


def unknown_command(word: str, context: Any) -> UnknownName:
    """Return the error for a command that does not exist, with what was most likely meant."""
    commands = list(context.command.commands)
    flags = {flag.lstrip("-"): flag for flag in _flags_of(context.command)}
    meant = closest(word, [*commands, *flags])
    if meant:
        way_out = f"Did you mean startwise {flags.get(meant, meant)}?"
    elif " " in word.strip():
        way_out = f'To make a project of that name: startwise new "{word}"'
    else:
        way_out = f"There is: {', '.join(commands)}."
    return UnknownName(f"There is no command {quoted(word)}.", way_out)


def nothing_to_explain(error: UnknownName, word: str, context: Any) -> UnknownName:
    """Return the error for a word that is not explained; one of the tool itself is named."""
    commands = context.find_root().command.commands
    known = {
        flag.lstrip("-"): f"startwise {name} {flag}"
        for name, command in reversed(commands.items())
        for flag in _flags_of(command)
    }
    known |= {
        flag.lstrip("-"): f"startwise {flag}" for flag in _flags_of(context.find_root().command)
    }
    known |= {name: f"startwise {name} --help" for name in commands}
    stem = word.strip().lower().lstrip("-")
    meant = known.get(stem) or known.get(aliases().get(stem, ""))
    return UnknownName(error.message, f"Did you mean {meant}?") if meant else error


def too_many_words(words: Sequence[str], context: Any) -> WrongRequest:
    """Return the error for words that no argument of a command takes; the last is one too many."""
    *taken, word = words
    meant = _flag_with_value(word.lower(), list(_flags_of(context.command)))
    if meant:
        way_out = f"Did you mean {meant}?"
    elif taken:
        together = " ".join(words)
        way_out = f'Words that belong together stand in quotes: {context.command_path} "{together}"'
    else:
        from generator.explain.subjects import pointer_to

        way_out = pointer_to(word) or f"{context.command_path} --help lists what it takes."
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
    """Return the flags whose choices a word names, with these choices; nothing for none."""
    also = also_meant().get(word, ())
    found = [
        f"{question.flag} {choice.value}"
        for question in QUESTIONS
        for choice in question.choices
        if question.flag in flags
        and choice.value not in {question.left_out, "none"}
        and (is_name_of(word, choice.value) or f"{question.word} {choice.value}" in also)
    ]
    return listed_words(found, "or") if found else ""


def _question_of(flag: str) -> Question | None:
    return next((one for one in QUESTIONS if flag in one.flags.split("/")), None)
