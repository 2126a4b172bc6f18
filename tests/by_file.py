"""The wide net: each file under each of its readings, and what a project's files owe each other."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from answer_sets import FRAMEWORKS, chance_for
from imports_and_requirements import (
    check_nothing_hidden,
    develops_with,
    imported_modules,
    modules_of,
    ruff_settings,
    runs_with,
    used_by_name,
)
from projects import check_files, ruff_passes
from readings import SLUG, Sets, any_of, first, path_of, readings, rendered, values_of

from generator.comparing.concerns import ADDED, concern_of
from generator.explain.meaning_of_names import bringers
from generator.templating.template_files import Source, sources
from generator.templating.tree import File

PYPROJECT = "pyproject.toml"
_OWN = {"config", "tests", SLUG}
# As many sets of each file are rendered with nothing noted, and nothing remembered.
_ANEW = 3

# The sets in which something is so, by its name.
ByName = dict[str, int]
# Each different file, by its path and content, with the sets that have it.
Files = Mapping[tuple[str, bytes], int]


@dataclass(frozen=True)
class Known:
    """What some files say to the projects that hold them.

    Attributes:
        readings: how many there are.
        files: how many different files they are.
        imports: for each path, the sets in which it imports a module.
        required: the sets that require a distribution, be it for development.
        to_run: the sets that require it to run.
        by_name: the sets that name it among what is used without an import.
        ruff: each pyproject.toml that tells ruff something else, with the sets that tell the same.
    """

    readings: int = 0
    files: int = 0
    imports: dict[str, ByName] = field(default_factory=dict)
    required: ByName = field(default_factory=dict)
    to_run: ByName = field(default_factory=dict)
    by_name: ByName = field(default_factory=dict)
    ruff: dict[bytes, int] = field(default_factory=dict)


def groups() -> Mapping[str, tuple[str, tuple[Source, ...]]]:
    """Return the files of each template by folders; those that stand in none are alone."""
    found: dict[str, tuple[str, tuple[Source, ...]]] = {}
    for framework in FRAMEWORKS:
        for source in sources(framework):
            folder = str(PurePosixPath(path_of(source)).parent)
            name = f"{framework}-{path_of(source) if folder == '.' else folder}"
            found[name] = (framework, (*found.get(name, ("", ()))[1], source))
    return found


def check_group(sets: Sets, some: Sequence[Source], ruff: Mapping[bytes, int]) -> Known:
    """Check each different file once, as it stands in its projects; give what is known of them.

    ``ruff`` are the pyproject.toml that ruff reads them by, with the sets that have them.
    """
    number, files = _files(sets, some)
    known = Known(number, len(files))
    for (path, content), where in files.items():
        with told_of(sets, where):
            check_files({path: File(content, executable=False, features=())})
            nameless = concern_of(sets.framework, SLUG, path) == ADDED
            assert not nameless, f"{path}: the feature.toml of its feature names no concern"
        if path.endswith(".py"):
            _add(known.imports.setdefault(path, {}), imported_modules(content), where)
        elif path == PYPROJECT:
            with told_of(sets, where):
                check_nothing_hidden(content)
            _add_declared(known, content, where)
    with TemporaryDirectory() as folder:
        if write_for_ruff(sets, files, ruff, Path(folder)):
            ruff_passes(Path(folder))
    return known


def _files(sets: Sets, some: Sequence[Source]) -> tuple[int, Files]:
    """Return the number of readings of some files, and each different file of them."""
    number = 0
    files: dict[tuple[str, bytes], int] = {}
    there: ByName = {}
    for source in some:
        path = path_of(source)
        drawn = _drawn(sets.with_key(source.key), f"{sets.framework} {source.name}")
        for reading in readings(sets, source):
            number += 1
            twice = there.get(path, 0) & reading.sets
            assert not twice, f"{path} is there twice with {sets.named(twice)}"
            for one in reading.files.items():
                files[one] = files.get(one, 0) | reading.sets
            for place in drawn:
                if reading.sets >> place & 1:
                    anew = rendered(sets.framework, source, values_of(sets, place))
                    assert reading.files == anew, f"{path} asked what was not noted"
        there[path] = there.get(path, 0) | sets.with_key(source.key)
    return number, files


def _drawn(some: int, purpose: str) -> list[int]:
    """Return the places of a few of some sets, drawn by lot."""
    chance = chance_for(purpose)
    places = [place for place in range(some.bit_length()) if some >> place & 1]
    return chance.sample(places, min(_ANEW, len(places)))


@contextmanager
def told_of(sets: Sets, where: int) -> Iterator[None]:
    """Let a claim that does not hold say for which answers."""
    try:
        yield
    except AssertionError as error:
        raise AssertionError(f"{error}, {sets.named(where)}") from error


def _add_declared(known: Known, pyproject: bytes, where: int) -> None:
    to_run, settings = runs_with(pyproject), ruff_settings(pyproject)
    _add(known.to_run, to_run, where)
    _add(known.required, to_run | develops_with(pyproject), where)
    _add(known.by_name, used_by_name(pyproject), where)
    one = next((one for one in known.ruff if ruff_settings(one) == settings), pyproject)
    known.ruff[one] = known.ruff.get(one, 0) | where


def _add(found: ByName, names: Iterable[str], where: int) -> None:
    for name in names:
        found[name] = found.get(name, 0) | where


def write_for_ruff(sets: Sets, files: Files, ruff: Mapping[bytes, int], folder: Path) -> int:
    """Write what ruff reads, below each pyproject.toml that it is read by; give how many files.

    Ruff takes three times as long where each file has a pyproject.toml of its own. So the different
    files of one path stand in folders beside each other, below those that the settings name, and
    above ``migrations``: there alone ruff lets a module's name begin with a digit.
    """
    written = 0
    for number, (pyproject, having) in enumerate(ruff.items()):
        root = folder / str(number)
        for (path, content), where in files.items():
            if path.endswith(".py") and where & having:
                answers = sets.named(where & having).replace("-", "_").replace(".", "_")
                place = f"set_{first(where & having)}_{answers}"
                *above, name = PurePosixPath(path).parts
                inside = above.pop() if above[-1:] == ["migrations"] else "."
                target = root.joinpath(*above, place, inside, name)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                written += 1
        if root.exists():
            (root / PYPROJECT).write_bytes(pyproject)
    return written


def check_named(sets: Sets, required: ByName) -> None:
    """Claim that projects require what the manifests of their features name, and nothing else."""
    brought = {name: sets.where(when) for name, when in bringers(sets.framework).items()}
    where = f"in the feature.toml of its feature, in templates/{sets.framework} or templates/shared"
    for name in sorted(brought.keys() | required.keys()):
        unnamed = required.get(name, 0) & ~brought.get(name, 0)
        with told_of(sets, unnamed):
            assert not unnamed, f"{name}: name it below [packages.{name}] {where}"
        missing = brought.get(name, 0) & ~required.get(name, 0)
        with told_of(sets, missing):
            assert not missing, (
                f"{name}: no fragment requires it, or [packages.{name}] says no narrower 'when' "
                f"{where}"
            )


def check_imports(sets: Sets, declared: Known, code: Iterable[Known]) -> None:
    """Claim that what projects import is declared, and that they use what they declare."""
    provided: ByName = {}
    for name, where in declared.required.items():
        _add(provided, modules_of(sets.framework, name), where)
    used: ByName = {}
    for path, imports in ((path, one) for known in code for path, one in known.imports.items()):
        for module in imports.keys() - _OWN - sys.stdlib_module_names:
            without = imports[module] & ~provided.get(module, 0)
            with told_of(sets, without):
                assert not without, f"{path} imports {module}, which nothing declares"
            if not path.startswith("tests/"):
                _add(used, [module], imports[module])
    for name, where in declared.to_run.items():
        imported = any_of(used.get(module, 0) for module in modules_of(sets.framework, name))
        idle = where & ~imported & ~declared.by_name.get(name, 0)
        with told_of(sets, idle):
            assert not idle, (
                f"{name} is declared and imported nowhere: where another package or a command uses "
                "it, its feature says so in the fragment pyproject.by_name"
            )
