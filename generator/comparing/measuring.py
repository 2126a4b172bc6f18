"""Two layouts become a comparison: each measured, both aligned."""

from generator.comparing.alignment import aligned
from generator.comparing.comparison import Comparison, Side
from generator.comparing.sides import differing_answers
from generator.inspection.capabilities import capabilities_of
from generator.inspection.kinds import sizes_by_kind
from generator.inspection.layout import Layout
from generator.inspection.packages import packages_of
from generator.inspection.routes import routes_of
from generator.inspection.settings import settings_of
from generator.inspection.sizes import feature_sizes


def compare(left: Layout, right: Layout) -> Comparison:
    """Give what differs between two layouts, what each gives and what each leaves to its owner."""
    return Comparison(
        left=_measured(left),
        right=_measured(right),
        answers=differing_answers(left.answers, right.answers),
        concerns=aligned(left, right),
        capabilities=capabilities_of(left, right),
    )


def are_the_same(comparison: Comparison) -> bool:
    """Whether both sides hold the same files with the same bytes."""
    return all(pair.equal for row in comparison.concerns for pair in row.pairs)


def _measured(layout: Layout) -> Side:
    packages = packages_of(layout.project)
    return Side(
        layout=layout,
        sizes=sizes_by_kind(layout.project.tree),
        packages=packages,
        settings=settings_of(layout),
        routes=routes_of(layout),
        features=feature_sizes(layout.project, packages),
    )
