"""What a person gets, and what is own code or left to write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.comparing.comparison import Comparison, Side, by_means
from generator.comparing.rows import areas
from generator.inspection.measures import Capability, Means
from generator.terminal.columns import Columns
from generator.terminal.safe_text import plain

_QUESTION = "What would I get?"
_PARTS = frozenset({"built in", "extension"})


def capabilities_whole(comparison: Comparison, columns: Columns) -> str:
    """Give every capability, by area, and how each side meets it."""
    return columns.section(_QUESTION, _rows(comparison, columns))


def capabilities_short(comparison: Comparison, columns: Columns) -> str:
    """Give, for each area, how much of it is met by what; what neither side has counts nowhere."""
    left, right = comparison.left, comparison.right
    areas_somewhere = {
        area: [row for row in rows if row.left.is_there or row.right.is_there]
        for area, rows in areas(comparison).items()
    }
    rows = [
        columns.row(
            area, _in_short([row.left for row in rows]), _in_short([row.right for row in rows])
        )
        for area, rows in areas_somewhere.items()
        if rows
    ]
    if rows:
        of_how_many = f"of {sum(left.means.values())} things"
        rows.insert(0, columns.row(of_how_many, _counted(left.means), _counted(right.means)))
    return columns.section(_QUESTION, rows)


def left_to_write(comparison: Comparison, columns: Columns) -> str:
    """Give what stands in a project as its own code, and what is not there at all."""
    rows = comparison.capabilities
    left, right = comparison.left, comparison.right
    if not rows:
        return ""
    blocks = (
        columns.row("own code, yours to keep", _own_code(left), _own_code(right)),
        columns.row(
            "own code where the other side has a part",
            _named(row.name for row in rows if _writes(row.left, row.right)),
            _named(row.name for row in rows if _writes(row.right, row.left)),
        ),
        columns.row(
            "not there, but on the other side", _named(left.missing), _named(right.missing)
        ),
        columns.text(f"on neither side: {', '.join(left.nowhere)}") if left.nowhere else "",
    )
    return columns.section("What would I have to write myself?", blocks)


def _rows(comparison: Comparison, columns: Columns) -> Iterator[str]:
    for area, rows in areas(comparison).items():
        yield columns.text(area, " ")
        for row in rows:
            yield columns.row(row.name, _how(row.left), _how(row.right))


def _how(capability: Capability) -> str:
    """Give how one capability is met, and by how many lines of the project."""
    by = plain(capability.by)
    words = {"built in": f"built in: {by}" if by else "built in", "extension": f"by {by}"}
    with_code = f", {capability.lines} lines" if capability.lines else ""
    return words.get(capability.means, capability.means) + with_code


def _in_short(capabilities: Sequence[Capability]) -> str:
    """Give how much is met by what; of packages, by which."""
    packages = dict.fromkeys(plain(one.by) for one in capabilities if one.means == "extension")
    return _counted(by_means(capabilities), f"by {', '.join(packages)}")


def _counted(means: Mapping[Means, int], by_extensions: str = "by extensions") -> str:
    return "; ".join(
        f"{count} {by_extensions if one == 'extension' else one}"
        for one, count in means.items()
        if count
    )


def _writes(here: Capability, there: Capability) -> bool:
    return here.means == "own code" and there.means in _PARTS


def _own_code(side: Side) -> str:
    count = side.means["own code"]
    return f"{side.own_lines:,} lines, for {count} of these" if count else "nothing"


def _named(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"
