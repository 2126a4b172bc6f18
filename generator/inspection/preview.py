"""What a project would be, before it is made: its files, packages and sizes, as text and data."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, TypeAlias, cast

from generator.inspection.causes import (
    causes_of_file,
    causes_of_key,
    causes_text,
    one_by_one,
    preset_of,
)
from generator.inspection.measures import FeatureSize, Package
from generator.inspection.packages import packages_of
from generator.inspection.sizes import feature_sizes, is_text, lines_of
from generator.planning import Plan
from generator.templating.distributions import distributions
from generator.templating.tree import File, Tree
from generator.terminal.paragraphs import UNBROKEN, beside, counted, heading, wrapped
from generator.terminal.safe_text import plain

# What a column leaves to the one beside it.
_ROOM_FOR_CAUSES = 30
_WIDEST_REQUIREMENT = 26
_ROOM_FOR_TWO_COLUMNS = 60
# The articles that name a package.
_ARTICLES = re.compile(r"\[A\d(, A\d)*\]")
_LEGEND = "[A2]: an article names it, or what it stands for; see startwise explain A2"

_Folder: TypeAlias = "dict[str, str | _Folder]"


def as_data(plan: Plan) -> dict[str, Any]:
    """Return the files, packages and sizes of a project as data."""
    packages = packages_of(plan.project)
    return {
        "files": [_file_as_data(plan, path, file) for path, file in plan.project.tree.items()],
        "packages": [{**asdict(package), "since": _since(package)} for package in packages],
        "sizes": [asdict(size) for size in feature_sizes(plan.project, packages)],
    }


def _file_as_data(plan: Plan, path: str, file: File) -> dict[str, Any]:
    """Return one file as data: path, size in bytes, lines, features, the answers behind them."""
    causes = causes_of_file(plan.framework, plan.answers, path, file)
    preset = preset_of(plan.framework, file)
    return {
        "path": path,
        "size": len(file.content),
        "lines": lines_of(file),
        "features": list(file.features),
        "causes": [preset] if preset else list(one_by_one(causes, plan.answers)),
    }


def preview_text(plan: Plan, columns: int, *, bold: bool = False) -> str:
    """Return a project as text: its tree, what each answer brings, and the sums."""
    packages = packages_of(plan.project)
    texts = (
        *_tree(plan, columns, bold=bold),
        "",
        heading("What each answer brings", bold=bold),
        *_answers(plan, packages, columns, bold=bold),
        "",
        *_wrapped(_sums(plan, packages), columns),
        *_wrapped(_LEGEND, columns),
    )
    return "\n".join(texts) + "\n"


def _tree(plan: Plan, columns: int, *, bold: bool) -> Iterator[str]:
    """Yield a line for each file and folder: its name, its lines, the answers it is there for."""
    rows = list(_rows(plan, _nested(plan.project.tree)))
    widest = max(len(name) for name, _, _ in rows)
    room = min(widest, columns - len("  99999  ") - _ROOM_FOR_CAUSES)
    folder = f"{plain(str(plan.answers['project_slug']))}/"
    yield heading(f"{folder:<{room}}  lines  because of", bold=bold)
    for name, lines, causes in rows:
        told = _wrapped(causes, columns - room - len("  99999  ")) or [""]
        if len(name) > room:
            yield name
        begin = "" if len(name) > room else name
        yield f"{begin:<{room}}  {lines:>5}  {told[0]}".rstrip()
        yield from (" " * (room + len("  99999  ")) + line for line in told[1:])


def _nested(tree: Tree) -> _Folder:
    """Return files by folder, those of folders that hold nothing but a folder together with it."""
    top: _Folder = {}
    for path in sorted(tree):
        *folders, name = path.split("/")
        inside = top
        for folder in folders:
            inside = cast("_Folder", inside.setdefault(folder, {}))
        inside[name] = path
    return top


def _rows(plan: Plan, folder: _Folder, indent: str = "  ") -> Iterator[tuple[str, str, str]]:
    """Yield name, lines and causes of what a folder holds: folders first."""
    for name, inside in sorted(folder.items(), key=lambda item: isinstance(item[1], str)):
        if isinstance(inside, str):
            file = plan.project.tree[inside]
            causes = causes_of_file(plan.framework, plan.answers, inside, file)
            lines = str(lines_of(file)) if is_text(file) else ""
            preset = preset_of(plan.framework, file)
            yield f"{indent}{plain(name)}", lines, preset or causes_text(causes, plan.answers)
            continue
        while len(inside) == 1 and isinstance(only := next(iter(inside.values())), dict):
            name, inside = f"{name}/{next(iter(inside))}", only  # noqa: PLW2901
        yield f"{indent}{plain(name)}/", "", ""
        yield from _rows(plan, inside, f"{indent}  ")


def _answers(
    plan: Plan, packages: tuple[Package, ...], columns: int, *, bold: bool
) -> Iterator[str]:
    """Yield what each answer brings, each package with its reason.

    The features that the same answers bring stand together.
    """
    together: dict[str, list[FeatureSize]] = {}
    for size in feature_sizes(plan.project, packages):
        together.setdefault(_causes(plan, size.feature), []).append(size)
    for causes, sizes in together.items():
        files = sum(size.files for size in sizes)
        lines = counted(sum(size.lines for size in sizes), "line")
        told = f"{counted(files, 'file')}, {lines}" if files else lines
        yield ""
        for line in _wrapped(f"{causes}: {told}", columns):
            yield heading(line, bold=bold)
        features = ", ".join(size.feature for size in sizes if size.feature)
        if features:
            yield from wrapped(f"features: {features}", columns, "  ", "    ")
        names = {name for size in sizes for name in size.packages}
        for package in packages:
            if package.name in names:
                yield _package(package, columns)


def _causes(plan: Plan, feature: str) -> str:
    """Return the answers that bring a feature, in words."""
    if feature in {one.origin for one in plan.project.added}:
        return feature
    found = causes_of_key(plan.framework, plan.answers, feature)
    return causes_text(found, plan.answers) or "every project"


def _package(package: Package, columns: int) -> str:
    room = _WIDEST_REQUIREMENT if columns >= _ROOM_FOR_TWO_COLUMNS else 0
    known = distributions().get(package.name)
    why = known.sentence if known else plain(package.why)
    return beside(plain(package.requirement), _kept(why), room, columns)


def _since(package: Package) -> str:
    known = distributions().get(package.name)
    return known.since if known else ""


def _sums(plan: Plan, packages: tuple[Package, ...]) -> str:
    tree = plan.project.tree
    size = sum(len(file.content) for file in tree.values())
    lines = sum(map(lines_of, tree.values()))
    development = sum(package.development for package in packages)
    return (
        f"{counted(len(tree), 'file')}, {counted(lines, 'line')}, {size / 1000:.0f} kB; "
        f"{counted(len(packages) - development, 'package')} to run, {development} to develop."
    )


def _wrapped(text: str, columns: int) -> list[str]:
    return wrapped(_kept(text), columns)


def _kept(text: str) -> str:
    """Return a text whose articles in brackets are not torn apart where they fit."""
    return _ARTICLES.sub(lambda found: found.group().replace(" ", UNBROKEN), text)
