"""What both sides have, beside each other: packages, settings, routes, sizes, capabilities."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from generator.comparing.comparison import Comparison
from generator.inspection.measures import (
    KINDS,
    CapabilityRow,
    FeatureSize,
    Kind,
    Package,
    Route,
    Setting,
    Size,
)

T = TypeVar("T")
Where = Literal["both", "left", "right"]
_ORDER: tuple[Where, ...] = ("both", "left", "right")


@dataclass(frozen=True)
class Row(Generic[T]):
    """Two things of the same name, or one that a side has alone."""

    left: T | None
    right: T | None

    @property
    def one(self) -> T:
        """Return the left one, or the right where there is no left."""
        return self.there[0]

    @property
    def there(self) -> tuple[T, ...]:
        """Return those that there are."""
        return tuple(one for one in (self.left, self.right) if one is not None)

    @property
    def where(self) -> Where:
        """Return which side has it."""
        if self.left is not None and self.right is not None:
            return "both"
        return "left" if self.right is None else "right"

    @property
    def differs(self) -> bool:
        """Say whether the sides are not the same here."""
        return self.left != self.right


def aligned(
    left: Iterable[T], right: Iterable[T], key: Callable[[T], object]
) -> tuple[Row[T], ...]:
    """Return what has the same key as one row: the left's order, then what is right alone.

    Of several with one key, the first of each side stand together, and so on.
    """
    others: dict[object, list[T]] = {}
    for one in right:
        others.setdefault(key(one), []).append(one)
    rows = []
    for one in left:
        found = others.get(key(one))
        rows.append(Row(one, found.pop(0) if found else None))
    return (*rows, *(Row(None, one) for found in others.values() for one in found))


def package_rows(comparison: Comparison) -> tuple[Row[Package], ...]:
    """Return the packages: those that run the project first, and of these, those of both."""
    left, right = comparison.left.packages, comparison.right.packages
    rows = aligned(left, right, lambda one: (one.name, one.development))
    return tuple(
        sorted(rows, key=lambda row: (row.one.development, _ORDER.index(row.where), row.one.name))
    )


def setting_rows(comparison: Comparison) -> tuple[Row[Setting], ...]:
    """Return the settings by name."""
    return aligned(comparison.left.settings, comparison.right.settings, lambda one: one.name)


def route_rows(comparison: Comparison) -> tuple[Row[Route], ...]:
    """Return the routes by path, which has one form in both frameworks."""
    rows = aligned(comparison.left.routes, comparison.right.routes, lambda one: one.path)
    return tuple(sorted(rows, key=lambda row: row.one.path))


def size_rows(comparison: Comparison) -> tuple[tuple[Kind, Size, Size], ...]:
    """Return the sizes by kind, those that neither side has left out."""
    left, right = comparison.left.sizes, comparison.right.sizes
    rows = ((kind, left[kind], right[kind]) for kind in KINDS)
    return tuple(row for row in rows if row[1].files or row[2].files)


def feature_rows(comparison: Comparison) -> tuple[Row[FeatureSize], ...]:
    """Return what each feature adds; what every project has comes first."""
    rows = aligned(comparison.left.features, comparison.right.features, lambda one: one.feature)
    return tuple(sorted(rows, key=lambda row: row.one.feature != ""))


def areas(comparison: Comparison) -> Mapping[str, tuple[CapabilityRow, ...]]:
    """Return the capabilities by area, in their order."""
    found: dict[str, tuple[CapabilityRow, ...]] = {}
    for row in comparison.capabilities:
        found[row.area] = (*found.get(row.area, ()), row)
    return found
