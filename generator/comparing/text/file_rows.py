"""Routes and trees of both sides: counted in short, or line by line."""

from collections.abc import Iterable, Iterator

from generator.comparing.alignment import shared
from generator.comparing.comparison import Comparison, FilePair, Side
from generator.comparing.rows import route_rows
from generator.comparing.text.carried_rows import in_words
from generator.inspection.measures import ANY, Route
from generator.inspection.routes import edited_routes
from generator.inspection.sizes import lines_of
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import counted
from generator.terminal.safe_text import plain


def trees_short(comparison: Comparison, columns: Columns) -> str:
    """Give how many files and lines each concern has."""
    left, right = comparison.left, comparison.right
    rows = (
        columns.row(
            row.concern,
            _measured(left, [pair.left for pair in row.pairs]),
            _measured(right, [pair.right for pair in row.pairs]),
        )
        for row in comparison.concerns
    )
    return columns.section("Where is what?", (_counted(comparison, columns), *rows))


def trees_whole(comparison: Comparison, columns: Columns) -> str:
    """Give both trees, aligned by concern, with the lines of each file."""
    blocks = [_counted(comparison, columns)]
    if columns.are_beside:
        blocks.append(columns.text("Beside each file stand its lines."))
        blocks.append(columns.halves(columns.left, columns.right))
    return columns.section("Where is what?", (*blocks, *_trees(comparison, columns)), named=False)


def _counted(comparison: Comparison, columns: Columns) -> str:
    count = shared(comparison.left.layout, comparison.right.layout)
    return columns.text(
        f"{counted(count.both, 'file')} in both, {count.equal} of them with the same bytes; "
        f"{count.left_only} only in {columns.left}, {count.right_only} only in {columns.right}."
    )


def _measured(side: Side, paths: Iterable[str | None]) -> str:
    files = [side.layout.project.tree[path] for path in paths if path]
    return in_words(sum(map(lines_of, files)), len(files))


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
    """Give a pair in lines that say their side."""
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
    """Give the addresses that a project declares itself, with their methods."""
    return routes_whole(comparison, columns, own_alone=True)


def routes_whole(comparison: Comparison, columns: Columns, *, own_alone: bool = False) -> str:
    """Give every address of both sides, with its methods and what brings it."""
    if not comparison.left.routes and not comparison.right.routes:
        return ""
    alike, rows = [], []
    for row in route_rows(comparison):
        if own_alone and all(one.brought for one in row.there):
            continue
        methods = (_methods(row.left), _methods(row.right))
        if own_alone and methods[0] == methods[1]:
            alike.append(f"{plain(row.one.path)} ({methods[0]})")
        else:
            rows.append(columns.row(plain(row.one.path), *methods))
    blocks = [columns.row("addresses", _addresses(comparison.left), _addresses(comparison.right))]
    if alike:
        blocks.append(columns.text(f"the same on both sides: {', '.join(alike)}"))
    return columns.section("Which addresses has it?", [*blocks, *rows])


def _methods(route: Route | None) -> str:
    if route is None:
        return "not there"
    methods = "any method" if route.methods == ANY else " ".join(map(plain, route.methods))
    return f"{methods}, by {plain(route.source)}" if route.brought else methods


def _addresses(side: Side) -> str:
    own = len(side.routes) - side.brought
    as_made = ", as made" if edited_routes(side.layout) else ""
    return f"{own} of its own, {side.brought} brought by packages{as_made}"
