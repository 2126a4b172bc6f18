"""The review: every answer and where it comes from, the pick, what would be made, and how."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, OFFERED
from generator.guidance import pick_text
from generator.inspection.packages import packages_of
from generator.inspection.sizes import lines_of
from generator.planning import Plan
from generator.terminal.paragraphs import WIDTH, beside, filled, heading, item
from generator.terminal.safe_text import plain
from generator.wizard.state import ASKED_LAST, State, why_not

# How an answer that is an empty text is shown.
EMPTY = "(empty)"


@dataclass(frozen=True)
class Review:
    """The review as text: its sections, each ending in a line break.

    One of them is ``pick``, with its reasons; ``headline`` is the pick alone.
    """

    sections: tuple[str, ...]
    pick: str
    headline: str

    @property
    def text(self) -> str:
        """Give all of it."""
        return "\n" + "\n".join(self.sections) + "\n"


def review(
    state: State, plan: Plan, command: str, *, columns: int = WIDTH, bold: bool = False
) -> Review:
    """Give the whole review in lines of so many columns; the command alone is one long line.

    ``bold`` marks the headings for a terminal; the text is the same without.
    """
    name, command = plain(str(plan.answers["project_name"])), plain(command)
    headline = pick_text.headline(plan.framework, plan.recommendation, plan.answers["framework"])
    why = "\n".join(pick_text.reasons(plan.framework, plan.recommendation))

    def section(title: str, text: str) -> str:
        narrow = text if text == command else _narrowed(text, columns)
        lines = (heading(_narrowed(title, columns), bold=bold), narrow)
        return "\n".join(filter(None, lines)) + "\n"

    pick = section(headline, why)
    sections = (
        section(f"Review of {name}: nothing is written yet", ""),
        *(section(*one) for one in _answers(state, plan)),
        pick,
        section("What is made", _made(plan)),
        section("The same in one line", command),
    )
    return Review(sections, pick, section(headline, ""))


def _narrowed(text: str, columns: int) -> str:
    """Give text that was laid out for 80 columns for a terminal that has fewer."""
    if columns >= WIDTH:
        return text
    return "\n".join(filled(line, columns, rest=" " * 4) for line in text.splitlines())


def origins(state: State, plan: Plan) -> dict[str, str]:
    """Give where each answer comes from: given, a file, default, or what it followed from."""
    return {
        question.name: f"from {plain(state.files[question.name])}"
        if question.name in state.said and question.name in state.files
        else "given"
        if question.name in state.said
        else _because(state, plan, question.name) or "default"
        for question in sorted(OFFERED, key=lambda one: one.name != "project_name")
    }


def _answers(state: State, plan: Plan) -> list[tuple[str, str]]:
    where = origins(state, plan)
    given = [name for name in where if name in state.said]
    defaults = [name for name, origin in where.items() if origin == "default"]
    followed = [name for name in where if name not in given and name not in defaults]
    listed = ", ".join(
        f"{BY_NAME[name].word} {shown(plan.answers[name]) or EMPTY}" for name in defaults
    )
    sections = (
        (
            "You answered",
            _table(plan, {name: where[name] if name in state.files else "" for name in given}),
        ),
        ("What followed", _table(plan, {name: where[name] for name in followed})),
        ("By default", item(plain(listed))),
    )
    return [(heading, text) for heading, text in sections if text]


def _because(state: State, plan: Plan, name: str) -> str:
    """Give why an answer nobody gave is what it is; an empty string for a plain default."""
    for one in plan.completed.followed:
        if one.name == name:
            return one.because
    if name in state.notes:
        return f"not asked again: {state.notes[name]}"
    if state.known.get(name):
        return "from git's settings"
    if name == "project_slug":
        return "from the name"
    if not (state.more and name in ASKED_LAST):
        return ""
    others = [value for value in BY_NAME[name].values if value != plan.answers[name]]
    reasons = [why_not(state.said, name, value) for value in others]
    return f"not asked: {reasons[0]}" if reasons and all(reasons) else ""


def _table(plan: Plan, because: Mapping[str, str]) -> str:
    """Give answers in lines, each with why it is so where that is known."""
    width = max((len(BY_NAME[name].word) for name in because), default=0)
    answers = {name: plain(shown(plan.answers[name])) or EMPTY for name in because}
    return "\n".join(
        beside(BY_NAME[name].word, f"{answers[name]}, {why}" if why else answers[name], width)
        for name, why in because.items()
    )


def _made(plan: Plan) -> str:
    tree = plan.project.tree
    lines = sum(map(lines_of, tree.values()))
    packages = packages_of(plan.project)
    running = [one.name for one in packages if not one.development]
    developing = [one.name for one in packages if one.development]
    return "\n".join(
        (
            f"  {len(tree)} files, {lines:,} lines",
            item(f"{len(running)} packages to run it: {', '.join(running)}"),
            item(f"{len(developing)} to work on it: {', '.join(developing)}"),
        )
    )
