"""A recommendation as text for a terminal of 80 columns, whole or one question at a time."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from generator.answers.command_line import as_flag
from generator.answers.questions import ASKED_ABOUT, Answer
from generator.guidance.deciding import decide
from generator.guidance.frameworks import NAMES
from generator.guidance.pick_text import advised
from generator.guidance.recommendation import Recommendation
from generator.guidance.rules import Rule
from generator.guidance.wording import (
    UNWEIGHED,
    by_framework,
    cited,
    command,
    contest,
    dispute,
    grouped,
    telling_answers,
)
from generator.terminal.paragraphs import command as command_lines
from generator.terminal.paragraphs import filled, item, labelled, listed_words, section, sourced

Section = Literal[
    "reasons", "against", "flips", "brings", "disagreements", "changes", "ignored", "sources"
]
# What is said unless all is asked for.
_SHORT: tuple[Section, ...] = ("reasons", "against", "flips")
# The order in which a person asks.
_ASKED: tuple[Section, ...] = (
    "reasons", "against", "flips", "disagreements", "changes", "brings", "ignored", "sources",
)  # fmt: skip
_NOTHING: Mapping[Section, str] = {
    "disagreements": "Nowhere on these answers.",
    "changes": "Nothing that these reasons rest on.",
}
_MOST_FLIPS = 4


def advice(
    recommendation: Recommendation,
    answers: Mapping[str, Answer],
    *,
    everything: bool = False,
    bold: bool = False,
) -> str:
    """Return a recommendation as a person reads it: at most 80 columns, ending in a line break.

    ``answers`` are those that were said. Without ``everything`` it is the pick, what speaks for
    and against it and what would change it. ``bold`` marks the headings for a terminal; the text
    is the same without.
    """
    found = sections(recommendation, answers)
    following = list(_of_new(answers))
    if not everything:
        found = {name: found[name] for name in _SHORT}
        heading, flips = found["flips"]
        more = [item(f"{len(flips) - _MOST_FLIPS} more ways: --all")]
        found["flips"] = (heading, flips[:_MOST_FLIPS] + more * (len(flips) > _MOST_FLIPS))
        following.append(item(_rest(recommendation)))
    headline = filled(advised(recommendation))
    basis = _basis(recommendation, answers)
    parts = ((headline, basis), *found.values(), ("What next?", following))
    return "\n".join(filter(None, (section(*part, bold=bold) for part in parts)))


def questions_about(
    recommendation: Recommendation,
    answers: Mapping[str, Answer],
    *,
    overruled: bool = False,
    bold: bool = False,
) -> dict[str, str]:
    """Return every question about the pick, each with its answer below it, what people ask first.

    Where there is nothing to say, that is said; one who ``overruled`` the articles asks otherwise.
    """
    found = sections(recommendation, answers, overruled=overruled)
    nothing = {name: [item(_NOTHING.get(name, "Nothing."))] for name in _ASKED}
    return {
        heading: section(heading, blocks or nothing[name], bold=bold)
        for name, (heading, blocks) in ((name, found[name]) for name in _ASKED)
    }


def sections(
    recommendation: Recommendation, answers: Mapping[str, Answer], *, overruled: bool = False
) -> dict[Section, tuple[str, list[str]]]:
    """Return the questions that a recommendation answers, each with the entries below it."""
    pick, other = NAMES[recommendation.framework], NAMES[recommendation.other]
    why, why_not, change = f"Why {pick}?", "What speaks against it?", f"What would make it {other}?"
    if overruled:
        why, why_not = f"Why do the articles advise {pick}?", f"What speaks for {other}?"
        change = f"What would make them advise {other}?"
    silent = [item(f"In these answers nothing speaks for {other}.")]
    return {
        "reasons": (why, _rules(recommendation.reasons)),
        "against": (why_not, _rules(recommendation.against) or silent),
        "flips": (change, list(_flips(recommendation, answers))),
        "brings": ("What would each bring?", list(_brings(recommendation))),
        "disagreements": (
            "Where do the articles disagree?",
            [item(dispute(one)) for one in recommendation.disagreements],
        ),
        "changes": (
            "What has changed since they were written?",
            [item(note) for note in recommendation.notes],
        ),
        "ignored": (
            "What did not count?",
            [item(_ignored(recommendation))],
        ),
        "sources": (
            "Who says so?",
            [labelled(one.id, one.citation) for one in cited(recommendation)],
        ),
    }


def _basis(recommendation: Recommendation, answers: Mapping[str, Answer]) -> Iterator[str]:
    said = [as_flag(*one) for one in telling_answers(answers).items()]
    if contested := contest(recommendation):
        yield item(contested)
    unweighed = [as_flag(*one) for one in telling_answers(answers, UNWEIGHED).items()]
    uncounted = f" No article weighs {' '.join(unweighed)}." if unweighed else ""
    silent = "" if "database" in answers else " A database that is not named counts as none."
    yield item(
        (f"You said {' '.join(said)}." if said else "You said nothing yet.") + uncounted + silent
    )


def _rules(rules: Iterable[Rule]) -> list[str]:
    return [labelled(rule.strength, sourced(rule.because, rule.articles)) for rule in rules]


def _flips(recommendation: Recommendation, answers: Mapping[str, Answer]) -> Iterator[str]:
    said = telling_answers(answers, ASKED_ABOUT)
    for change in grouped(recommendation.flips):
        changed = command("recommend", {**said, **change.first})
        yield f"{item(change.words)}\n{command_lines(changed, 4)}"


def _brings(recommendation: Recommendation) -> Iterator[str]:
    for part in recommendation.parts:
        yield item(f"{part.concern}: {by_framework(part.django.words, part.flask.words)}.")
    for framework, reasons in recommendation.impossible.items():
        yield item(f"Not possible with {NAMES[framework]}: {'; '.join(reasons)}.")


def _of_new(answers: Mapping[str, Answer]) -> Iterator[str]:
    """Yield what ``new`` would make of these answers."""
    decision = decide(answers)
    taken = {name: decision.completed.answers[name] for name in decision.defaults}
    if added := telling_answers(taken):
        flags = " ".join(as_flag(*one) for one in added.items())
        yield item(f"Where you say nothing, startwise new takes {flags}, which weighs nothing.")
    yield command_lines(command("new NAME", telling_answers(answers, ASKED_ABOUT)), 4)


def _ignored(recommendation: Recommendation) -> str:
    """Return what nobody should choose by, and where each reason stands."""
    first, *others = [one.topic for one in recommendation.ignored]
    return f"{listed_words([first.capitalize(), *others])}. Why: startwise explain {first}"


def _rest(recommendation: Recommendation) -> str:
    """Return what else can be said, with how much there is of it."""
    words = ["what each would bring"] if recommendation.parts else []
    for what, found in (
        ("where the articles disagree", recommendation.disagreements),
        ("what has changed since", recommendation.notes),
    ):
        words += [f"{what} ({len(found)})"] if found else []
    return f"--all adds {listed_words([*words, 'what did not count', 'who says so'])}."
