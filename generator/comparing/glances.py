"""Both sides at a glance: what the articles advise, and three questions answered in figures."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.answers.parsing import shown
from generator.answers.questions import ASKED_ABOUT, BY_NAME, FREE_TEXT
from generator.comparing.comparison import Comparison, Side
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation import Recommendation
from generator.guidance.wording import telling_answers
from generator.inspection.layout import Layout
from generator.inspection.measures import MEANS, Capability, Means
from generator.inspection.routes import edited_routes
from generator.inspection.sizes import lines_of
from generator.planning import UNNAMED

# By name, how a capability is met here and on the other side.
_Rows = Sequence[tuple[str, Capability, Capability]]
# A label that says nothing of its framework has its name beside it; these say where it is from.
_ORIGINS = {"answers": "", "file": "from an answers file", "folder": "as it stands in its folder"}


@dataclass(frozen=True)
class Verdict:
    """What the articles advise: for both sides where it is the same, else for one of them."""

    sides: tuple[str, ...]
    recommendation: Recommendation


@dataclass(frozen=True)
class Glance:
    """One side in figures.

    Attributes:
        means: how many of the capabilities are met by what; what neither side has counts nowhere.
        own_lines: the lines of its own files that hold capabilities.
        missing: the names of the capabilities that only the other side has.
        nowhere: the names of those that neither side has.
        command: what makes the project; empty where it is made already.
    """

    side: Side
    label: str
    details: tuple[str, ...]
    advised: bool
    means: Mapping[Means, int]
    own_lines: int
    missing: tuple[str, ...]
    nowhere: tuple[str, ...]
    command: str

    @property
    def there(self) -> int:
        """Give how many capabilities this side has."""
        return sum(self.means.values()) - self.means["not there"]

    @property
    def files(self) -> int:
        """Give how many files the project has."""
        return sum(size.files for size in self.side.sizes.values())

    @property
    def lines(self) -> int:
        """Give how many lines the project has."""
        return sum(size.lines for size in self.side.sizes.values())

    @property
    def packages(self) -> tuple[int, int]:
        """Give how many packages run the project, and how many more its developers need."""
        development = sum(package.development for package in self.side.packages)
        return len(self.side.packages) - development, development

    @property
    def to_give(self) -> tuple[str, ...]:
        """Give the names of the settings that a person must give."""
        return tuple(one.name for one in self.side.settings if one.provided == "you")

    @property
    def brought(self) -> int:
        """Give how many of its routes are brought by packages."""
        return sum(route.brought for route in self.side.routes)

    @property
    def as_made(self) -> bool:
        """Say whether its routes are shown as made, though their files were edited."""
        return bool(edited_routes(self.side.layout))


def verdicts(comparison: Comparison) -> tuple[Verdict, ...]:
    """Give what the articles advise: once where both sides have the same advice."""
    left, right = comparison.left.layout.recommendation, comparison.right.layout.recommendation
    if left == right:
        return (Verdict(("left", "right"), left),)
    return Verdict(("left",), left), Verdict(("right",), right)


def labels(comparison: Comparison) -> tuple[str, str]:
    """Give what the sides are called; never the same."""
    left, right = comparison.left.layout.label, comparison.right.layout.label
    return (f"{left} (left)", f"{right} (right)") if left == right else (left, right)


def glances(comparison: Comparison) -> tuple[Glance, Glance]:
    """Give both sides in figures."""
    rows = comparison.capabilities
    left, right = labels(comparison)
    lefts = [(row.name, row.left, row.right) for row in rows]
    rights = [(row.name, row.right, row.left) for row in rows]
    return (
        _glance(comparison, comparison.left, left, lefts),
        _glance(comparison, comparison.right, right, rights),
    )


def by_means(capabilities: Iterable[Capability]) -> Mapping[Means, int]:
    """Give how many capabilities are met by what."""
    counted = Counter(one.means for one in capabilities)
    return {means: counted[means] for means in MEANS}


def common_answers(comparison: Comparison) -> dict[str, str]:
    """Give the answers that both sides share and that say something."""
    said = telling_answers(comparison.left.layout.answers, ASKED_ABOUT)
    return {
        BY_NAME[name].word: shown(answer)
        for name, answer in said.items()
        if name not in comparison.answers
    }


def differing_answers(comparison: Comparison) -> dict[str, tuple[str, str]]:
    """Give the answers that differ and shape the project; its framework stands in the label."""
    return {
        BY_NAME[name].word: (shown(left), shown(right))
        for name, (left, right) in comparison.answers.items()
        if name not in ("framework", "project_slug", *FREE_TEXT)
    }


def project_names(comparison: Comparison) -> tuple[str, ...]:
    """Give what the projects are called, once where both are called the same."""
    sides = (comparison.left, comparison.right)
    return tuple(dict.fromkeys(str(side.layout.answers["project_name"]) for side in sides))


def _glance(comparison: Comparison, side: Side, label: str, rows: _Rows) -> Glance:
    own = {path for _, one, _ in rows if one.means == "own code" for path in one.files}
    tree = side.layout.project.tree
    return Glance(
        side,
        label,
        tuple(_details(side, label)),
        _is_advised(side, comparison),
        by_means(one for _, one, other in rows if one.is_there or other.is_there),
        sum(lines_of(tree[path]) for path in own if path in tree),
        tuple(name for name, one, other in rows if other.is_there and not one.is_there),
        tuple(name for name, one, other in rows if not other.is_there and not one.is_there),
        _command(side.layout),
    )


def _command(layout: Layout) -> str:
    """Give the command that makes a project of these answers; a project to look at has no name."""
    from generator.answers.command_line import equivalent

    if layout.origin == "folder":
        return ""
    said = {**layout.answers, "framework": layout.framework}
    if said["project_name"] == UNNAMED:
        said = {**said, "project_name": "NAME", "project_slug": ""}
    return equivalent(said, {})


def _details(side: Side, label: str) -> Iterable[str]:
    name = NAMES[side.layout.framework]
    if name not in label:
        yield name
    if _ORIGINS[side.layout.origin]:
        yield _ORIGINS[side.layout.origin]


def _is_advised(side: Side, comparison: Comparison) -> bool:
    """Say whether the articles advise this side's framework, where the sides differ in it."""
    frameworks = {comparison.left.layout.framework, comparison.right.layout.framework}
    advised = side.layout.recommendation.framework == side.layout.framework
    return advised and len(frameworks) > 1
