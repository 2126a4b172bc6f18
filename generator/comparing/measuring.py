"""Two layouts become a comparison: each measured, both aligned."""

from collections.abc import Iterable

from generator.comparing.alignment import aligned
from generator.comparing.comparison import Comparison, Side
from generator.comparing.sides import differing_answers
from generator.inspection.capabilities import capabilities_of
from generator.inspection.kinds import sizes_by_kind
from generator.inspection.layout import Layout
from generator.inspection.measures import Capability
from generator.inspection.routes import routes_of
from generator.inspection.settings import settings_of
from generator.inspection.sizes import feature_sizes


def compare(left: Layout, right: Layout) -> Comparison:
    """Return what differs between two layouts, what each brings and what is missing."""
    capabilities = capabilities_of(left, right)
    return Comparison(
        left=_measured(left, ((row.name, row.left, row.right) for row in capabilities)),
        right=_measured(right, ((row.name, row.right, row.left) for row in capabilities)),
        answers=differing_answers(left.answers, right.answers),
        concerns=aligned(left, right),
        capabilities=capabilities,
    )


def are_the_same(comparison: Comparison) -> bool:
    """Whether both sides hold the same files with the same bytes."""
    return all(pair.equal for row in comparison.concerns for pair in row.pairs)


def are_of_the_same_answers(comparison: Comparison) -> bool:
    """Whether a project is beside what its own answers make: all that differs was edited."""
    left, right = comparison.left.layout, comparison.right.layout
    is_read = "folder" in (left.origin, right.origin)
    return is_read and left.framework == right.framework and not comparison.answers


def _measured(layout: Layout, met: Iterable[tuple[str, Capability, Capability]]) -> Side:
    return Side(
        layout=layout,
        sizes=sizes_by_kind(layout.project.tree),
        packages=layout.packages,
        settings=settings_of(layout),
        routes=routes_of(layout),
        features=feature_sizes(layout.project, layout.packages),
        met=tuple(met),
    )
