"""The review: every answer and where it comes from, the pick, what would be made, and how."""

from textwrap import fill

from generator import telling
from generator.answers import shown
from generator.planning import Plan
from generator.questions import BY_NAME, OFFERED, Answer
from generator.terminal import plain
from generator.wizard.state import ASKED_LAST, State, why_not

_WIDTH = 80
# How an answer that is an empty text is shown.
_EMPTY = "(empty)"


def review(state: State, plan: Plan, command: str) -> str:
    """Give the whole review as text of at most 80 columns; the command alone is one long line."""
    sections = (
        _answers(state, plan),
        telling.pick(plan.framework, plan.recommendation, plan.answers).rstrip(),
        _made(plan),
        f"The same in one line\n{plain(command)}",
    )
    heading = plain(f"Review of {plan.answers['project_name']}: nothing is written yet")
    return "\n".join((f"\n{heading}\n", *(f"{text}\n" for text in sections)))


def _answers(state: State, plan: Plan) -> str:
    given, followed, defaults = [], [], []
    for question in sorted(OFFERED, key=lambda one: one.name != "project_name"):
        name, answer = question.name, plan.answers[question.name]
        if name in state.said:
            given.append((name, answer, ""))
        elif because := _because(state, plan, name):
            followed.append((name, answer, because))
        else:
            defaults.append((name, answer, ""))
    texts = [_table("You answered", given), _table("What followed", followed)]
    listed = ", ".join(f"{word(name)} {shown(answer) or _EMPTY}" for name, answer, _ in defaults)
    if listed:
        texts.append("By default\n" + _wrapped(plain(listed)))
    return "\n".join(filter(None, texts))


def _because(state: State, plan: Plan, name: str) -> str:
    """Give why an answer nobody gave is what it is; an empty string for a plain default."""
    for one in plan.completed.followed:
        if one.name == name:
            return one.because
    if state.known.get(name):
        return "from git's settings"
    if name == "project_slug":
        return "from the name"
    if not (state.more and name in ASKED_LAST):
        return ""
    others = [value for value in BY_NAME[name].values if value != plan.answers[name]]
    reasons = [why_not(state.said, name, value) for value in others]
    return f"not asked: {reasons[0]}" if reasons and all(reasons) else ""


def _table(heading: str, rows: list[tuple[str, Answer, str]]) -> str:
    if not rows:
        return ""
    width = max(len(word(name)) for name, _, _ in rows)
    lines = [
        fill(
            plain(f"{shown(answer) or _EMPTY}{f', {because}' if because else ''}"),
            _WIDTH,
            initial_indent=f"  {word(name):<{width}}  ",
            subsequent_indent=" " * (width + 4),
        )
        for name, answer, because in rows
    ]
    return "\n".join((heading, *lines))


def word(name: str) -> str:
    """Give how a question is called: as its flag, without the dashes."""
    return "name" if name == "project_name" else BY_NAME[name].flag.removeprefix("--")


def _made(plan: Plan) -> str:
    tree = plan.project.tree
    lines = sum(file.content.count(b"\n") for file in tree.values())
    return f"What is made\n  {len(tree)} files, {lines:,} lines"


def _wrapped(text: str) -> str:
    return fill(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
