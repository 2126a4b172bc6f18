"""The card of each question, from where the wizard stands."""

from collections.abc import Callable
from functools import partial

from generator.answers.names import slug_from
from generator.answers.questions import BY_NAME
from generator.guidance.frameworks import NAMES, framework_named
from generator.guidance.wording import as_spoken
from generator.terminal.safe_text import plain
from generator.wizard.cards import FIRST, Card
from generator.wizard.offers import Option, options
from generator.wizard.state import (
    ASKED_FIRST,
    ASKED_LAST,
    MORE,
    State,
    open_questions,
    preset,
    refusal,
)
from generator.wizard.tally import line, tally

# Why a folder of this name cannot be written, or an empty string.
Taken = Callable[[str], str]

_MORE_OPTIONS = (
    Option(False, "no", "go on to the review; each can still be changed there"),
    Option(True, "yes", "ask for each of them"),
)


def card_of(state: State, name: str, taken: Taken, *, changing: bool = False) -> Card:
    """Give the card that asks a question.

    ``changing`` is for an answer changed at the review: answers that clash with the new one give
    way to it.
    """
    card = partial(
        Card,
        preset=preset(state, name),
        so_far=so_far(state),
        place="" if changing else place(state),
        now="" if name == "project_name" else _now(state),
        is_first=state.before is None and not changing,
        first=_first(state),
    )
    if name == MORE:
        help_text = "Package name, author, pages, jobs, cache, licence and the like have defaults."
        return card("More options?", help_text, _MORE_OPTIONS)
    return card(
        BY_NAME[name].prompt,
        options=options(state.said, name, refuse=not changing),
        note=plain(_note(state, name)),
        check=_check(state, name, taken),
        echo=_echo(state, name),
    )


def _first(state: State) -> str:
    """Give what is told where there is no question to go back to."""
    if not state.said:
        return FIRST
    return "This is the first open question; what was given can be changed at the review."


def _now(state: State) -> str:
    """Give where the pick stands; a framework that was asked for stands whatever the sums."""
    now = line(tally(state.said))
    asked = state.said.get("framework", "auto")
    return (
        now
        if asked == "auto"
        else f"{NAMES[framework_named(asked)]}, as you asked; the articles: {now}"
    )


def _note(state: State, name: str) -> str:
    """Give why a question is asked here, where that does not go without saying."""
    note = state.notes.get(name, "")
    if BY_NAME[name].kind != "text":
        return f"Asked again: {note}." if note else ""
    if name == "project_slug" and not note:
        return _slug_refusal(state, str(state.said.get("project_name", "")))
    return note


def _slug_refusal(state: State, name: str) -> str:
    """Give why the package name that a name gives cannot be, or an empty string."""
    slug, database = slug_from(name), state.said.get("database", "")
    if not slug:
        return "The name gives no name for the package."
    return refusal("project_slug", slug, database)


def so_far(state: State) -> str:
    """Give the answers so far in one line."""
    name = plain(str(state.said.get("project_name", "")))
    words = [
        as_spoken(other, state.said[other])
        for other in (*ASKED_FIRST, *ASKED_LAST)
        if other in state.said and BY_NAME[other].kind != "text"
    ]
    return ": ".join(filter(None, (name, ", ".join(words)))) or "A new service"


def place(state: State) -> str:
    """Give which question of how many this is; questions that fall away make them fewer."""
    if state.more is False:
        # The questions were gone through once: what is asked again is no part of that count.
        return ""
    names = set()
    before: State | None = state
    while before is not None:
        names.add(before.last)
        before = before.before
    asked = len(names - {""})
    return f"{asked + 1} of {asked + open_questions(state)}"


def _check(state: State, name: str, taken: Taken) -> Callable[[str], str]:
    database = state.said.get("database", "")

    def check(typed: str) -> str:
        reason = refusal(name, typed, database)
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
