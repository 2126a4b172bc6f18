"""The rows of the page's tables: what both sides have stands beside each other."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from generator.comparing.comparison import Comparison, Side
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
        """Give the left one, or the right where there is no left."""
        one = self.left or self.right
        assert one is not None  # noqa: S101 - no row is made of nothing
        return one

    @property
    def where(self) -> Where:
        """Give which side has it."""
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
    """Give what has the same key as one row: the left's order, then what is right alone."""
    others = {key(one): one for one in right}
    rows = [Row(one, others.pop(key(one), None)) for one in left]
    return (*rows, *(Row(None, one) for one in others.values()))


def package_rows(comparison: Comparison) -> tuple[Row[Package], ...]:
    """Give the packages: those that run the project first, and of these, those of both."""
    rows = aligned(
        comparison.left.packages,
        comparison.right.packages,
        lambda package: (package.name, package.development),
    )
    return tuple(
        sorted(
            rows,
            key=lambda row: (row.one.development, _ORDER.index(row.where), row.one.name),
        )
    )


def setting_rows(comparison: Comparison) -> tuple[Row[Setting], ...]:
    """Give the settings: those that a person must give first."""
    rows = aligned(
        comparison.left.settings, comparison.right.settings, lambda setting: setting.name
    )
    return tuple(sorted(rows, key=lambda row: not _must_be_given(row)))


def route_rows(comparison: Comparison) -> tuple[Row[Route], ...]:
    """Give the routes: the projects' own first."""
    rows = aligned(comparison.left.routes, comparison.right.routes, lambda route: route.path)
    return tuple(sorted(rows, key=lambda row: (row.one.brought, row.one.path)))


def size_rows(comparison: Comparison) -> tuple[tuple[Kind, Size, Size], ...]:
    """Give the sizes by kind, those that neither side has left out."""
    nothing = Size(0, 0, 0)
    rows = (
        (kind, comparison.left.sizes.get(kind, nothing), comparison.right.sizes.get(kind, nothing))
        for kind in KINDS
    )
    return tuple(row for row in rows if row[1].files or row[2].files)


def feature_rows(comparison: Comparison) -> tuple[Row[FeatureSize], ...]:
    """Give what each feature adds; what every project has comes first."""
    rows = aligned(comparison.left.features, comparison.right.features, lambda one: one.feature)
    return tuple(sorted(rows, key=lambda row: row.one.feature != ""))


def areas(comparison: Comparison) -> Mapping[str, tuple[CapabilityRow, ...]]:
    """Give the capabilities by area, in their order."""
    found: dict[str, tuple[CapabilityRow, ...]] = {}
    for row in comparison.capabilities:
        found[row.area] = (*found.get(row.area, ()), row)
    return found


def since(package: Package) -> str:
    """Give what became of the articles' parts that a package stands for; nothing where none did."""
    from generator.templating.distributions import distributions

    known = distributions().get(package.name)
    return known.since if known else ""


class Because:
    """Which answers bring a package or a feature."""

    def __init__(self, comparison: Comparison) -> None:
        """Remember both layouts."""
        self._layouts = {"left": comparison.left.layout, "right": comparison.right.layout}

    def of_package(self, row: Row[Package]) -> str:
        """Give the answers that bring a package; nothing where every project has it."""
        return self._told(row.where, row.one.features)

    def of_feature(self, row: Row[FeatureSize]) -> str:
        """Give the answers that switch a feature on; nothing where every project has it."""
        return self._told(row.where, (row.one.feature,))

    def _told(self, where: Where, features: Iterable[str]) -> str:
        from generator.inspection.causes import causes

        layout = self._layouts["right" if where == "right" else "left"]
        found: dict[str, None] = {}
        for feature in filter(None, features):
            # A folder may come from a template that had features of other names.
            with suppress(KeyError):
                found |= dict.fromkeys(causes(layout.framework, layout.answers, feature))
        return ", ".join(found)


class Concerns:
    """Which concerns a path or a feature belongs to."""

    def __init__(self, comparison: Comparison) -> None:
        """Look through all files of both sides."""
        self._of_paths: dict[str, set[str]] = {}
        self._of_features: dict[str, set[str]] = {}
        for row in comparison.concerns:
            for pair in row.pairs:
                self._note(row.concern, pair.left, comparison.left)
                self._note(row.concern, pair.right, comparison.right)

    def of_paths(self, paths: Iterable[str]) -> str:
        """Give the concerns of paths, parted by ``|``."""
        return self._joined(self._of_paths, paths)

    def of_features(self, features: Iterable[str]) -> str:
        """Give the concerns of features, parted by ``|``."""
        return self._joined(self._of_features, features)

    def _note(self, concern: str, path: str | None, side: Side) -> None:
        if path is None:
            return
        self._of_paths.setdefault(path, set()).add(concern)
        for feature in side.layout.project.tree[path].features:
            self._of_features.setdefault(feature, set()).add(concern)

    @staticmethod
    def _joined(known: Mapping[str, set[str]], names: Iterable[str]) -> str:
        return "|".join(sorted(set().union(*(known.get(name, set()) for name in names))))


def _must_be_given(row: Row[Setting]) -> bool:
    return any(one is not None and one.provided == "you" for one in (row.left, row.right))
