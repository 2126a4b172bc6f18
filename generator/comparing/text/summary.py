"""A comparison as a person reads it in a terminal: what they get, carry and write themselves."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.answers.parsing import shown
from generator.comparing.comparison import SECTIONS, Comparison
from generator.comparing.glances import common_answers, defaults, dropped, verdicts
from generator.comparing.measuring import are_of_the_same_answers, are_the_same
from generator.comparing.remarks import remarks_of
from generator.comparing.text.capability_rows import (
    capabilities_short,
    capabilities_whole,
    left_to_write,
    left_to_write_short,
)
from generator.comparing.text.carried_rows import (
    carried,
    carried_short,
    packages_whole,
    settings_whole,
)
from generator.comparing.text.file_rows import (
    edits,
    files_shared,
    routes_short,
    routes_whole,
    trees_whole,
)
from generator.guidance.frameworks import NAMES
from generator.guidance.pick_text import advised
from generator.guidance.rules import Rule
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import listed_words, sourced
from generator.terminal.safe_text import plain

_WHOLE: Mapping[str, Callable[[Comparison, Columns], str]] = dict(
    zip(
        SECTIONS,
        (capabilities_whole, packages_whole, settings_whole, routes_whole, trees_whole),
        strict=True,
    )
)

# What a column is called where its name does not say whose answers it is of.
_SAYS_NO_ANSWER = frozenset({*NAMES.values(), "left", "right"})


def comparison_text(
    comparison: Comparison, columns: Columns, only: str = "", *, whole: bool = False
) -> str:
    """Return a comparison as text: in short, one section whole, or all of them whole."""
    if only:
        return _WHOLE[only](comparison, columns) or f"Neither side has any {only}.\n"
    if are_of_the_same_answers(comparison) and not whole:
        short = (_heading(comparison, columns), edits(comparison, columns), _more(columns))
        return "\n".join(filter(None, short))
    sections = [_heading(comparison, columns), _answers(comparison, columns)]
    if whole:
        sections += [
            capabilities_whole(comparison, columns),
            carried(comparison, columns),
            left_to_write(comparison, columns),
            *(_WHOLE[name](comparison, columns) for name in SECTIONS if name != "capabilities"),
            _reasons(comparison, columns),
        ]
    else:
        sections += [
            capabilities_short(comparison, columns),
            carried_short(comparison, columns),
            left_to_write_short(comparison, columns),
            routes_short(comparison, columns),
            files_shared(comparison, columns) + _more(columns),
        ]
    return "\n".join(filter(None, sections))


def _heading(comparison: Comparison, columns: Columns) -> str:
    left, right = comparison.left.layout, comparison.right.layout
    labels = f"{plain(left.label)} and {plain(right.label)}"
    lines = [columns.text(f"{labels}, {_for_what(comparison)}.", "")]
    if instead := _in_words(dropped(comparison)):
        taken = f"startwise new takes {listed_words(instead)} unless you say otherwise"
        lines.append(columns.text(taken))
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
    lines += [columns.text(one, "", "  ") for one in _picks(comparison, columns)]
    if are_the_same(comparison):
        lines.append("Both sides are the same: every file holds the same.")
    return "\n".join(lines) + "\n"


def _for_what(comparison: Comparison) -> str:
    """Return the common answers, those apart that nobody gave."""
    silent = defaults(comparison)
    said = {n: answer for n, answer in common_answers(comparison).items() if n not in silent}
    named = ", ".join(_in_words(said))
    if not silent:
        return f"for {named}" if named else "which have no choice in common"
    which = ("default", "weighs") if len(silent) == 1 else ("defaults", "weigh")
    weightless = f"the {which[0]} {', '.join(_in_words(silent))}, which {which[1]} nothing"
    return f"for {named}, and {weightless}" if named else f"for {weightless}"


def _in_words(answers: Mapping[str, str]) -> list[str]:
    return [f"{name} {answer}" for name, answer in answers.items()]


def _picks(comparison: Comparison, columns: Columns) -> Iterator[str]:
    """Return what the articles advise, once where it is the same for both sides."""
    found = verdicts(comparison)
    for name, one in zip((columns.left, columns.right), found, strict=False):
        side = f"the {one.sides[0]} side's answers" if name in _SAYS_NO_ANSWER else name
        who = "The articles" if len(found) == 1 else f"For {side} the articles"
        yield f"{who} advise {advised(one.recommendation)}"


def _reasons(comparison: Comparison, columns: Columns) -> str:
    """Return every reason once, with the side that it counts for where it counts for one alone."""
    found: dict[str, tuple[Rule, list[str]]] = {}
    for name, side in ((columns.left, comparison.left), (columns.right, comparison.right)):
        one = side.layout.recommendation
        for rule in (*one.reasons, *one.against):
            found.setdefault(rule.id, (rule, []))[1].append(name)
    blocks = [_reason(rule, names, columns) for rule, names in found.values()]
    return columns.section("What do the articles say?", blocks, named=False)


def _reason(rule: Rule, names: Sequence[str], columns: Columns) -> str:
    where = f" ({names[0]} alone)" if len(names) == 1 else ""
    text = sourced(rule.because, rule.articles)
    return columns.text(f"{rule.strength} for {NAMES[rule.favours]}{where}: {text}", "  - ", "    ")


def _answers(comparison: Comparison, columns: Columns) -> str:
    rows = (
        columns.row(name, _answer(left), _answer(right))
        for name, (left, right) in comparison.answers.items()
    )
    return columns.section("Answers that differ", rows)


def _answer(answer: str | bool) -> str:
    return plain(shown(answer)) or "not said"


def _more(columns: Columns) -> str:
    text = f"More: --only {'|'.join(SECTIONS)}, --all, --html FILE"
    return columns.text(text, "") + "\n"
