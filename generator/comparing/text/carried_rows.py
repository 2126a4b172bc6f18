"""What a person carries: lines, files, packages, settings."""

from collections.abc import Iterator, Sequence

from generator.comparing.comparison import Comparison, Side
from generator.inspection.measures import (
    KINDS,
    Kind,
    Package,
    Setting,
    Size,
)
from generator.terminal.columns import Columns
from generator.terminal.paragraphs import counted
from generator.terminal.safe_text import plain

_CALLED: dict[Kind, str] = {
    "python": "Python",
    "templates": "templates, static files",
    "configuration": "configuration",
    "tests": "tests",
    "documents": "documents",
}
_PROVIDED = {
    "you": "you give it",
    "made": "a secret, made anew for production",
    "default": "has a default",
}


def carried(comparison: Comparison, columns: Columns) -> str:
    """Give the size of both sides, their packages, and the settings that must be given."""
    left, right = comparison.left, comparison.right
    rows = [
        *(
            columns.row(name, _size(left.sizes[kind]), _size(right.sizes[kind]))
            for kind, name in _CALLED.items()
        ),
        columns.row("all files", _all(left), _all(right)),
        columns.row("packages", _packages(left), _packages(right)),
        columns.row("installed", _installed(left), _installed(right))
        if left.installed or right.installed
        else "",
        columns.row("only here, to run it", _only(left, right), _only(right, left)),
        columns.row("settings to give", _to_give(left.settings), _to_give(right.settings)),
    ]
    return columns.section("What would I carry?", rows)


def packages_whole(comparison: Comparison, columns: Columns) -> str:
    """Give every package of both sides, as each side asks for it, and what it is for."""
    return "\n".join(
        filter(
            None,
            (
                _packages_of_both(comparison, columns, "Packages to run it", development=False),
                _packages_of_both(comparison, columns, "Packages to develop it", development=True),
            ),
        )
    )


def settings_whole(comparison: Comparison, columns: Columns) -> str:
    """Give every variable of the environment, and who gives its value in production."""
    left = {one.name: one for one in comparison.left.settings}
    right = {one.name: one for one in comparison.right.settings}
    return columns.section("Settings, from the environment", _settings(left, right, columns))


def _settings(
    left: dict[str, Setting], right: dict[str, Setting], columns: Columns
) -> Iterator[str]:
    for name in {**left, **right}:
        here, there = left.get(name), right.get(name)
        yield columns.row(plain(name), _setting(here), _setting(there))
        sentence = next((one.sentence for one in (here, there) if one), "")
        if sentence:
            yield columns.text(plain(sentence), "    ", "    ")


def _setting(setting: Setting | None) -> str:
    if setting is None:
        return "not there"
    example = plain(setting.example)
    shown = f" ({example})" if example and setting.provided == "default" else ""
    return _PROVIDED[setting.provided] + shown


def _packages_of_both(
    comparison: Comparison, columns: Columns, heading: str, *, development: bool
) -> str:
    left, right = (
        {one.name: one for one in side.packages if one.development == development}
        for side in (comparison.left, comparison.right)
    )
    return columns.section(heading, _package_rows(left, right, columns))


def _package_rows(
    left: dict[str, Package], right: dict[str, Package], columns: Columns
) -> Iterator[str]:
    both = [name for name in left if name in right]
    alone = [name for name in (*left, *right) if name not in both]
    for name in (*both, *alone):
        here, there = left.get(name), right.get(name)
        yield columns.row(plain(name), _requirement(here), _requirement(there))
        why = next((one.why for one in (here, there) if one), "")
        if why:
            yield columns.text(plain(why), "    ", "    ")


def _requirement(package: Package | None) -> str:
    return plain(package.requirement) if package else "not there"


def _only(here: Side, there: Side) -> str:
    """Give the packages that run one side and not the other."""
    others = {one.name for one in there.packages if not one.development}
    names = (one.name for one in here.packages if not one.development)
    return ", ".join(plain(name) for name in names if name not in others) or "none"


def _packages(side: Side) -> str:
    development = sum(one.development for one in side.packages)
    return f"{len(side.packages) - development} to run it, {development} more to develop it"


def _installed(side: Side) -> str:
    if side.installed is None:
        return "not resolved"
    running, whole = side.installed
    return f"{running} to run it, {whole} with those to develop it"


def _to_give(settings: Sequence[Setting]) -> str:
    return ", ".join(plain(one.name) for one in settings if one.provided == "you") or "none"


def _size(size: Size) -> str:
    return in_words(size.lines, size.files)


def in_words(lines: int, files: int) -> str:
    """Give how much there is: so many lines in so many files."""
    if not files:
        return "none"
    return f"{counted(lines, 'line')} in {counted(files, 'file')}"


def _all(side: Side) -> str:
    sizes = [side.sizes[kind] for kind in KINDS]
    return _size(
        Size(
            sum(one.files for one in sizes),
            sum(one.lines for one in sizes),
            sum(one.size for one in sizes),
        )
    )
