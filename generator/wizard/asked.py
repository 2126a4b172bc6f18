"""The card of each question, from where the wizard stands."""

from collections.abc import Callable
from functools import partial

from generator.answers.completing import complete
from generator.answers.names import begins_with_digits, slug_from
from generator.answers.parsing import as_spoken, shown
from generator.answers.questions import BY_NAME, Answer
from generator.guidance.articles import ARTICLES
from generator.guidance.frameworks import NAMES, framework_named
from generator.terminal.paragraphs import UNBROKEN
from generator.terminal.safe_text import plain
from generator.wizard.card_help import scale
from generator.wizard.cards import FIRST, Card
from generator.wizard.check_list import GO_ON, rows
from generator.wizard.offers import options
from generator.wizard.state import (
    ASKED_FIRST,
    ASKED_LAST,
    MORE,
    State,
    answered,
    is_open,
    next_question,
    open_questions,
    preset,
    refusal,
)
from generator.wizard.tally import line, tally

# Why a folder of this name cannot be written, or an empty string.
Taken = Callable[[str], str]


def card_of(state: State, name: str, taken: Taken, *, changing: bool = False) -> Card:
    """Return the card that asks a question.

    ``changing`` is for an answer changed at the review: answers that clash with the new one give
    way to it.
    """
    card = partial(
        Card,
        preset="" if name == MORE else preset(state, name),
        so_far=so_far(state),
        place="" if changing else place(state),
        now="" if name in {"project_name", "project_slug"} else _now(state),
        aside="" if changing else plain(_not_asked(state)),
        is_first=state.before is None and not changing,
        first=_first(state),
    )
    if name == MORE:
        note = "Name, author, licence and Python can be changed at the review."
        return card("What else does it need?", options=rows(state), note=note, enter=GO_ON)
    return card(
        BY_NAME[name].prompt,
        options=options(state.said, name, refuse=not changing, locks=state.locks),
        note="\n".join(filter(None, (_introduction(state, name), plain(_note(state, name))))),
        check=_check(state, name, taken),
        echo=_echo(state, name),
    )


def _introduction(state: State, name: str) -> str:
    """Return what this is at the first question, and how articles weigh at the first that does."""
    if state.more and not state.said:
        return "Your answers pick Django or Flask. Nothing is written before the review."
    if name not in ASKED_FIRST or any(one in ASKED_FIRST for one in _asked_before(state)):
        return ""
    return (
        f"The articles: {len(ARTICLES)} published comparisons of Django and Flask. A reason weighs "
        f"{scale()}; ? tells more."
    )


def _not_asked(state: State) -> str:
    """Return which questions fell away with the last answer, and why."""
    before = state.before
    if before is None or state.last not in ASKED_FIRST:
        return ""
    gone = [
        name
        for name in ASKED_FIRST
        if name != state.last and is_open(before, name) and not is_open(state, name)
    ]
    because = {
        one.name: f"{BY_NAME[one.name].label} ({shown(one.answer)}, {one.because})"
        for one in complete(state.said).followed
    }
    told = [because[name] for name in gone if name in because]
    return f"Not asked: {'; '.join(told)}." if told else ""


def _asked_before(state: State) -> set[str]:
    """Return the questions that led to a state."""
    names = set()
    before: State | None = state
    while before is not None:
        names.add(before.last)
        before = before.before
    return names - {""}


def _first(state: State) -> str:
    """Return what is told where there is no question to go back to."""
    if not state.said:
        return FIRST
    return "This is the first open question; what was given can be changed at the review."


def _now(state: State) -> str:
    """Return where the pick stands; a framework that was asked for stands whatever the sums."""
    now = line(tally(state.said))
    asked = state.said.get("framework", "auto")
    return (
        now
        if asked == "auto"
        else f"{NAMES[framework_named(asked)]}, as you asked; the articles: {now}"
    )


def _note(state: State, name: str) -> str:
    """Return why a question is asked here, where that does not go without saying."""
    note = state.notes.get(name, "")
    if BY_NAME[name].kind != "text":
        return f"Asked again: {note}." if note else ""
    if name == "project_slug" and not note:
        return _slug_refusal(state, str(state.said.get("project_name", "")))
    return note


def _slug_refusal(state: State, name: str) -> str:
    """Return why the package name that a name gives cannot be, or an empty string."""
    slug, database = slug_from(name), state.said.get("database", "")
    if not slug:
        return "It has no a-z: type a package name, such as shop."
    digits = "No package name begins with a digit." if begins_with_digits(name) else ""
    return refusal("project_slug", slug, database) or digits


def so_far(state: State) -> str:
    """Return the answers so far that say something, in one line."""
    name = plain(str(state.said.get("project_name", "")))
    words = [
        _in_short(other, state.said[other])
        for other in (*ASKED_FIRST, *ASKED_LAST)
        if other in state.said and BY_NAME[other].is_telling(state.said[other])
    ]
    # An answer stands on one line.
    unbroken = [word.replace(" ", UNBROKEN) for word in words if word]
    return ": ".join(filter(None, (name, ", ".join(unbroken)))) or "A new service"


def _in_short(name: str, answer: Answer) -> str:
    """Return an answer that says something in the words of its question."""
    if BY_NAME[name].kind == "text":
        return ""
    return "API" if name == "rest" else as_spoken(name, answer)


def place(state: State) -> str:
    """Return which question of how many this is; questions that fall away make them fewer."""
    if not state.more:
        # The questions were gone through once: what is asked again is no part of that count.
        return ""
    # A package name is asked for only where the name gives none: it is one question with that.
    asked = _asked_before(state)
    is_part = "project_name" in asked and next_question(state) == "project_slug"
    count = len(asked) - (asked >= {"project_name", "project_slug"})
    return f"{count + (not is_part)} of {count + open_questions(state) - is_part}"


def _check(state: State, name: str, taken: Taken) -> Callable[[str], str]:
    database = state.said.get("database", "")

    def check(typed: str) -> str:
        reason = refusal(name, typed, database)
        if reason and name == "project_slug":
            better = preset(answered(state, "project_name", typed), name)
            reason += f" Try {better}." if better else ""
        slug = slug_from(typed) if name == "project_name" else typed
        if reason or name not in {"project_name", "project_slug"}:
            return plain(reason)
        return "" if refusal("project_slug", slug, database) else plain(taken(slug))

    return check


def _echo(state: State, name: str) -> Callable[[str], str]:
    def echo(typed: str) -> str:
        if not typed and not refusal(name, ""):
            return "It may stay empty."
        if name != "project_name" or not typed:
            return ""
        reason = _slug_refusal(state, typed)
        if reason:
            return plain(f"{reason} A package name is asked for next.")
        return f"Its folder and package: {slug_from(typed)}"

    return echo
