"""What a person gets, and what is own code or left to write."""

from collections.abc import Iterable, Iterator, Sequence

from generator.comparing.columns import Columns
from generator.comparing.comparison import Capability, CapabilityRow, Comparison, Side
from generator.sizes import lines_of
from generator.terminal import plain

_Met = tuple[str, str, str, str]


def capabilities_whole(comparison: Comparison, columns: Columns) -> str:
    """Give every capability, by area, and how each side meets it."""
    together = {(row.area, row.name): [row] for row in comparison.capabilities}
    return _section(comparison, together.values(), columns)


def capabilities_short(comparison: Comparison, columns: Columns) -> str:
    """Give the capabilities that a side has; those of an area that are met alike are one row."""
    together: dict[tuple[str, _Met], list[CapabilityRow]] = {}
    for row in comparison.capabilities:
        if not row.left.means == row.right.means == "not there":
            together.setdefault((row.area, _met(row)), []).append(row)
    return _section(comparison, together.values(), columns)


def left_to_write(comparison: Comparison, columns: Columns) -> str:
    """Give what stands in the project as its own code, and what is not there at all."""
    if not comparison.capabilities:
        return ""
    lefts = [(row.name, row.left) for row in comparison.capabilities]
    rights = [(row.name, row.right) for row in comparison.capabilities]
    own = (
        _own_code(comparison.left, lefts),
        _own_code(comparison.right, rights),
    )
    missing = (_named(lefts, "not there"), _named(rights, "not there"))
    blocks = (
        columns.row("in the project already, yours to keep", *own),
        columns.row("not there", *(one or "nothing" for one in missing)) if any(missing) else "",
    )
    return columns.section("What would I have to write myself?", blocks)


def _section(
    comparison: Comparison, together: Iterable[Sequence[CapabilityRow]], columns: Columns
) -> str:
    if not comparison.capabilities:
        return ""
    counts = (
        _counted([row.left for row in comparison.capabilities]),
        _counted([row.right for row in comparison.capabilities]),
    )
    rows = _rows(comparison, together, columns)
    return columns.section("What would I get?", (columns.row("in short", *counts), *rows))


def _counted(capabilities: Sequence[Capability]) -> str:
    called = {"built in": "built in", "extension": "by packages", "own code": "own code"}
    counts = {
        words: sum(one.means == means for one in capabilities) for means, words in called.items()
    }
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count) or "nothing"


def _rows(
    comparison: Comparison, together: Iterable[Sequence[CapabilityRow]], columns: Columns
) -> Iterator[str]:
    """Give the rows by area, in the order in which the areas first come."""
    by_area: dict[str, list[Sequence[CapabilityRow]]] = {}
    for rows in together:
        by_area.setdefault(rows[0].area, []).append(rows)
    for area, groups in by_area.items():
        yield columns.text(area, " ")
        for rows in groups:
            yield columns.row(
                ", ".join(row.name for row in rows),
                _how(comparison.left, [row.left for row in rows]),
                _how(comparison.right, [row.right for row in rows]),
            )


def _how(side: Side, capabilities: Sequence[Capability]) -> str:
    """Give how capabilities are met, which are all met by the same."""
    first = capabilities[0]
    lines = _lines(side, capabilities)
    with_code = f", {lines} lines" if lines else ""
    by = plain(first.by)
    if first.means == "built in":
        return f"built in: {by}{with_code}" if by else f"built in{with_code}"
    if first.means == "extension":
        return f"by {by}{with_code}"
    return f"{first.means}{with_code}"


def _own_code(side: Side, capabilities: Sequence[tuple[str, Capability]]) -> str:
    own = [one for one in capabilities if one[1].means == "own code"]
    lines = _lines(side, [capability for _, capability in own])
    return f"{lines} lines: {', '.join(name for name, _ in own)}" if own else "nothing"


def _named(capabilities: Iterable[tuple[str, Capability]], means: str) -> str:
    return ", ".join(name for name, capability in capabilities if capability.means == means)


def _lines(side: Side, capabilities: Iterable[Capability]) -> int:
    """Count the lines of the files that hold capabilities, each file once."""
    tree = side.layout.project.tree
    paths = {path for capability in capabilities for path in capability.files}
    return sum(lines_of(tree[path]) for path in paths if path in tree)


def _met(row: CapabilityRow) -> _Met:
    return (row.left.means, row.left.by, row.right.means, row.right.by)
