"""``make counts``: figures that say whether the structure holds, counted now."""

import ast
import json
import os
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType
from typing import Any, NamedTuple

from answer_sets import FRAMEWORKS, core_sets, valid_sets, whole
from rendered_once import project_of

from generator.answers.questions import Answers
from generator.locations import TEMPLATES
from generator.templating.fragments import fragments_of
from generator.templating.template_files import sources
from generator.templating.tree import Tree

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator"
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
# From the highest down, as import-linter holds them.
ROOMS = [room for layer in CONTRACTS["contracts"][0]["layers"] for room in layer.split(" | ")]

NEW = ("new", "Shelf", "--yes", "--no-git", "--no-install")

# The projects whose size is watched.
SAID: dict[str, Answers] = {
    "default": {},
    "richest": {
        "database": "postgresql", "auth": "both", "rest": True, "admin": True, "jobs": "celery",
        "cache": "redis", "observability": True, "i18n": True,
    },
    "micro-service": {"database": "none", "rest": True},
}  # fmt: skip


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
    for words in (NEW, ("recommend",)):
        way = way_of(words)
        print(
            f"{words[0]}: {len(way.entered)} modules entered, {len(way.handed)} of them handed "
            f"the answers, {len(way.upward)} calls to a room above"
        )
        print("".join(f"  handed the answers: {module}\n" for module in way.handed), end="")
        print("".join(f"  calls a room above: {one}\n" for one in way.upward), end="")
    for framework in FRAMEWORKS:
        print(
            f"templates/{framework}: {len(sources(framework))} files of projects, "
            f"{sum(map(len, fragments_of(framework).values()))} fragments; "
            f"{len(core_sets(framework))} sets of answers that can clash, "
            f"{sum(1 for _ in valid_sets(framework)):,} valid sets"
        )
    for framework in FRAMEWORKS:
        sizes = (f"{name} {lines_of_application(framework, said):,}" for name, said in SAID.items())
        print(f"application code of {framework}: {', '.join(sizes)} lines")
    shared = sum(path.is_file() for path in (TEMPLATES / "shared").rglob("*"))
    print(f"templates/shared: {shared} files")


def lines_of_application(framework: str, said: Answers) -> int:
    """Return the lines of Python that an owner has to maintain: without tests and migrations."""
    tree = project_of(framework, whole(framework, said)).tree
    return sum(tree[path].content.count(b"\n") for path in application_of(tree))


def application_of(tree: Tree) -> list[str]:
    """Return the modules of a project that are neither tests nor migrations."""
    return [
        path
        for path in tree
        if path.endswith(".py") and not {"tests", "migrations"} & set(path.split("/"))
    ]


def lengths_of_functions(path: Path) -> Iterator[int]:
    """Yield how many lines each function of a module has."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


class Way(NamedTuple):
    """The modules that a command enters, those handed the answers, and the calls upwards.

    Handed is a module with a function that has the answers as an argument, or what holds them.
    """

    entered: list[str]
    handed: list[str]
    upward: list[str]


def way_of(words: Sequence[str]) -> Way:
    """Run a command and follow it."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, __file__, *words], cwd=folder, capture_output=True, text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, check=True,
        )  # fmt: skip
    return Way(*json.loads(done.stderr.splitlines()[-1]))


def follow(words: Sequence[str]) -> None:
    """Run a command in this process, from its first call on, and say what it entered."""
    from generator.cli.app import run

    entered: set[str] = set()
    handed: set[str] = set()
    upward: set[str] = set()
    depth = len(PACKAGE.parts)

    def module(frame: FrameType | None) -> str:
        parts = Path(frame.f_code.co_filename).parts if frame else ()
        return "/".join(parts[depth:]) if parts[:depth] == PACKAGE.parts else ""

    def called(frame: FrameType, event: str, _: Any) -> None:
        if event != "call" or frame.f_code.co_name == "<module>" or not (here := module(frame)):
            return
        entered.add(here)
        names = frame.f_code.co_varnames[: frame.f_code.co_argcount]
        if any(holds_answers(frame.f_locals.get(name)) for name in names):
            handed.add(here)
        from_where = module(frame.f_back)
        if from_where and ROOMS.index(room_of(from_where)) > ROOMS.index(room_of(here)):
            upward.add(f"{from_where} -> {here}")

    sys.argv[1:] = words
    sys.setprofile(called)
    try:
        run()
    finally:
        sys.setprofile(None)
        print(json.dumps([*map(sorted, (entered, handed, upward))]), file=sys.stderr)


def holds_answers(value: object) -> bool:
    """Whether an argument is the answers to all questions, or has them."""
    answers = getattr(value, "answers", value)
    return isinstance(answers, Mapping) and {"framework", "database"} <= answers.keys()


def room_of(module: str) -> str:
    """Return the room of a module."""
    return module.removesuffix(".py").split("/")[0]


if __name__ == "__main__":
    follow(sys.argv[1:]) if sys.argv[1:] else main()
