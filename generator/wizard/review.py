"""The review: every answer and where it comes from, the pick, what would be made, and how."""

from collections.abc import Iterable, Mapping
from itertools import zip_longest

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, OFFERED, Question
from generator.guidance import pick_text
from generator.inspection.packages import packages_of
from generator.inspection.sizes import lines_of
from generator.planning import Plan
from generator.terminal.paragraphs import WIDEST, WIDTH, beside, counted, filled, heading, sentence
from generator.terminal.paragraphs import command as in_lines
from generator.terminal.safe_text import plain
from generator.wizard.state import LISTED, State

# How an answer that is an empty text is shown.
EMPTY = "(empty)"


def review(
    state: State, plan: Plan, command: str = "", *, columns: int = WIDTH, bold: bool = False
) -> tuple[str, ...]:
    """Return the whole review in lines of so many columns, section by section.

    It ends in the ``command`` that makes the same, where that is to stand there.
    ``bold`` marks the headings for a terminal; the text is the same without.
    """
    columns = min(columns, WIDEST)
    made: tuple[str, ...] = (filled(_made(plan), columns),)
    if command:
        told = filled(f"{_made(plan)} As a command:", columns)
        made = (told, in_lines(plain(command), width=columns))
    return _sections(
        plan,
        [(title, _table(plan, because, columns)) for title, because in _answers(state, plan)],
        made,
        columns,
        bold=bold,
    )


def short_review(
    state: State, plan: Plan, *, columns: int = WIDTH, bold: bool = False
) -> tuple[str, ...]:
    """Return the same in fewer lines: answers one after the other, and no command."""
    columns = min(columns, WIDEST)
    listed = [
        (
            title,
            ("; " if any(because.values()) else ", ").join(
                f"{BY_NAME[name].label} {_shown(plan, name)}{why}" for name, why in because.items()
            ),
        )
        for title, because in _answers(state, plan)
    ]
    texts = [(title, filled(words, columns, "  ", "  ")) for title, words in listed]
    return _sections(plan, texts, (filled(_made(plan), columns),), columns, bold=bold)


def _sections(
    plan: Plan,
    answers: Iterable[tuple[str, str]],
    made: tuple[str, ...],
    columns: int,
    *,
    bold: bool,
) -> tuple[str, ...]:
    def section(title: str, *texts: str) -> str:
        return "\n".join((heading(filled(title, columns), bold=bold), *texts))

    asked = plan.answers["framework"]
    pick = pick_text.headline(plan.framework, plan.recommendation, asked, columns)
    name = plain(str(plan.answers["project_name"]))
    return (
        section(f"Review of {name}: nothing is written yet"),
        *(section(*one) for one in answers if one[1]),
        section(pick, *made),
    )


def origins(state: State, plan: Plan) -> dict[str, str]:
    """Return where each answer comes from: given, a file, default, or what it followed from."""
    return {
        question.name: f"from {plain(state.files[question.name])}"
        if question.name in state.said and question.name in state.files
        else "given"
        if question.name in state.said
        else _because(state, plan, question.name) or "default"
        for question in in_order()
    }


def in_order() -> list[Question]:
    """Return every question in the order in which their answers are read: the names first."""
    first = {"project_name": 0, "project_slug": 1}
    return sorted(OFFERED, key=lambda one: first.get(one.name, len(first)))


def _answers(state: State, plan: Plan) -> list[tuple[str, dict[str, str]]]:
    """Return every answer with why it is what it is, under what it is due to."""
    where = origins(state, plan)
    files = dict.fromkeys(where[name] for name in where if name in state.files)
    given = [name for name in where if _is_given(state, name, where[name])]
    rest = [name for name in where if name not in given and where[name] not in files]
    defaults = [name for name in rest if where[name] == "default"]
    followed = {name: f", {where[name]}" for name in rest if name not in defaults}
    of_files = [
        (
            sentence(file).rstrip("."),
            dict.fromkeys((one for one in where if where[one] == file), ""),
        )
        for file in files
    ]
    return [
        ("You answered", dict.fromkeys(given, "")),
        *of_files,
        ("What followed", followed),
        ("By default", dict.fromkeys(defaults, "")),
    ]


def _is_given(state: State, name: str, origin: str) -> bool:
    """Whether somebody gave an answer, or left it as it was on the card of all to be ticked."""
    if name in state.said:
        return name not in state.files
    return state.is_list_seen and name in LISTED and origin == "default"


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
    width = max((len(BY_NAME[name].label) for name in because), default=0)
    rows = [
        beside(BY_NAME[name].label, f"{_shown(plan, name)}{why}", width, columns)
        for name, why in because.items()
    ]
    # Beside each other only where most fit: what does not stands below, out of its order.
    short = [row for row in rows if len(row) < half] if columns >= WIDTH else []
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
        f"{counted(running, 'package')} to run it, {len(packages) - running} to work on it."
    )
