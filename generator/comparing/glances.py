"""What both sides are at a glance: advice, answers in common, and how each side can be had."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.answers.command_line import equivalent
from generator.answers.parsing import shown
from generator.answers.questions import ASKED_ABOUT, BY_NAME, FREE_TEXT
from generator.comparing.comparison import Comparison, Side
from generator.comparing.measuring import are_the_same
from generator.guidance.deciding import decide, outcome
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation import Recommendation
from generator.guidance.wording import telling_answers
from generator.planning import UNNAMED

# A label that says nothing of its framework has its name beside it; these say where it is from.
_ORIGINS = {"answers": "", "file": "from an answers file", "folder": "as it stands in its folder"}
# Who makes a project is not for a page that others see.
_OF_THE_AUTHOR: tuple[str, ...] = ("author_name", "author_email")


@dataclass(frozen=True)
class Verdict:
    """What the articles advise: for both sides where it is the same, else for one of them."""

    sides: tuple[str, ...]
    recommendation: Recommendation


def verdicts(comparison: Comparison) -> tuple[Verdict, ...]:
    """Return what the articles advise: once where both sides have the same advice."""
    left, right = comparison.left.layout.recommendation, comparison.right.layout.recommendation
    if left == right:
        return (Verdict(("left", "right"), left),)
    return Verdict(("left",), left), Verdict(("right",), right)


def common_answers(comparison: Comparison) -> dict[str, str]:
    """Return the answers that both sides share and that say something."""
    said = telling_answers(comparison.left.layout.answers, ASKED_ABOUT)
    return {
        BY_NAME[name].word: shown(answer)
        for name, answer in said.items()
        if name not in comparison.answers
    }


def differing_answers(comparison: Comparison) -> dict[str, tuple[str, str]]:
    """Return the answers that differ and shape the project; its framework stands in the label."""
    return {
        BY_NAME[name].word: (shown(left), shown(right))
        for name, (left, right) in comparison.answers.items()
        if name not in ("framework", "project_slug", *FREE_TEXT)
    }


def defaults(comparison: Comparison) -> dict[str, str]:
    """Return the answers of both sides that nobody gave and that weigh nothing, though telling."""
    left, right = comparison.left.layout, comparison.right.layout
    return {
        BY_NAME[name].word: shown(left.answers[name])
        for name in left.defaults
        if name in right.defaults and name not in comparison.answers
    }


def dropped(comparison: Comparison) -> dict[str, str]:
    """Return what a new project has instead of these defaults, as they would turn the pick."""
    layout = comparison.left.layout
    silent = {*layout.defaults, "framework"}
    said = {name: answer for name, answer in layout.answers.items() if name not in silent}
    taken = decide(said).completed.answers
    return {
        BY_NAME[name].word: shown(taken[name])
        for name in layout.defaults
        if taken[name] != layout.answers[name]
    }


def project_names(comparison: Comparison) -> tuple[str, ...]:
    """Return what the projects are called, once where both are called the same."""
    sides = (comparison.left, comparison.right)
    return tuple(dict.fromkeys(str(side.layout.answers["project_name"]) for side in sides))


def command(side: Side) -> str:
    """Return the command that makes a side's project; empty where it is made already.

    A project to look at has no name.
    """
    layout = side.layout
    if layout.origin == "folder":
        return ""
    said = {**layout.answers, "framework": layout.framework}
    unsaid = _OF_THE_AUTHOR
    if said["project_name"] == UNNAMED:
        said, unsaid = {**said, "project_name": "NAME"}, (*unsaid, "project_slug")
    said = {name: answer for name, answer in said.items() if name not in unsaid}
    # What was a default and what was chosen is not known of a side.
    return equivalent(said, lambda fewer: outcome(fewer)[:2])


def labels(comparison: Comparison) -> tuple[str, str]:
    """Return what both sides are called; a framework that both have is not part of it."""
    left, right = comparison.left.layout, comparison.right.layout
    of_both = f"{NAMES[left.framework]}: " if left.framework == right.framework else ""
    return left.label.removeprefix(of_both), right.label.removeprefix(of_both)


def delta(comparison: Comparison) -> str:
    """Return what the right side has more or less than the left, and how many files differ."""
    if are_the_same(comparison):
        return "the same, every file holds the same."
    left, right = comparison.left, comparison.right
    changes = (
        (right.files - left.files, "file"),
        (right.lines - left.lines, "line"),
        (right.package_counts[0] - left.package_counts[0], "package"),
    )
    pairs = [pair for row in comparison.concerns for pair in row.pairs]
    differing = sum(bool(pair.left and pair.right) and not pair.equal for pair in pairs)
    told = [
        f"{number:+,} {noun if abs(number) == 1 else f'{noun}s'}"
        for number, noun in changes
        if number
    ]
    differ = "shared file differs" if differing == 1 else "shared files differ"
    return f"{', '.join([*told, f'{differing:,} {differ}'])}.".replace("-", "\N{MINUS SIGN}")


def details(side: Side) -> Iterator[str]:
    """Yield what a side's label does not say: its framework, and where it is from."""
    name = NAMES[side.layout.framework]
    if name not in side.layout.label:
        yield name
    if _ORIGINS[side.layout.origin]:
        yield _ORIGINS[side.layout.origin]


def is_advised(side: Side, comparison: Comparison) -> bool:
    """Say whether the articles advise this side's framework, where the sides differ in it."""
    frameworks = {comparison.left.layout.framework, comparison.right.layout.framework}
    advised = side.layout.recommendation.framework == side.layout.framework
    return advised and len(frameworks) > 1
