"""Help as the page of a manual: flags in groups, examples that work as they stand."""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.answers.questions import SECTIONS
from generator.terminal.paragraphs import beside

WIDEST = 100

_WIDEST_TERM = 24
_UNGROUPED = "Options"

# What is true of every command, told once.
COMMON: dict[str, tuple[tuple[str, str], ...]] = {
    "Exit status": (
        ("0", "Done."),
        (
            "1",
            "It failed on the way (a project is placed whole or not at all), or check found drift.",
        ),
        ("2", "The request was wrong; nothing was done."),
        ("3", "Changed, but conflicts or files to look at remain."),
        ("130", "Stopped by Ctrl-C."),
    ),
    "JSON": (("--json", "One document on standard output, with its schema; an error is one too."),),
    "Files": ((".startwise.toml", "The answers a project was made from, for --answers."),),
    "Environment": (
        ("NO_COLOR", "No colour, whatever it is set to."),
        ("COLUMNS", "The width of the text, instead of the terminal's."),
        ("XDG_CACHE_HOME", "The folder of compiled templates and presets, instead of ~/.cache."),
        ("STARTWISE_PRESET", "Presets that count before those of --preset; blanks between them."),
    ),
}


def grouped(parameters: Sequence[Any]) -> Mapping[str, list[tuple[str, str]]]:
    """Return what the flags and arguments of a command are and do, by their section."""
    sections: dict[str, list[tuple[str, str]]] = {name: [] for name in ("Arguments", *SECTIONS)}
    for one in parameters:
        if one.hidden:
            continue
        if one.param_type_name == "argument":
            sections["Arguments"].append((one.metavar.strip("[]."), one.help or ""))
        else:
            title = getattr(one, "rich_help_panel", None) or _UNGROUPED
            sections.setdefault(title, []).append((_flags(one), one.help or ""))
    return {name: rows for name, rows in sections.items() if rows}


def without_answers(
    sections: Mapping[str, list[tuple[str, str]]],
) -> Mapping[str, list[tuple[str, str]]]:
    """Return the sections with one line in place of the flags that answer questions."""
    others = {name: rows for name, rows in sections.items() if name not in SECTIONS}
    flags = {flag.split()[0] for name in SECTIONS for flag, _ in sections.get(name, ())}
    but = "" if "--framework" in flags else ", but for what names a project and its framework"
    return {**others, "Answers": [("--database etc.", f"Every flag of startwise new{but}.")]}


def _flags(option: Any) -> str:
    """Return an option's flags as manuals write them."""
    long: str
    (long,) = [one for one in option.opts if one.startswith("--")]
    short: list[str] = [one for one in option.opts if one != long]
    if option.secondary_opts == [long.replace("--", "--no-", 1)]:
        return long.replace("--", "--[no-]", 1)
    value = "" if option.is_flag else f" {option.metavar or 'TEXT'}"
    return ", ".join([*short, long]) + value


def sections_text(sections: Mapping[str, Sequence[tuple[str, str]]], width: int) -> str:
    """Return sections of terms and what they mean, all in the same two columns."""
    terms = [term for rows in sections.values() for term, _ in rows]
    column = min(max(map(len, terms)), _WIDEST_TERM)
    return "".join(
        f"\n{title}:\n" + "".join(f"{beside(*row, column, width)}\n" for row in rows)
        for title, rows in sections.items()
    )


def examples_text(command: object) -> str:
    """Return the examples of a command: what each is for, and its words."""
    pairs: Sequence[tuple[str, str]] = getattr(command, "examples", ())
    told = "".join(f"  {what}\n      {words}\n" for what, words in pairs)
    return f"\nExamples:\n{told}" if told else ""
