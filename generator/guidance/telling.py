"""A recommendation as text for a terminal of 80 columns."""

from collections.abc import Iterable, Mapping
from textwrap import fill

from generator.answers import as_flag
from generator.guidance.engine import Recommendation
from generator.guidance.parts import Part
from generator.guidance.rules import FRAMEWORKS, Framework, Rule
from generator.guidance.unweighed import Ignored
from generator.guidance.wording import (
    NAMES,
    cited,
    contest,
    dispute,
    grouped,
    notes,
    score,
    telling_answers,
    unweighed_answers,
)
from generator.questions import Answer

_WIDTH = 80
_LABEL = 10
# A space that no line ends at; it is shown as any other.
_UNBROKEN = "\N{NO-BREAK SPACE}"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def told(
    recommendation: Recommendation,
    answers: Mapping[str, Answer],
    *,
    framework_asked: Framework | None = None,
    bold: bool = False,
) -> str:
    """Give a recommendation as a person reads it: at most 80 columns, ending in a line break.

    ``answers`` are those that were said. ``framework_asked`` is the framework that the person
    chose, if any. ``bold`` marks the headings for a terminal; the text is the same without.
    """
    pick, other = NAMES[recommendation.framework], NAMES[recommendation.other]
    told_notes = notes((*recommendation.reasons, *recommendation.against))
    sections = (
        (_headline(recommendation, framework_asked), _basis(recommendation, answers)),
        (f"Why {pick}?", _reasons(recommendation.reasons)),
        (f"Why not {other}?", _against(recommendation)),
        ("What would each bring?", _parts(recommendation)),
        ("Where do the articles disagree?", map(_item, map(dispute, recommendation.disagreements))),
        ("What has changed since they were written?", map(_item, told_notes)),
        ("What did not count?", map(_ignored, recommendation.ignored)),
        (f"What would make it {other}?", _flips(recommendation)),
        ("Who says so?", (_labelled(one.id, one.citation) for one in cited(recommendation))),
    )
    texts = (_section(heading, lines, bold=bold) for heading, lines in sections)
    return "\n".join(text for text in texts if text)


def _section(heading: str, blocks: Iterable[str], *, bold: bool) -> str:
    body = [block for block in blocks if block]
    if not body:
        return ""
    first = f"{_BOLD}{heading}{_PLAIN}" if bold else heading
    return "\n".join((first, *body)) + "\n"


def _headline(recommendation: Recommendation, asked: Framework | None) -> str:
    pick = NAMES[recommendation.framework]
    if asked is None:
        return f"{pick}, as the articles advise."
    if asked == recommendation.framework:
        return f"{pick}, as you asked; the articles advise it too."
    return f"{NAMES[asked]}, as you asked; the articles advise {pick}."


def _basis(recommendation: Recommendation, answers: Mapping[str, Answer]) -> Iterable[str]:
    said = [as_flag(name, answer) for name, answer in telling_answers(answers).items()]
    yield _item(f"{score(recommendation)} {contest(recommendation)}".strip())
    unweighed = [as_flag(name, answer) for name, answer in unweighed_answers(answers).items()]
    uncounted = f" No article weighs {' '.join(unweighed)}." if unweighed else ""
    silent = "" if "database" in answers else " A database that is not named counts as none."
    yield _item(
        (f"You said {' '.join(said)}." if said else "You said nothing yet.") + uncounted + silent
    )


def _reasons(rules: Iterable[Rule]) -> Iterable[str]:
    return (_labelled(rule.strength, _sourced(rule.because, rule.articles)) for rule in rules)


def _against(recommendation: Recommendation) -> Iterable[str]:
    if recommendation.against:
        return _reasons(recommendation.against)
    return (_item(f"In these answers nothing speaks for {NAMES[recommendation.other]}."),)


def _parts(recommendation: Recommendation) -> Iterable[str]:
    for part in recommendation.parts:
        yield _item(f"{part.concern}: {_by_framework(part)}.")
    for framework, reasons in recommendation.impossible.items():
        yield _item(f"Not to be had with {NAMES[framework]}: {'; '.join(reasons)}.")


def _by_framework(part: Part) -> str:
    if part.django == part.flask:
        return f"{part.django.words} (either)"
    return "; ".join(f"{part.of(one).words} ({NAMES[one]})" for one in FRAMEWORKS)


def _ignored(one: Ignored) -> str:
    return _item(_sourced(f"{one.topic.capitalize()}: {one.because}", one.articles))


def _flips(recommendation: Recommendation) -> Iterable[str]:
    return (_item(change.flags) for change in grouped(recommendation.flips))


def _sourced(text: str, articles: Iterable[str]) -> str:
    return f"{text} [{f',{_UNBROKEN}'.join(articles)}]"


def _item(text: str) -> str:
    return _wrapped(text, "  ", "    ")


def _labelled(label: str, text: str) -> str:
    return _wrapped(text, f"  {label:<{_LABEL}}", " " * (_LABEL + 2))


def _wrapped(text: str, first: str, rest: str) -> str:
    return fill(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ).replace(_UNBROKEN, " ")
