"""The manual page: what ``--help`` tells, as one page for ``man``."""

from collections.abc import Iterator, Sequence
from inspect import cleandoc
from pathlib import Path
from typing import Any

import typer.main

from generator.answers.questions import SECTIONS
from generator.cli.app import app
from generator.cli.help import COMMON, grouped
from generator.terminal.paragraphs import UNBROKEN

PAGE = Path(__file__).parents[1] / "docs/startwise.1"


def manual() -> str:
    """Return the page in the language of man pages."""
    group: Any = typer.main.get_command(app)
    commands = group.commands
    lines = [
        '.TH STARTWISE 1 "" startwise "User commands"',
        # Commands are to be copied: no word of theirs is broken, no space widened.
        *(".nh", ".ad l"),
        *(".SH NAME", rf"startwise \- {_escaped(_summary(group))}"),
        *(".SH SYNOPSIS", ".B startwise", r"\fICOMMAND\fR [\fIOPTIONS\fR]"),
        *(".SH DESCRIPTION", _escaped(_sentences(group)[0])),
        *(".SH OPTIONS", *_rows(grouped(group.params)["Options"])),
        ".SH COMMANDS",
        *(line for name in commands for line in _command(name, commands[name])),
        ".SH ANSWERS",
        _escaped("Flags of new, show and compare; recommend takes those that it can weigh."),
    ]
    answers = grouped(commands["new"].params)
    for title in SECTIONS:
        lines += [f".SS {title}", *_rows(answers[title])]
    for title, rows in COMMON.items():
        lines += [f".SH {title.upper()}", *_rows(rows)]
    lines.append(".SH EXAMPLES")
    for one in commands.values():
        lines += [
            line
            for what, words in one.callback.examples
            for line in (".TP", _escaped(what), rf"\fB{_escaped(words)}\fR")
        ]
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [one.metavar for one in command.params if one.param_type_name == "argument"]
    yield f".SS startwise {_escaped(' '.join([name, *arguments, '[OPTIONS]']))}"
    yield from _joined([_escaped(one) for one in _sentences(command)])
    for title, rows in grouped(command.params).items():
        if title not in SECTIONS:
            yield from _rows(rows)


def _sentences(command: Any) -> list[str]:
    """Return the paragraphs of a command's help."""
    return [" ".join(one.split()) for one in cleandoc(command.callback.__doc__).split("\n\n")]


def _summary(command: Any) -> str:
    first = _sentences(command)[0].rstrip(".")
    return first[0].lower() + first[1:]


def _joined(paragraphs: Sequence[str]) -> list[str]:
    return "\n.PP\n".join(paragraphs).splitlines()


def _rows(rows: Sequence[tuple[str, str]]) -> list[str]:
    return [
        line
        for term, text in rows
        for line in (
            ".TP", rf"\fB{_escaped(term)}\fR", _escaped(text).replace("\n", "\n.br\n"),
        )
    ]  # fmt: skip


def _escaped(text: str) -> str:
    plain = text.replace("\\", r"\e").replace("-", r"\-").replace(UNBROKEN, r"\ ")
    return "\n".join(rf"\&{line}" if line[:1] in ".'" else line for line in plain.splitlines())
