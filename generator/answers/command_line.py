"""The command line that gives the same project as the answers do."""

from collections.abc import Mapping
from shlex import quote

from generator.answers.names import slug_from
from generator.answers.parsing import as_flag, complete
from generator.answers.questions import QUESTIONS, Answer, Answers
from generator.planning import named


def equivalent(
    said: Mapping[str, Answer], known: Mapping[str, Answer], flags: tuple[str, ...] = ()
) -> str:
    """Give the shortest command that asks nothing and gives the same project.

    ``known`` is what git's settings say on this machine; ``flags`` are those of the command that
    say nothing about the project itself.
    """
    needed = shortest(said, known)
    return command(str(said["project_name"]), _as_flags(needed), (*flags, "--yes"))


def spelled(said: Mapping[str, Answer], flags: tuple[str, ...] = ()) -> str:
    """Give the command that says these answers and asks for the others."""
    return command(str(said.get("project_name", "")), _as_flags(dict(said)), flags)


def command(name: str, answers: list[str], flags: tuple[str, ...]) -> str:
    """Give a command line; a name that looks like a flag stands at its end."""
    words = ["startwise new", quote(name) if name else "", *answers, *flags]
    if name.startswith("-"):
        words = [words[0], *answers, *flags, f"-- {quote(name)}"]
    return " ".join(filter(None, words))


def shortest(said: Mapping[str, Answer], known: Mapping[str, Answer]) -> Answers:
    """Give the fewest of these answers from which all the others follow."""
    wanted = _whole(said, known)
    needed = dict(said)
    for question in reversed(QUESTIONS):
        if question.name == "project_name" or question.name not in needed:
            continue
        without = {name: answer for name, answer in needed.items() if name != question.name}
        if question.name == "project_slug" and not slug_from(str(said["project_name"])):
            continue
        if _whole(without, known) == wanted:
            needed = without
    return needed


def _whole(said: Mapping[str, Answer], known: Mapping[str, Answer]) -> Answers:
    return complete(named({**known, **said})).answers


def _as_flags(answers: Answers) -> list[str]:
    order = [question.name for question in QUESTIONS if question.name != "project_name"]
    return [as_flag(name, answers[name]) for name in order if name in answers]
