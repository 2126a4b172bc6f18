"""The cards of the review: what can be done there, which answer to change, what to ask."""

from collections.abc import Collection, Iterable
from functools import partial
from pathlib import Path

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME
from generator.guidance.frameworks import NAMES
from generator.planning import Plan
from generator.terminal.paragraphs import shortened
from generator.terminal.safe_text import plain
from generator.wizard.cards import BACK, Card, Reply
from generator.wizard.offers import Option
from generator.wizard.review import EMPTY, in_order
from generator.wizard.state import State

# What is chosen where there is nothing more to ask.
NOTHING = "nothing"

_LONGEST = 48
_WHY = "why this pick, what would change it, where the articles disagree"


def acts(state: State, plan: Plan, ending: str, came_of_it: str = "") -> Card:
    """Return the card of what can be done at the review; ``ending`` says what creating does.

    ``came_of_it`` is what came of what was done there last.
    """
    other = plan.recommendation.other
    follows = plan.framework == plan.recommendation.framework
    framework = (
        Option("override", "overrule", f"take {NAMES[other]}; first, what speaks against it")
        if follows
        else Option("follow", "follow", f"take {NAMES[plan.recommendation.framework]} after all")
    )
    return Card(
        "What now?",
        options=(
            Option("create", "create", ending),
            Option("change", "change", "one answer, also name, author, licence and Python"),
            *(() if "framework" in state.held else (framework,)),
            Option("why", "why", _WHY),
            Option("tree", "tree", "every file, and the answer that it is there for"),
            Option("print", "print", "the same as a command, to copy"),
            Option("save", "save", "all answers, in a file"),
            Option("leave", "leave", "write nothing"),
        ),
        # Not what creates it: Enter pressed once too often would.
        preset="change",
        note="\n".join(filter(None, (*_given_up(state, plan), came_of_it))),
        is_first=state.before is None,
        first="No question was asked; the menu changes any answer: take change.",
        is_final=True,
    )


def _given_up(state: State, plan: Plan) -> list[str]:
    """Return what became of answers that gave way to the last one and were not asked again."""
    return [
        f"{BY_NAME[name].label} {shown(state.remembered[name])} became "
        f"{shown(plan.answers[name])}: {plain(why)}."
        for name, why in state.notes.items()
        if name not in state.said and name in state.remembered
    ]


def which_answer(plan: Plan, held: Collection[str] = ()) -> Card:
    """Return the card that asks which answer to change; those that presets hold stay."""
    return Card(
        "Which answer?",
        options=tuple(
            Option(
                name,
                BY_NAME[name].label,
                shortened(plain(shown(plan.answers[name])) or EMPTY, _LONGEST),
            )
            for name in (one.name for one in in_order() if one.name not in held)
        ),
    )


def what_about_it(questions: Iterable[str], asked: Reply) -> Card:
    """Return the card that asks what to tell about the pick; it starts from what was asked last."""
    return Card(
        "What would you like to know?",
        options=(*(Option(one, one) for one in questions), Option(NOTHING, "Nothing more")),
        preset="" if asked is BACK else asked,
    )


def yes_or_no(prompt: str, yes: str, no: str, above: str = "") -> Card:
    """Return a card that asks whether to go on; no comes first."""
    return Card(
        prompt,
        above=(above,) if above else (),
        options=(Option(False, "no", no), Option(True, "yes", yes)),
    )


def which_file(slug: str, folder: str = "") -> Card:
    """Return the card that asks where to save the answers: not in the project's ``folder``."""
    return Card(
        "Save all answers in which file?",
        preset=str(Path(folder, *([".."] if folder else []), f"{slug}.toml")),
        check=partial(_refusal_of_path, folder=folder),
        echo=_echo_of_path,
    )


def _refusal_of_path(typed: str, folder: str = "") -> str:
    path = path_of(typed)
    if path is None:
        return "Give the path of a file."
    try:
        if path.is_dir():
            return "That is a folder: give the path of a file."
        if not path.parent.is_dir():
            return f"There is no folder {plain(str(path.parent))}."
        if folder and path.parent.samefile(folder):
            return "That is where the project goes, and must be empty: give another folder."
    except OSError as error:
        return f"That cannot be a file: {error.strerror}."
    return ""


def _echo_of_path(typed: str) -> str:
    path = path_of(typed)
    is_there = path is not None and not _refusal_of_path(typed) and path.exists()
    return "It is already there; you are asked before it is overwritten." if is_there else ""


def path_of(typed: str) -> Path | None:
    """Return the path that was typed; none where it can be no path."""
    if not typed or "\0" in typed:
        return None
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)
