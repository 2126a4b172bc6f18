"""Routes and trees of both sides: counted in short, or line by line."""

from collections.abc import Iterator

from generator.comparing.alignment import shared
from generator.comparing.comparison import Comparison, FilePair, Side
from generator.comparing.differences import differences
from generator.comparing.rows import route_rows
from generator.inspection.measures import ANY, Route
from generator.inspection.routes import edited_routes
from generator.inspection.sizes import is_text, lines_of
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import counted
from generator.terminal.safe_text import plain

_ROUTES = "Which addresses?"
# So many addresses that differ are told in short.
_MOST_ROUTES = 5


def files_shared(comparison: Comparison, columns: Columns) -> str:
    """Return how many files both sides have, and how many each has alone."""
    return _counted(comparison, columns, "") + "\n"


def edits(comparison: Comparison, columns: Columns) -> str:
    """Return the files that are not the same on both sides, and how many lines each has alone."""
    pairs = [pair for row in comparison.concerns for pair in row.pairs if not pair.equal]
    return columns.section(
        "Which files differ?", (_edit(comparison, one, columns) for one in pairs)
    )


def _edit(comparison: Comparison, pair: FilePair, columns: Columns) -> str:
    here = comparison.left.layout.project.tree.get(pair.left or "")
    there = comparison.right.layout.project.tree.get(pair.right or "")
    label = plain(pair.left or pair.right or "")
    if here is None or there is None:
        return columns.row(label, *("only here" if one else "not there" for one in (here, there)))
    if not (is_text(here) and is_text(there)):
        return columns.row(label, "other bytes", "other bytes")
    lines = (one.content.decode("utf-8", "replace").split("\n") for one in (here, there))
    changes = differences(*map(tuple, lines))
    left, right = sum(one.left for one in changes), sum(one.right for one in changes)
    return columns.row(label, f"{counted(left, 'line')} alone", f"{counted(right, 'line')} alone")


def trees_whole(comparison: Comparison, columns: Columns) -> str:
    """Return both trees, aligned by concern, with the lines of each file."""
    blocks = [_counted(comparison, columns)]
    if columns.are_beside:
        blocks.append(columns.text("Beside each file stand its lines."))
        blocks.append(columns.halves(columns.left, columns.right))
    return columns.section("Where is what?", (*blocks, *_trees(comparison, columns)), named=False)


def _counted(comparison: Comparison, columns: Columns, indent: str = "  ") -> str:
    count = shared(comparison.left.layout, comparison.right.layout)
    text = (
        f"{counted(count.both, 'file')} in both, {count.equal} of them equal; "
        f"{count.left_only} only in {columns.left}, {count.right_only} only in {columns.right}."
    )
    return columns.text(text, indent, indent + "  ")


def _trees(comparison: Comparison, columns: Columns) -> Iterator[str]:
    for row in comparison.concerns:
        yield columns.text(f"{row.concern}: {row.what}", " ")
        for pair in row.pairs:
            yield _pair(comparison, pair, columns)


def _pair(comparison: Comparison, pair: FilePair, columns: Columns) -> str:
    left = _lines(comparison.left, pair.left)
    right = _lines(comparison.right, pair.right)
    if columns.are_beside:
        same = ", the same" if pair.equal else ""
        return columns.halves(_file(pair.left, left), _file(pair.right, right) + same)
    return "\n".join(_folded(pair, left, right, columns))


def _folded(pair: FilePair, left: int, right: int, columns: Columns) -> Iterator[str]:
    """Yield a pair in lines that say their side."""
    here, there = plain(pair.left or ""), plain(pair.right or "")
    if here == there:
        lines = f"{counted(left, 'line')}, the same" if pair.equal else f"{left} and {right} lines"
        yield columns.text(f"both: {here}, {lines}")
    else:
        only = "" if here and there else "only "
        if here:
            yield columns.text(f"{only}{columns.left}: {here}, {counted(left, 'line')}")
        if there:
            # A twin belongs to the line before.
            first = "  " if only else "    "
            same = ", the same" if pair.equal else ""
            lines = f"{counted(right, 'line')}{same}"
            yield columns.text(f"{only}{columns.right}: {there}, {lines}", first)


def _lines(side: Side, path: str | None) -> int:
    return lines_of(side.layout.project.tree[path]) if path else 0


def _file(path: str | None, lines: int) -> str:
    return f"{plain(path)} {lines}" if path else ""


def routes_short(comparison: Comparison, columns: Columns) -> str:
    """Return how many addresses there are, and those of their own that the sides differ in."""
    rows = columns.differing(
        *(
            (plain(row.one.path), _methods(row.left), _methods(row.right))
            for row in route_rows(comparison)
            if not all(one.brought for one in row.there)
        )
    )
    more = len(rows) - _MOST_ROUTES
    shown = [*rows[:_MOST_ROUTES], *([columns.text(f"and {more} more")] if more > 0 else [])]
    counts = (_addresses(comparison.left), _addresses(comparison.right))
    return columns.section(_ROUTES, [*columns.differing(("all", *counts)), *shown])


def routes_whole(comparison: Comparison, columns: Columns) -> str:
    """Return every address of both sides, with its methods and what brings it."""
    if not comparison.left.routes and not comparison.right.routes:
        return ""
    rows = (
        columns.row(plain(row.one.path), _methods(row.left), _methods(row.right))
        for row in route_rows(comparison)
    )
    counts = columns.row("all", _addresses(comparison.left), _addresses(comparison.right))
    return columns.section(_ROUTES, [counts, *rows])


def _methods(route: Route | None) -> str:
    if route is None:
        return "not there"
    methods = "any method" if route.methods == ANY else " ".join(map(plain, route.methods))
    return f"{methods}, by {plain(route.source)}" if route.brought else methods


def _addresses(side: Side) -> str:
    own = len(side.routes) - side.brought
    as_made = ", as made" if edited_routes(side.layout) else ""
    return f"{own} of its own, {side.brought} by packages{as_made}"
