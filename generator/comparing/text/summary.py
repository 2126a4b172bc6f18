"""A comparison as a person reads it in a terminal: what they get, carry and write themselves."""

from collections.abc import Callable, Mapping

from generator.answers.parsing import shown
from generator.comparing.comparison import SECTIONS, Comparison
from generator.comparing.glances import common_answers, verdicts
from generator.comparing.measuring import are_the_same
from generator.comparing.remarks import remarks_of
from generator.comparing.text.capability_rows import (
    capabilities_short,
    capabilities_whole,
    left_to_write,
)
from generator.comparing.text.carried_rows import carried, packages_whole, settings_whole
from generator.comparing.text.file_rows import routes_short, routes_whole, trees_short, trees_whole
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation import Recommendation
from generator.guidance.rules import Rule
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import sourced
from generator.terminal.safe_text import plain

_WHOLE: Mapping[str, Callable[[Comparison, Columns], str]] = dict(
    zip(
        SECTIONS,
        (capabilities_whole, packages_whole, settings_whole, routes_whole, trees_whole),
        strict=True,
    )
)

_REASONS_SHOWN = 3


def told(comparison: Comparison, columns: Columns, only: str = "", *, whole: bool = False) -> str:
    """Give a comparison as text: in short, one section whole, or all of them whole."""
    if only:
        return _WHOLE[only](comparison, columns) or f"Neither side has any {only}.\n"
    sections = [
        _heading(comparison, columns),
        _picks(comparison, columns),
        (capabilities_whole if whole else capabilities_short)(comparison, columns),
        carried(comparison, columns),
        left_to_write(comparison, columns),
        _answers(comparison, columns),
    ]
    if whole:
        sections += [
            section(comparison, columns)
            for name, section in _WHOLE.items()
            if name != "capabilities"
        ]
    else:
        sections += [routes_short(comparison, columns), trees_short(comparison, columns)]
        sections.append(_more(columns))
    return "\n".join(filter(None, sections))


def _heading(comparison: Comparison, columns: Columns) -> str:
    left, right = comparison.left.layout, comparison.right.layout
    words = ", ".join(f"{name} {answer}" for name, answer in common_answers(comparison).items())
    for_what = f"for {words or 'the same answers'}"
    lines = [columns.text(f"{plain(left.label)} and {plain(right.label)}, {for_what}.", "")]
    if left.followed == right.followed:
        lines += [columns.text(str(one)) for one in left.followed]
    else:
        for name, layout in ((columns.left, left), (columns.right, right)):
            lines += [columns.text(f"{name}: {one}") for one in layout.followed]
    lines += [
        columns.text(f"{plain(layout.label)}: {plain(remark)}")
        for layout in (left, right)
        for remark in remarks_of(layout)
    ]
    if are_the_same(comparison):
        lines.append("Both sides are the same: every file holds the same.")
    return "\n".join(lines) + "\n"


def _picks(comparison: Comparison, columns: Columns) -> str:
    found = verdicts(comparison)
    if len(found) == 1:
        return _pick("What do the articles advise?", found[0].recommendation, columns)
    return "\n".join(
        _pick(f"What do the articles advise for {name}?", one.recommendation, columns)
        for name, one in zip((columns.left, columns.right), found, strict=True)
    )


def _pick(heading: str, recommendation: Recommendation, columns: Columns) -> str:
    scores = recommendation.scores
    how = " One reason settles it." if recommendation.decisive else ""
    line = (
        f"{NAMES[recommendation.framework]}: the reasons weigh Django {scores['django']}, "
        f"Flask {scores['flask']}.{how}"
    )
    blocks = [columns.text(line)]
    for word, rules in (("for", recommendation.reasons), ("against", recommendation.against)):
        blocks += [_reason(word, rule, columns) for rule in rules[:_REASONS_SHOWN]]
    return columns.section(heading, blocks, named=False)


def _reason(word: str, rule: Rule, columns: Columns) -> str:
    text = sourced(rule.because, rule.articles)
    return columns.text(f"{word} ({rule.strength}): {text}", "  - ", "    ")


def _answers(comparison: Comparison, columns: Columns) -> str:
    rows = (
        columns.row(name, _answer(left), _answer(right))
        for name, (left, right) in comparison.answers.items()
    )
    return columns.section("Answers that differ", rows)


def _answer(answer: str | bool) -> str:
    return plain(shown(answer)) or "not said"


def _more(columns: Columns) -> str:
    *others, last = SECTIONS
    text = f"More: --only {', '.join(others)} or {last}; --all. A page: --html FILE"
    return columns.text(text, "") + "\n"
