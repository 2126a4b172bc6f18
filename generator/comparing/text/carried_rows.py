"""What a person carries: lines, files, packages, settings."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from generator.comparing.comparison import Comparison, Side
from generator.comparing.rows import Row, Where, package_rows, setting_rows
from generator.inspection.measures import KINDS, Package, Setting
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import counted
from generator.terminal.safe_text import plain

T = TypeVar("T", Package, Setting)

# What kinds of files are called, where that is not their name.
_CALLED = {"python": "Python", "templates": "templates, static files"}
_PROVIDED = {
    "you": "you give it",
    "made": "a secret, made anew for production",
    "default": "has a default",
}


def carried(comparison: Comparison, columns: Columns) -> str:
    """Give the size of both sides, their packages, and the settings that must be given."""
    left, right = comparison.left, comparison.right
    installed = columns.row("installed", _installed(left), _installed(right))
    rows = [
        *(
            columns.row(
                _CALLED.get(kind, kind),
                *(in_words(one.sizes[kind].lines, one.sizes[kind].files) for one in (left, right)),
            )
            for kind in KINDS
        ),
        columns.row(
            "all files", in_words(left.lines, left.files), in_words(right.lines, right.files)
        ),
        columns.row("packages", _packages(left), _packages(right)),
        installed if left.installed or right.installed else "",
        columns.row("only here, to run it", _only(comparison, "left"), _only(comparison, "right")),
        columns.row("settings to give", _to_give(left), _to_give(right)),
    ]
    return columns.section("What would I carry?", rows)


def packages_whole(comparison: Comparison, columns: Columns) -> str:
    """Give every package of both sides, as each side asks for it, and what it is for."""
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
    """Give every variable of the environment, and who gives its value in production."""
    rows = _described(columns, setting_rows(comparison), _setting, lambda one: one.sentence)
    return columns.section("Settings, from the environment", rows)


def _described(
    columns: Columns, rows: Iterable[Row[T]], how: Callable[[T], str], what: Callable[[T], str]
) -> Iterator[str]:
    """Give how each side has it, and below that what it is."""
    for row in rows:
        left, right = (how(one) if one else "not there" for one in (row.left, row.right))
        yield columns.row(plain(row.one.name), left, right)
        if what(row.one):
            yield columns.text(plain(what(row.one)), "    ", "    ")


def _setting(setting: Setting) -> str:
    example = plain(setting.example)
    shown = f" ({example})" if example and setting.provided == "default" else ""
    return _PROVIDED[setting.provided] + shown


def _only(comparison: Comparison, where: Where) -> str:
    """Give the packages that run one side and not the other."""
    rows = (row for row in package_rows(comparison) if row.where == where)
    return ", ".join(plain(row.one.name) for row in rows if not row.one.development) or "none"


def _packages(side: Side) -> str:
    running, development = side.package_counts
    return f"{running} to run it, {development} more to develop it"


def _installed(side: Side) -> str:
    if side.installed is None:
        return "not resolved"
    running, whole = side.installed
    return f"{running} to run it, {whole} with those to develop it"


def _to_give(side: Side) -> str:
    return ", ".join(map(plain, side.to_give)) or "none"


def in_words(lines: int, files: int) -> str:
    """Give how much there is: so many lines in so many files."""
    return f"{counted(lines, 'line')} in {counted(files, 'file')}" if files else "none"
