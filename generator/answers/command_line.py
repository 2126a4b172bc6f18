"""The command line that gives the same project as the answers do."""

from collections.abc import Callable, Mapping
from shlex import quote

from generator.answers.names import slug_from
from generator.answers.questions import BY_NAME, QUESTIONS, Answer, Answers

Outcome = Callable[[Mapping[str, Answer]], object]


def equivalent(
    said: Mapping[str, Answer], outcome: Outcome, flags: tuple[str, ...] = (), folder: str = ""
) -> str:
    """Return the shortest command that asks nothing and gives the same project.

    ``outcome`` is what becomes of answers; ``flags`` are those of the command that say nothing
    about the project itself; ``folder`` is one that is there for it.
    """
    needed = shortest(said, outcome)
    return command(str(said["project_name"]), _as_flags(needed), (*flags, "--yes"), folder)


def spelled(said: Mapping[str, Answer], flags: tuple[str, ...] = (), folder: str = "") -> str:
    """Return the command that says these answers and asks for the others."""
    return command(str(said.get("project_name", "")), _as_flags(dict(said)), flags, folder)


def command(name: str, answers: list[str], flags: tuple[str, ...], folder: str = "") -> str:
    """Return a command line; a name that looks like a flag stands at its end."""
    if folder:
        answers, name = [*([flag_with("--name", name)] if name else []), *answers], folder
    words = ["startwise new", quote(name) if name else "", *answers, *flags]
    if name.startswith("-"):
        words = [words[0], *answers, *flags, f"-- {quote(name)}"]
    return " ".join(filter(None, words))


def shortest(said: Mapping[str, Answer], outcome: Outcome) -> Answers:
    """Return the fewest of these answers that have the same outcome."""
    wanted = outcome(said)
    needed = dict(said)
    for question in reversed(QUESTIONS):
        if question.name == "project_name" or question.name not in needed:
            continue
        without = {name: answer for name, answer in needed.items() if name != question.name}
        if question.name == "project_slug" and not slug_from(str(said["project_name"])):
            continue
        if outcome(without) == wanted:
            needed = without
    return needed


def _as_flags(answers: Answers) -> list[str]:
    order = [question.name for question in QUESTIONS if question.name != "project_name"]
    return [as_flag(name, answers[name]) for name in order if name in answers]


def as_flag(name: str, answer: Answer) -> str:
    """Return the command-line flag that says this answer, quoted for a shell."""
    question = BY_NAME[name]
    if question.kind == "yes_no":
        return question.flag if answer else question.negative_flag
    return flag_with(question.flag, str(answer))


def flag_with(flag: str, value: str) -> str:
    """Return a flag and its value, quoted for a shell; a value like a flag is tied to it."""
    return f"{flag}={quote(value)}" if value.startswith("-") else f"{flag} {quote(value)}"
