"""What a person gets, and what is own code or left to write."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.comparing.comparison import Comparison, Side
from generator.inspection.measures import Capability, CapabilityRow, Means
from generator.inspection.sizes import lines_of
from generator.terminal.columns import Columns
from generator.terminal.safe_text import plain

_QUESTION = "What would I get?"
_PARTS = frozenset({"built in", "extension"})


def capabilities_whole(comparison: Comparison, columns: Columns) -> str:
    """Give every capability, by area, and how each side meets it."""
    return columns.section(_QUESTION, _rows(comparison, columns))


def capabilities_short(comparison: Comparison, columns: Columns) -> str:
    """Give, for each area, how much of it is met by what; what neither side has counts nowhere."""
    areas = {
        area: [row for row in rows if not _is_nowhere(row)]
        for area, rows in _by_area(comparison).items()
    }
    every = [row for rows in areas.values() for row in rows]
    rows = [
        columns.row(area, _in_short(_lefts(rows)), _in_short(_rights(rows)))
        for area, rows in areas.items()
        if rows
    ]
    if rows:
        of_how_many = f"of {len(every)} things"
        rows.insert(0, columns.row(of_how_many, _counted(_lefts(every)), _counted(_rights(every))))
    return columns.section(_QUESTION, rows)


def left_to_write(comparison: Comparison, columns: Columns) -> str:
    """Give what stands in a project as its own code, and what is not there at all."""
    rows = comparison.capabilities
    if not rows:
        return ""
    nowhere = [row.name for row in rows if _is_nowhere(row)]
    blocks = (
        columns.row(
            "own code, yours to keep",
            _own_code(comparison.left, _lefts(rows)),
            _own_code(comparison.right, _rights(rows)),
        ),
        columns.row(
            "own code where the other side has a part",
            _named(row.name for row in rows if _writes(row.left, row.right)),
            _named(row.name for row in rows if _writes(row.right, row.left)),
        ),
        columns.row(
            "not there, but on the other side",
            _named(row.name for row in rows if _lacks(row.left, row.right)),
            _named(row.name for row in rows if _lacks(row.right, row.left)),
        ),
        columns.text(f"on neither side: {', '.join(nowhere)}") if nowhere else "",
    )
    return columns.section("What would I have to write myself?", blocks)


def _rows(comparison: Comparison, columns: Columns) -> Iterator[str]:
    for area, rows in _by_area(comparison).items():
        yield columns.text(area, " ")
        for row in rows:
            yield columns.row(row.name, _how(row.left), _how(row.right))


def _by_area(comparison: Comparison) -> Mapping[str, Sequence[CapabilityRow]]:
    """Give the rows by area, in the order in which the areas first come."""
    by_area: dict[str, list[CapabilityRow]] = {}
    for row in comparison.capabilities:
        by_area.setdefault(row.area, []).append(row)
    return by_area


def _lefts(rows: Iterable[CapabilityRow]) -> list[Capability]:
    return [row.left for row in rows]


def _rights(rows: Iterable[CapabilityRow]) -> list[Capability]:
    return [row.right for row in rows]


def _how(capability: Capability) -> str:
    """Give how one capability is met, and by how many lines of the project."""
    by = plain(capability.by)
    words = {"built in": f"built in: {by}" if by else "built in", "extension": f"by {by}"}
    with_code = f", {capability.lines} lines" if capability.lines else ""
    return words.get(capability.means, capability.means) + with_code


def _in_short(capabilities: Sequence[Capability]) -> str:
    """Give how much is met by what; of packages, by which."""
    packages = dict.fromkeys(plain(one.by) for one in capabilities if one.means == "extension")
    return _counted(capabilities, f"by {', '.join(packages)}")


def _counted(capabilities: Iterable[Capability], by_extensions: str = "by extensions") -> str:
    means = [one.means for one in capabilities]
    called: Mapping[Means, str] = {
        "built in": "built in",
        "extension": by_extensions,
        "own code": "own code",
        "not there": "not there",
    }
    counts = ((means.count(one), words) for one, words in called.items())
    return "; ".join(f"{count} {words}" for count, words in counts if count)


def _is_nowhere(row: CapabilityRow) -> bool:
    return row.left.means == row.right.means == "not there"


def _writes(here: Capability, there: Capability) -> bool:
    return here.means == "own code" and there.means in _PARTS


def _lacks(here: Capability, there: Capability) -> bool:
    return here.means == "not there" and there.means != "not there"


def _own_code(side: Side, capabilities: Iterable[Capability]) -> str:
    own = [one for one in capabilities if one.means == "own code"]
    tree = side.layout.project.tree
    paths = {path for one in own for path in one.files}
    lines = sum(lines_of(tree[path]) for path in paths if path in tree)
    return f"{lines:,} lines, for {len(own)} of these" if own else "nothing"


def _named(names: Iterable[str]) -> str:
    return ", ".join(names) or "nothing"
