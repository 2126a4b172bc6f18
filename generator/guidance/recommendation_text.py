"""A recommendation as text for a terminal of 80 columns, whole or one question at a time."""

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from generator.answers.command_line import as_flag
from generator.answers.questions import ASKED_ABOUT, Answer
from generator.guidance.defaults_of_new import Defaults, defaults_of_new
from generator.guidance.disagreements import Ignored
from generator.guidance.frameworks import FRAMEWORKS, NAMES, Framework
from generator.guidance.parts import Part
from generator.guidance.recommendation import Recommendation
from generator.guidance.rules import Rule
from generator.guidance.wording import (
    UNWEIGHED,
    cited,
    command,
    contest,
    dispute,
    grouped,
    score,
    telling_answers,
)
from generator.terminal.paragraphs import command as command_lines
from generator.terminal.paragraphs import item, labelled, listed_words, sourced
from generator.terminal.paragraphs import section as paragraph

Section = Literal[
    "reasons", "against", "flips", "brings", "disagreements", "changes", "ignored", "sources"
]
# What is told unless all is asked for, and what is left to that.
SHORT: tuple[Section, ...] = ("reasons", "against", "flips")
REST: tuple[Section, ...] = ("brings", "disagreements", "changes", "ignored", "sources")

_MOST_FLIPS = 4


def told(
    recommendation: Recommendation,
    answers: Mapping[str, Answer],
    *,
    framework_asked: Framework | None = None,
    everything: bool = False,
    bold: bool = False,
) -> str:
    """Give a recommendation as a person reads it: at most 80 columns, ending in a line break.

    ``answers`` are those that were said. ``framework_asked`` is the framework that the person
    chose, if any. Without ``everything`` it is the pick, what speaks for and against it and what
    would change it. ``bold`` marks the headings for a terminal; the text is the same without.
    """
    texts = [
        paragraph(
            _headline(recommendation, framework_asked), _basis(recommendation, answers), bold=bold
        )
    ]
    for name in (*SHORT, *(REST if everything else ())):
        blocks = _BLOCKS[name](recommendation, answers)
        if name == "flips" and not everything:
            blocks = _fewer(blocks)
        texts.append(paragraph(heading(name, recommendation), blocks, bold=bold))
    texts.append(_next(recommendation, answers, everything=everything, bold=bold))
    return "\n".join(text for text in texts if text)


def section(
    name: Section,
    recommendation: Recommendation,
    answers: Mapping[str, Answer],
    *,
    bold: bool = False,
    overruled: bool = False,
) -> str:
    """Give what a recommendation answers to one question, with its heading.

    The four that people ask are ``against`` (why not the other?), ``flips`` (what would change
    it?), ``disagreements`` and ``changes``. Where there is nothing to tell, that is said.
    """
    blocks = list(_BLOCKS[name](recommendation, answers)) or [item(_NOTHING.get(name, "Nothing."))]
    return paragraph(heading(name, recommendation, overruled=overruled), blocks, bold=bold)


def heading(name: Section, recommendation: Recommendation, *, overruled: bool = False) -> str:
    """Give the question that a section answers, as one who ``overruled`` the articles asks it."""
    pick, other = NAMES[recommendation.framework], NAMES[recommendation.other]
    taken: Mapping[Section, str] = {
        "reasons": f"Why do the articles advise {pick}?",
        "against": f"What speaks for {other}?",
        "flips": f"What would make them advise {other}?",
    }
    if overruled and name in taken:
        return taken[name]
    return {
        "reasons": f"Why {pick}?",
        "against": f"Why not {other}?",
        "flips": f"What would make it {other}?",
        "brings": "What would each bring?",
        "disagreements": "Where do the articles disagree?",
        "changes": "What has changed since they were written?",
        "ignored": "What did not count?",
        "sources": "Who says so?",
    }[name]


_NOTHING: Mapping[Section, str] = {
    "disagreements": "Nowhere on these answers.",
    "changes": "Nothing that these reasons rest on.",
}


def _headline(recommendation: Recommendation, asked: Framework | None) -> str:
    pick = NAMES[recommendation.framework]
    if asked is None:
        return f"{pick}, as the articles advise."
    if asked == recommendation.framework:
        return f"{pick}, as you asked; the articles advise it too."
    return f"{NAMES[asked]}, as you asked; the articles advise {pick}."


