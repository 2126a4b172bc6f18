"""The review: every answer and where it comes from, the pick, what would be made, and how."""

from collections.abc import Mapping
from itertools import zip_longest

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, OFFERED
from generator.guidance import pick_text
from generator.inspection.packages import packages_of
from generator.inspection.sizes import lines_of
from generator.planning import Plan
from generator.terminal.paragraphs import WIDTH, beside, counted, filled, heading
from generator.terminal.paragraphs import command as in_lines
from generator.terminal.safe_text import plain
from generator.wizard.cards import WIDEST
from generator.wizard.state import State

# How an answer that is an empty text is shown.
EMPTY = "(empty)"


def review(
    state: State, plan: Plan, command: str, *, columns: int = WIDTH, bold: bool = False
) -> tuple[str, ...]:
    """Return the whole review in lines of so many columns, section by section.

    ``bold`` marks the headings for a terminal; the text is the same without.
    """
    columns = min(columns, WIDEST)

    def section(title: str, *texts: str) -> str:
        return "\n".join((heading(filled(title, columns), bold=bold), *texts))

    pick = pick_text.headline(plan.framework, plan.recommendation, plan.answers, columns)
    name = plain(str(plan.answers["project_name"]))
    return (
        section(f"Review of {name}: nothing is written yet"),
        *(section(*one) for one in _answers(state, plan, columns)),
        section(pick, filled(_made(plan), columns), in_lines(plain(command), width=columns)),
    )


def origins(state: State, plan: Plan) -> dict[str, str]:
    """Return where each answer comes from: given, a file, default, or what it followed from."""
    return {
        question.name: f"from {plain(state.files[question.name])}"
        if question.name in state.said and question.name in state.files
        else "given"
        if question.name in state.said
        else _because(state, plan, question.name) or "default"
        for question in sorted(OFFERED, key=lambda one: one.name != "project_name")
    }


def _answers(state: State, plan: Plan, columns: int) -> list[tuple[str, str]]:
    where = origins(state, plan)
    given = [name for name in where if name in state.said]
    defaults = [name for name, origin in where.items() if origin == "default"]
    followed = {name: f", {where[name]}" for name in where if name not in (*given, *defaults)}
    listed = ", ".join(f"{BY_NAME[name].word} {_shown(plan, name)}" for name in defaults)
    sections = (
        (
            "You answered",
            _table(
                plan,
                {name: f", {where[name]}" if name in state.files else "" for name in given},
                columns,
            ),
        ),
        ("What followed", _table(plan, followed, columns)),
        ("By default", filled(listed, columns, "  ", "  ")),
    )
    return [(heading, text) for heading, text in sections if text]


def _shown(plan: Plan, name: str) -> str:
    return plain(shown(plan.answers[name])) or EMPTY


def _because(state: State, plan: Plan, name: str) -> str:
    """Return why an answer nobody gave is what it is; an empty string for a plain default."""
    for one in plan.completed.followed:
        if one.name == name:
            return one.because
    if name in state.notes:
        return f"not asked again: {state.notes[name]}"
    if state.known.get(name):
        return "from git"
    return "from the name" if name == "project_slug" else ""


def _table(plan: Plan, because: Mapping[str, str], columns: int) -> str:
    """Return answers, each with why it is so where that is known: those that are short in pairs."""
    half = columns // 2
    width = max((len(BY_NAME[name].word) for name in because), default=0)
    rows = [
        beside(BY_NAME[name].word, f"{_shown(plan, name)}{why}", width, columns)
        for name, why in because.items()
    ]
    short = [row for row in rows if len(row) < half]
    left, right = short[: -(-len(short) // 2)], short[-(-len(short) // 2) :]
    pairs = (
        f"{one:<{half}}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")
    )
    return "\n".join((*pairs, *(row for row in rows if row not in short)))


def _made(plan: Plan) -> str:
    tree = plan.project.tree
    packages = packages_of(plan.project)
    running = sum(not one.development for one in packages)
    return (
        f"{len(tree)} files, {sum(map(lines_of, tree.values())):,} lines; "
        f"{counted(running, 'package')} to run it, {len(packages) - running} to work on it. "
        "As a command:"
    )
