"""What there is to compare: plain data that the terminal, JSON and the page all show."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.answers.questions import Answer
from generator.inspection.measures import (
    CapabilityRow,
    FeatureSize,
    Kind,
    Package,
    Route,
    Setting,
    Size,
)

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
    """One of the two layouts, measured.

    Attributes:
        sizes: by kind; tests are counted as tests alone.
        features: what each feature adds, in the template's order; ``""`` is what every project has.
        installed: how many distributions are installed after resolving, without and with those for
            development; None where nothing was resolved.
    """

    layout: "Layout"
    sizes: Mapping[Kind, Size]
    packages: tuple[Package, ...]
    settings: tuple[Setting, ...]
    routes: tuple[Route, ...]
    features: tuple[FeatureSize, ...]
    installed: tuple[int, int] | None = None


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