def _basis(recommendation: Recommendation, answers: Mapping[str, Answer]) -> Iterable[str]:
    said = [as_flag(name, answer) for name, answer in telling_answers(answers).items()]
    yield item(f"{score(recommendation)} {contest(recommendation)}".strip())
    unweighed = [as_flag(*one) for one in telling_answers(answers, UNWEIGHED).items()]
    uncounted = f" No article weighs {' '.join(unweighed)}." if unweighed else ""
    silent = "" if "database" in answers else " A database that is not named counts as none."
    yield item(
        (f"You said {' '.join(said)}." if said else "You said nothing yet.") + uncounted + silent
    )


def _reasons(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    return _rules(recommendation.reasons)


def _against(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    if recommendation.against:
        return _rules(recommendation.against)
    return (item(f"In these answers nothing speaks for {NAMES[recommendation.other]}."),)


def _rules(rules: Iterable[Rule]) -> Iterable[str]:
    return (labelled(rule.strength, sourced(rule.because, rule.articles)) for rule in rules)


def _flips(recommendation: Recommendation, answers: Mapping[str, Answer]) -> Iterable[str]:
    kept = telling_answers(answers, ASKED_ABOUT)
    for change in grouped(recommendation.flips):
        changed = {**kept, **change.first}
        yield f"{item(change.words)}\n{command_lines(command('recommend', changed), 4)}"


def _fewer(blocks: Iterable[str]) -> Iterable[str]:
    every = list(blocks)
    more = len(every) - _MOST_FLIPS
    return [*every[:_MOST_FLIPS], *([item(f"{more} more ways: --all")] if more > 0 else [])]


def _brings(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    for part in recommendation.parts:
        yield item(f"{part.concern}: {_by_framework(part)}.")
    for framework, reasons in recommendation.impossible.items():
        yield item(f"Not to be had with {NAMES[framework]}: {'; '.join(reasons)}.")


def _by_framework(part: Part) -> str:
    if part.django == part.flask:
        return f"{part.django.words} (either)"
    return "; ".join(f"{part.of(one).words} ({NAMES[one]})" for one in FRAMEWORKS)


def _disagreements(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    return (item(dispute(one)) for one in recommendation.disagreements)


def _changes(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    return map(item, recommendation.notes)


def _ignored(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    return map(_topic, recommendation.ignored)


def _topic(one: Ignored) -> str:
    return item(sourced(f"{one.topic.capitalize()}: {one.because}", one.articles))


def _sources(recommendation: Recommendation, _: Mapping[str, Answer]) -> Iterable[str]:
    return (labelled(one.id, one.citation) for one in cited(recommendation))


_BLOCKS: Mapping[Section, Callable[[Recommendation, Mapping[str, Answer]], Iterable[str]]] = {
    "reasons": _reasons,
    "against": _against,
    "flips": _flips,
    "brings": _brings,
    "disagreements": _disagreements,
    "changes": _changes,
    "ignored": _ignored,
    "sources": _sources,
}


def _next(
    recommendation: Recommendation,
    answers: Mapping[str, Answer],
    *,
    everything: bool,
    bold: bool,
) -> str:
    """Give what ``new`` would make of these answers, and where the rest is told."""
    blocks = list(_of_new(recommendation, defaults_of_new(answers, recommendation.framework)))
    if not everything:
        blocks.append(item(_rest(recommendation)))
    return paragraph("What next?", blocks, bold=bold)


def _of_new(recommendation: Recommendation, defaults: Defaults) -> Iterable[str]:
    if defaults.added:
        flags = " ".join(as_flag(name, answer) for name, answer in defaults.added.items())
        pick = NAMES[defaults.framework]
        if defaults.framework == recommendation.framework:
            yield item(f"Where you say nothing, startwise new takes {flags}: {pick} as well.")
        else:
            yield item(
                f"Where you say nothing, startwise new takes {flags}, which makes it {pick} "
                f"({defaults.score}). To stay with {NAMES[recommendation.framework]}:"
            )
    yield command_lines(command("new NAME", defaults.keeping), 4)


def _rest(recommendation: Recommendation) -> str:
    """Give what else can be told, with how much there is of it."""
    counted = (
        ("what each would bring", len(recommendation.parts), False),
        ("where the articles disagree", len(recommendation.disagreements), True),
        ("what has changed since", len(recommendation.notes), True),
    )
    words = [
        f"{words} ({count})" if told_number else words
        for words, count, told_number in counted
        if count
    ]
    return f"--all tells {listed_words([*words, 'what did not count', 'who says so'])}."
