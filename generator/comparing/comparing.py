"""Two layouts become a comparison: each measured, both aligned."""

from collections.abc import Mapping

from generator.comparing.alignment import aligned
from generator.comparing.comparison import Comparison, Side
from generator.comparing.kinds import sizes_by_kind
from generator.layouts import Layout
from generator.questions import BY_NAME, Answer


def compare(left: Layout, right: Layout) -> Comparison:
    """Give what differs between two layouts, what each gives and what each leaves to its owner."""
    return Comparison(
        left=_measured(left),
        right=_measured(right),
        answers=differing_answers(left.answers, right.answers),
        concerns=aligned(left, right),
        capabilities=(),
    )


def differing_answers(
    left: Mapping[str, Answer], right: Mapping[str, Answer]
) -> dict[str, tuple[Answer, Answer]]:
    """Give the answers that differ, by question; the framework is what each side is, not one."""
    return {
        name: (left[name], right[name])
        for name in BY_NAME
        if name != "framework" and left[name] != right[name]
    }


def _measured(layout: Layout) -> Side:
    return Side(
        layout=layout,
        sizes=sizes_by_kind(layout.project.tree),
        packages=(),
        settings=(),
        routes=(),
        features=(),
    )
