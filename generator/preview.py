"""What a project would be, before it is made: its files, packages and sizes, as text and data."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from generator.causes import causes_of_file, causes_of_key, one_by_one
from generator.causes import told as told_causes
from generator.comparing.comparison import FeatureSize, Package
from generator.guidance.packages import BY_NAME
from generator.packages import packages_of
from generator.planning import Plan
from generator.rendering import File
from generator.sizes import EVERY_PROJECT, feature_sizes, lines_of
from generator.terminal import plain

# What a column leaves to the one beside it.
_ROOM_FOR_CAUSES = 30
_WIDEST_REQUIREMENT = 26
_ROOM_FOR_TWO_COLUMNS = 60
_BOLD, _PLAIN_AGAIN = "\x1b[1m", "\x1b[0m"


@dataclass(frozen=True)
class _Brought:
    """What some answers bring: the features, sizes and packages that share their causes."""

    causes: str
    features: tuple[str, ...]
    files: int
    lines: int
    packages: tuple[Package, ...]


def as_data(plan: Plan) -> dict[str, Any]:
    """Give the files, packages and sizes of a project as data."""
    packages = packages_of(plan.framework, plan.project)
    return {
        "files": [file_as_data(plan, path, file) for path, file in plan.project.tree.items()],
        "packages": [_package_as_data(package) for package in packages],
        "sizes": [
            {
                "feature": size.feature,
                "files": size.files,
                "lines": size.lines,
                "packages": list(size.packages),
            }
            for size in feature_sizes(plan.project, packages)
        ],
    }


def file_as_data(plan: Plan, path: str, file: File) -> dict[str, Any]:
    """Give one file as data: path, size in bytes, lines, features, the answers behind them."""
    causes = causes_of_file(plan.framework, plan.answers, path, file)
    return {
        "path": path,
        "size": len(file.content),
        "lines": lines_of(file),
        "features": list(file.features),
        "causes": list(one_by_one(causes, plan.answers)),
    }


def _package_as_data(package: Package) -> dict[str, Any]:
    return {
        "requirement": package.requirement,
        "name": package.name,
        "development": package.development,
        "features": list(package.features),
        "why": package.why,
        "article": package.article,
        "since": BY_NAME[package.name].since,
    }


def told(plan: Plan, columns: int, *, bold: bool = False) -> str:
    """Give a project as text: its tree, what each answer brings, and the sums."""
    packages = packages_of(plan.framework, plan.project)
    texts = (
        *_tree(plan, columns, bold=bold),
        "",
        _heading("What each answer brings", bold=bold),
        *_answers(plan, packages, columns, bold=bold),
        "",
        *wrap(_sums(plan, packages), columns),
    )
    return "\n".join(texts) + "\n"


def _tree(plan: Plan, columns: int, *, bold: bool) -> Iterator[str]:
    """Give a line for each file and folder: its name, its lines, the answers it is there for."""
    rows = list(_rows(plan))
    widest = max(len(name) for name, _, _ in rows)
    room = min(widest, columns - len("  99999  ") - _ROOM_FOR_CAUSES)
    heading = f"{plain(str(plan.answers['project_slug']))}/"
    yield _heading(f"{heading:<{room}}  lines  because of", bold=bold)
    for name, lines, causes in rows:
        told = wrap(causes, columns - room - len("  99999  ")) or [""]
        number = "" if lines is None else f"{lines:>5}"
        if len(name) > room:
            yield name
            name = ""  # noqa: PLW2901 - the rest of its row goes on below it
        yield f"{name:<{room}}  {number:>5}  {told[0]}".rstrip()
        yield from (" " * (room + len("  99999  ")) + line for line in told[1:])


def _rows(plan: Plan) -> Iterator[tuple[str, int | None, str]]:
    seen: set[str] = set()
    for path, file in sorted(plan.project.tree.items(), key=_folders_first):
        *folders, name = map(plain, path.split("/"))
        for depth, folder in enumerate(folders, start=1):
            above = "/".join(folders[:depth])
            if above not in seen:
                seen.add(above)
                yield f"{'  ' * depth}{folder}/", None, ""
        causes = causes_of_file(plan.framework, plan.answers, path, file)
        indent = "  " * (len(folders) + 1)
        yield f"{indent}{name}", lines_of(file), told_causes(causes, plan.answers)


def _folders_first(item: tuple[str, File]) -> list[tuple[bool, str]]:
    *folders, name = item[0].split("/")
    return [*((False, folder) for folder in folders), (True, name)]


def _answers(
    plan: Plan, packages: tuple[Package, ...], columns: int, *, bold: bool
) -> Iterator[str]:
    """Give what each answer brings, each package with its reason."""
    for brought in _by_causes(plan, packages):
        size = f"{_counted(brought.files, 'file')}, {_counted(brought.lines, 'line')}"
        yield ""
        for line in wrap(f"{brought.causes}: {size}", columns):
            yield _heading(line, bold=bold)
        features = f"features: {', '.join(brought.features)}"
        if brought.features:
            yield from wrap(features, columns, initial_indent="  ", subsequent_indent="    ")
        for package in brought.packages:
            yield from _package(package, columns)


def _package(package: Package, columns: int) -> Iterator[str]:
    room = _WIDEST_REQUIREMENT if columns >= _ROOM_FOR_TWO_COLUMNS else 0
    indent = " " * (room + 4)
    reason = wrap(BY_NAME[package.name].told, columns - len(indent))
    requirement = plain(package.requirement)
    if len(requirement) > room:
        yield f"  {requirement}"
    else:
        yield f"  {requirement:<{room}}  {reason.pop(0)}"
    yield from (f"{indent}{line}" for line in reason)


def _by_causes(plan: Plan, packages: tuple[Package, ...]) -> Iterator[_Brought]:
    """Give the sizes of features that the same answers bring as one."""
    together: dict[str, list[FeatureSize]] = {}
    for size in feature_sizes(plan.project, packages):
        causes = ""
        if size.feature != EVERY_PROJECT:
            found = causes_of_key(plan.framework, plan.answers, size.feature)
            causes = told_causes(found, plan.answers)
        together.setdefault(causes, []).append(size)
    for causes, sizes in together.items():
        names = {name for size in sizes for name in size.packages}
        features = tuple(size.feature for size in sizes if size.feature)
        yield _Brought(
            causes or "every project",
            features,
            sum(size.files for size in sizes),
            sum(size.lines for size in sizes),
            tuple(package for package in packages if package.name in names),
        )


def _sums(plan: Plan, packages: tuple[Package, ...]) -> str:
    tree = plan.project.tree
    size = sum(len(file.content) for file in tree.values())
    lines = sum(map(lines_of, tree.values()))
    development = sum(package.development for package in packages)
    return (
        f"{_counted(len(tree), 'file')}, {_counted(lines, 'line')}, {size / 1000:.0f} kB; "
        f"{_counted(len(packages) - development, 'package')} to run, {development} to develop."
    )


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _heading(text: str, *, bold: bool) -> str:
    return f"{_BOLD}{text}{_PLAIN_AGAIN}" if bold else text
