"""``make counts``: figures that say whether the structure holds, counted now."""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

from answer_sets import FRAMEWORKS, core_sets, valid_sets

from generator.locations import TEMPLATES
from generator.planning import plan
from generator.templating.fragments import fragments_of
from generator.templating.template_files import sources

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
# From the lowest up; import-linter holds them so.
ROOMS = (
    "errors", "locations", "writing", "terminal", "tested", "answers", "features", "guidance",
    "templating", "planning", "project", "inspection", "explain", "comparing", "wizard", "cli",
    "__main__",
)  # fmt: skip


def main() -> None:
    """Print the figures."""
    modules = sorted(PACKAGE.rglob("*.py"))
    lines = sum(len(path.read_text("utf-8").splitlines()) for path in modules)
    lengths = sorted(length for path in modules for length in lengths_of_functions(path))
    at_root = sum(path.parent == PACKAGE for path in modules)
    print(f"generator/: {lines:,} lines in {len(modules)} modules, {at_root} of them at its root")
    print(
        f"functions: {len(lengths):,}, median {lengths[len(lengths) // 2]}, longest {lengths[-1]}"
    )
    names = defaultdict(list)
    for path in modules:
        names[path.name].append(path)
    twice = [name for name, paths in names.items() if len(paths) > 1 and name != "__init__.py"]
    print(f"modules of one name: {', '.join(twice) or 'none'}")
    called, back = way_of_an_answer()
    print(f"from answers to a tree: {called} modules entered, {back} calls to a room above")
    for framework in FRAMEWORKS:
        print(
            f"templates/{framework}: {len(sources(framework))} files of projects, "
            f"{sum(map(len, fragments_of(framework).values()))} fragments; "
            f"{len(core_sets(framework))} sets of answers that can clash, "
            f"{sum(1 for _ in valid_sets(framework)):,} valid sets"
        )
    shared = sum(path.is_file() for path in (TEMPLATES / "shared").rglob("*"))
    print(f"templates/shared: {shared} files")


def lengths_of_functions(path: Path) -> Iterator[int]:
    """Give how many lines each function of a module has."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def way_of_an_answer() -> tuple[int, int]:
    """Follow ``plan`` call by call: the modules entered, and the calls to a room above."""
    entered: dict[str, None] = {}
    upward: set[tuple[str, str]] = set()
    depth = len(PACKAGE.parts)

    def module(frame: FrameType | None) -> str:
        parts = Path(frame.f_code.co_filename).parts if frame else ()
        return "/".join(parts[depth:]) if parts[:depth] == PACKAGE.parts else ""

    def follow(frame: FrameType, event: str, _: Any) -> None:
        if event != "call" or frame.f_code.co_name == "<module>" or not (here := module(frame)):
            return
        entered[here] = None
        from_where = module(frame.f_back)
        if from_where and level(from_where) < level(here):
            upward.add((from_where, here))

    said: Mapping[str, Any] = {"database": "postgresql", "auth": "both"}
    plan(said)
    sys.setprofile(follow)
    plan(said)
    sys.setprofile(None)
    return len(entered), len(upward)


def level(module: str) -> int:
    """Give how high the room of a module stands."""
    return ROOMS.index(module.removesuffix(".py").split("/")[0])


if __name__ == "__main__":
    main()
