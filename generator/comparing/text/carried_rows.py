"""What a person carries: lines, files, packages, settings."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.comparing.comparison import Comparison, Side
from generator.comparing.rows import Row, Where, package_rows, setting_rows
from generator.inspection.measures import KINDS, Kind, Package, Setting
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import counted
from generator.terminal.safe_text import plain

T = TypeVar("T", Package, Setting)

# So many packages of one side are named where there is little room.
NAMED = 5
_QUESTION = "What would I carry?"
# What is told of in short, beside the sums.
_IN_SHORT: tuple[Kind, ...] = ("python", "tests")
# What kinds of files are called, where that is not their name.
_CALLED = {"python": "Python", "templates": "templates, static files"}
_PROVIDED = {
    "you": "you give it",
    "made": "a secret, made anew for production",
    "default": "has a default",
}


def carried(comparison: Comparison, columns: Columns) -> str:
    """Return the size of both sides, their packages, and the settings that must be given."""
    left, right = comparison.left, comparison.right
    rows = (
        *(_of_kind(comparison, kind) for kind in KINDS),
        *_sums(comparison),
        ("packages only here", named(_only(comparison, "left")), named(_only(comparison, "right"))),
        ("settings to give", named(left.to_give), named(right.to_give)),
    )
    return columns.section(_QUESTION, [columns.row(*row) for row in rows])


def carried_short(comparison: Comparison, columns: Columns) -> str:
    """Return the same where the sides differ, the first names alone."""
    left, right = comparison.left.to_give, comparison.right.to_give
    rows = columns.differing(
        *(_of_kind(comparison, kind) for kind in _IN_SHORT),
        *_sums(comparison),
        (
            "packages only here",
            named(_only(comparison, "left"), NAMED),
            named(_only(comparison, "right"), NAMED),
        ),
        (
            "settings only here",
            named((name for name in left if name not in right), NAMED),
            named((name for name in right if name not in left), NAMED),
        ),
    )
    return columns.section(_QUESTION, rows)


def _of_kind(comparison: Comparison, kind: Kind) -> tuple[str, str, str]:
    left, right = comparison.left.sizes[kind], comparison.right.sizes[kind]
    return (
        _CALLED.get(kind, kind),
        in_words(left.lines, left.files),
        in_words(right.lines, right.files),
    )


def _sums(comparison: Comparison) -> Iterator[tuple[str, str, str]]:
    left, right = comparison.left, comparison.right
    yield "all files", in_words(left.lines, left.files), in_words(right.lines, right.files)
    yield "packages", _packages(left), _packages(right)
    if left.installed or right.installed:
        yield "installed", _installed(left), _installed(right)


def packages_whole(comparison: Comparison, columns: Columns) -> str:
    """Return every package of both sides, as each side asks for it, and what it is for."""
    rows = package_rows(comparison)
    sections = (
        columns.section(
            f"Packages to {'develop' if development else 'run'} it",
            _described(
                columns,
                (row for row in rows if row.one.development == development),
                lambda package: plain(package.requirement),
                lambda package: package.why,
            ),
        )
        for development in (False, True)
    )
    return "\n".join(filter(None, sections))


def settings_whole(comparison: Comparison, columns: Columns) -> str:
    """Return every variable of the environment, and who gives its value in production."""
    rows = _described(columns, setting_rows(comparison), _setting, lambda one: one.sentence)
    return columns.section("Settings, from the environment", rows)


def _described(
    columns: Columns, rows: Iterable[Row[T]], how: Callable[[T], str], what: Callable[[T], str]
) -> Iterator[str]:
    """Yield how each side has it, and below that what it is."""
    for row in rows:
        left, right = (how(one) if one else "not there" for one in (row.left, row.right))
        yield columns.row(plain(row.one.name), left, right)
        if what(row.one):
            yield columns.text(plain(what(row.one)), "    ", "    ")


def _setting(setting: Setting) -> str:
    example = plain(setting.example)
    shown = f" ({example})" if example and setting.provided == "default" else ""
    return _PROVIDED[setting.provided] + shown


def _only(comparison: Comparison, where: Where) -> list[str]:
    """Return the packages that run one side and not the other."""
    rows = [row.one for row in package_rows(comparison) if row.where == where]
    return [one.name for one in rows if not one.development]


def named(names: Iterable[str], most: int | None = None) -> str:
    """Return names as a list; of more than ``most``, the first and how many more there are."""
    all_names = [plain(name) for name in names]
    first = all_names[:most]
    more = len(all_names) - len(first)
    return ", ".join([*first, *([f"{more} more"] if more else [])]) or "none"


def _packages(side: Side) -> str:
    running, development = side.package_counts
    return f"{running} to run, {development} to develop"


def _installed(side: Side) -> str:
    if side.installed is None:
        return "not resolved"
    running, whole = side.installed
    return f"{running} to run, {whole} with those to develop"


def in_words(lines: int, files: int) -> str:
    """Return how much there is: so many lines in so many files."""
    return f"{counted(lines, 'line')} in {counted(files, 'file')}" if files else "none"
