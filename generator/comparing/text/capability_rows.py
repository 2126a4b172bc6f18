"""What a person gets, and what is own code or left to write."""

from collections.abc import Iterator, Mapping

from generator.comparing.comparison import Comparison, Side, by_means
from generator.comparing.rows import areas
from generator.comparing.text.carried_rows import NAMED, named
from generator.inspection.measures import CALLED, Capability, Means
from generator.terminal.columns import Columns
from generator.terminal.safe_text import plain

_QUESTION = "What would I get?"
_TO_WRITE = "What would I have to write myself?"
_GENERATED = "generated for you to maintain"
_PARTS = frozenset({"built in", "extension"})


def capabilities_whole(comparison: Comparison, columns: Columns) -> str:
    """Return every capability, by area, and how each side meets it."""
    return columns.section(_QUESTION, _rows(comparison, columns))


def capabilities_short(comparison: Comparison, columns: Columns) -> str:
    """Return how much is met by what, in all and by area where the sides differ in it.

    What neither side has counts nowhere.
    """
    left, right = comparison.left.means, comparison.right.means
    areas_somewhere = {
        area: [row for row in rows if row.left.is_there or row.right.is_there]
        for area, rows in areas(comparison).items()
    }
    rows = columns.differing(
        (f"{sum(left.values())} capabilities", _counted(left), _counted(right)),
        *(
            (
                area,
                _counted(by_means(row.left for row in rows)),
                _counted(by_means(row.right for row in rows)),
            )
            for area, rows in areas_somewhere.items()
        ),
    )
    return columns.section(_QUESTION, rows)


def left_to_write_short(comparison: Comparison, columns: Columns) -> str:
    """Return how many lines are generated to be maintained, and what only the other side has."""
    left, right = comparison.left, comparison.right
    rows = columns.differing(
        (_GENERATED, _own_code(left), _own_code(right)),
        ("still missing", named(left.missing, NAMED), named(right.missing, NAMED)),
    )
    return columns.section(_TO_WRITE, rows)


def left_to_write(comparison: Comparison, columns: Columns) -> str:
    """Return what stands in a project as its own code, and what is not there at all."""
    rows = comparison.capabilities
    left, right = comparison.left, comparison.right
    if not rows:
        return ""
    blocks = (
        columns.row(_GENERATED, _own_code(left), _own_code(right)),
        columns.row(
            "of these, a part on the other side",
            named(row.name for row in rows if _writes(row.left, row.right)),
            named(row.name for row in rows if _writes(row.right, row.left)),
        ),
        columns.row("still missing", named(left.missing), named(right.missing)),
        columns.text(f"on neither side: {', '.join(left.nowhere)}") if left.nowhere else "",
    )
    return columns.section(_TO_WRITE, blocks)


def _rows(comparison: Comparison, columns: Columns) -> Iterator[str]:
    for area, rows in areas(comparison).items():
        yield columns.text(area, " ")
        for row in rows:
            yield columns.row(row.name, _how(row.left), _how(row.right))


def _how(capability: Capability) -> str:
    """Return how one capability is met, and by how many lines of the project."""
    by = plain(capability.by)
    words = {"built in": f"built in: {by}" if by else "built in", "extension": f"by {by}"}
    with_code = f", {capability.lines} lines" if capability.lines else ""
    return words.get(capability.means, CALLED.get(capability.means, capability.means)) + with_code


def _counted(means: Mapping[Means, int]) -> str:
    return ", ".join(f"{count} {CALLED.get(one, one)}" for one, count in means.items() if count)


def _writes(here: Capability, there: Capability) -> bool:
    return here.means == "own code" and there.means in _PARTS


def _own_code(side: Side) -> str:
    count = side.means["own code"]
    return f"{side.own_lines:,} lines, for {count} of these" if count else "nothing"
