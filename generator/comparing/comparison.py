"""What there is to compare: plain data that the terminal, JSON and the page all show."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.answers.questions import Answer
from generator.inspection.measures import (
    MEANS,
    Capability,
    CapabilityRow,
    FeatureSize,
    Kind,
    Means,
    Package,
    Route,
    Setting,
    Size,
)
from generator.inspection.sizes import lines_of

if TYPE_CHECKING:
    from generator.inspection.layout import Layout

# What can be asked for alone.
SECTIONS = ("capabilities", "packages", "settings", "routes", "trees")


@dataclass(frozen=True)
class FilePair:
    """Files of the same role: one of each side, or of one side alone.

    ``equal`` says whether both are there and hold the same bytes.
    """

    left: str | None
    right: str | None
    equal: bool


@dataclass(frozen=True)
class ConcernRow:
    """One concern, by the name that it has in both frameworks, and its files on each side."""

    concern: str
    what: str
    pairs: tuple[FilePair, ...]


@dataclass(frozen=True)
class Side:
    """One of the two layouts, measured; of its sizes by kind, tests are counted as tests alone.

    ``met`` says by name how each capability is met here and on the other side; ``installed`` how
    many distributions there are after resolving, without and with those for development.
    """

    layout: "Layout"
    sizes: Mapping[Kind, Size]
    packages: tuple[Package, ...]
    settings: tuple[Setting, ...]
    routes: tuple[Route, ...]
    features: tuple[FeatureSize, ...]
    met: tuple[tuple[str, Capability, Capability], ...]
    installed: tuple[int, int] | None = None

    @property
    def means(self) -> Mapping[Means, int]:
        """How many capabilities are met by what; what neither side has counts nowhere."""
        return by_means(one for _, one, other in self.met if one.is_there or other.is_there)

    @property
    def there(self) -> int:
        """How many capabilities this side has."""
        return sum(one.is_there for _, one, _ in self.met)

    @property
    def own_lines(self) -> int:
        """The lines of its own files that hold capabilities."""
        own = {path for _, one, _ in self.met if one.means == "own code" for path in one.files}
        return sum(lines_of(file) for path, file in self.layout.project.tree.items() if path in own)

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of the capabilities that only the other side has."""
        return tuple(n for n, one, other in self.met if other.is_there and not one.is_there)

    @property
    def nowhere(self) -> tuple[str, ...]:
        """The names of those that neither side has."""
        return tuple(n for n, one, other in self.met if not other.is_there and not one.is_there)

    @property
    def files(self) -> int:
        """How many files the project has."""
        return sum(size.files for size in self.sizes.values())

    @property
    def lines(self) -> int:
        """How many lines the project has."""
        return sum(size.lines for size in self.sizes.values())

    @property
    def package_counts(self) -> tuple[int, int]:
        """How many packages run the project, and how many more its developers need."""
        development = sum(package.development for package in self.packages)
        return len(self.packages) - development, development

    @property
    def to_give(self) -> tuple[str, ...]:
        """The names of the settings that a person must give."""
        return tuple(one.name for one in self.settings if one.provided == "you")

    @property
    def brought(self) -> int:
        """How many of its routes are brought by packages."""
        return sum(route.brought for route in self.routes)


@dataclass(frozen=True)
class Comparison:
    """Two layouts side by side.

    ``answers`` are those that differ, by question: left, then right.
    """

    left: Side
    right: Side
    answers: Mapping[str, tuple[Answer, Answer]]
    concerns: tuple[ConcernRow, ...]
    capabilities: tuple[CapabilityRow, ...]


def by_means(capabilities: Iterable[Capability]) -> Mapping[Means, int]:
    """Return how many capabilities are met by what."""
    counted = Counter(one.means for one in capabilities)
    return {means: counted[means] for means in MEANS}
