"""The card of each question, from where the wizard stands."""

from collections.abc import Callable
from functools import partial
from operator import itemgetter

from generator.answers.names import slug_from
from generator.answers.questions import BY_NAME
from generator.guidance.articles import ARTICLES
from generator.guidance.frameworks import NAMES, framework_named
from generator.guidance.rules import WEIGHTS
from generator.guidance.wording import as_spoken
from generator.terminal.paragraphs import listed_words
from generator.terminal.safe_text import plain
from generator.wizard.cards import FIRST, Card
from generator.wizard.check_list import GO_ON, rows
from generator.wizard.offers import options
from generator.wizard.state import (
    ASKED_FIRST,
    ASKED_LAST,
    MORE,
    State,
    answered,
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
        now="" if name == "project_name" else _now(state),
        is_first=state.before is None and not changing,
        first=_first(state),
    )
    if name == MORE:
        note = "Name, author, licence and Python can be changed at the review."
        return card("What else does it need?", options=rows(state), note=note, enter=GO_ON)
    return card(
        BY_NAME[name].prompt,
        options=options(state.said, name, refuse=not changing),
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
    scale = [
        f"{one} {weight}" for one, weight in sorted(WEIGHTS.items(), key=itemgetter(1)) if weight
    ]
    return (
        f"The articles: {len(ARTICLES)} published comparisons of Django and Flask. A reason weighs "
        f"{listed_words(scale, 'or')}. See: startwise explain articles"
    )


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
        return "The name gives no name for the package."
    return refusal("project_slug", slug, database)


def so_far(state: State) -> str:
    """Return the answers so far in one line."""
    name = plain(str(state.said.get("project_name", "")))
    words = [
        as_spoken(other, state.said[other])
        for other in (*ASKED_FIRST, *ASKED_LAST)
        if other in state.said and BY_NAME[other].kind != "text"
    ]
    return ": ".join(filter(None, (name, ", ".join(words)))) or "A new service"


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
