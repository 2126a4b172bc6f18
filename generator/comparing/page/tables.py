"""What the page's tables say of a row beside what it is: which answers and concerns it is for."""

from collections.abc import Iterable, Mapping
from contextlib import suppress

from generator.comparing.comparison import Comparison, Side
from generator.comparing.rows import Row, Where, setting_rows
from generator.inspection.causes import causes
from generator.inspection.measures import Package, Setting
from generator.templating.distributions import distributions


def since(package: Package) -> str:
    """Return what became of the articles' parts that a package stands for, if of any."""
    known = distributions().get(package.name)
    return known.since if known else ""


def because(comparison: Comparison, where: Where, features: Iterable[str]) -> str:
    """Return the answers or presets that features are there for; nothing for those of all."""
    layout = (comparison.right if where == "right" else comparison.left).layout
    found: dict[str, None] = {}
    for feature in filter(None, features):
        if feature in {one.origin for one in layout.project.added}:
            found[feature] = None
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
        """Return the concerns of paths, parted by ``|``."""
        return self._joined(self._of_paths, paths)

    def of_features(self, features: Iterable[str]) -> str:
        """Return the concerns of features, parted by ``|``."""
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


def settings(comparison: Comparison) -> list[Row[Setting]]:
    """Return the settings: those that a person must give first."""
    rows = setting_rows(comparison)
    return sorted(rows, key=lambda row: all(one.provided != "you" for one in row.there))
