"""Shared environments: for each framework and Python, every package that any answers need.

They hold the tested set, so that a run says the same today and in a year.
"""

import hashlib
import json
import os
import subprocess
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from answer_sets import triple_covering_sets
from rendered_once import project_of

from generator.project.installing import find_interpreter, uv_binary
from generator.tested import tested_set
from generator.tested.portable_lock import requirements_of as lines_of
from generator.tested.tested_set import FOLDER as TESTED
from generator.tested.tested_set import Package

FOLDER = Path(__file__).parents[1] / ".test-environments"


# Packages that change what others do by being there: Flask-Admin takes texts from Flask-Babel
# wherever it finds it, and fails in a project that does not use it.
APART = ("flask-babel",)


def shared_environment(framework: str, python_version: str, pyproject: bytes) -> Path:
    """Return the Python of the environment that a project shares; make it where it is missing."""
    own = requirements_of(pyproject)
    wanted = sorted(
        one for one in requirements_of_all(framework) if not one.startswith(APART) or one in own
    )
    known = json.dumps(wanted).encode() + (TESTED / f"{framework}.json").read_bytes()
    key = hashlib.sha256(known).hexdigest()[:12]
    folder = FOLDER / f"{framework}-{python_version}-{key}"
    python = folder / "bin" / "python"
    with locked(FOLDER / f"{folder.name}.lock"):
        if not (folder / "complete").exists():
            interpreter = find_interpreter(python_version)
            uv = uv_binary()
            _run(
                uv, "venv", "--quiet", "--clear", "--python", interpreter or python_version, folder
            )
            tested = tested_set.load(framework)
            constraints = _pinned(folder / "constraints.txt", tested.packages)
            build_constraints = _pinned(folder / "build-constraints.txt", tested.build)
            _run(
                uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python,
                "--constraints", constraints, "--build-constraints", build_constraints, *wanted,
            )  # fmt: skip
            (folder / "complete").touch()
    return python


@contextmanager
def mypy_cache(environment: str, pyproject: bytes) -> Iterator[str]:
    """Yield the flag that names mypy's cache for an environment, for one run at a time.

    Without what another run knows, mypy reads every package anew, which takes 20 seconds. It does
    so too where options differ: each has a cache of its own. What Django's plugin knows holds for
    the very same apps alone, which no other project has.
    """
    options = {**tomllib.loads(pyproject.decode())["tool"]["mypy"], "overrides": None}
    if "plugins" in options:
        yield f"--cache-dir={os.devnull}"
        return
    key = hashlib.sha256(json.dumps(options).encode()).hexdigest()[:12]
    cache = FOLDER / f"mypy-{environment}-{key}"
    with locked(FOLDER / f"{cache.name}.lock"):
        yield f"--cache-dir={cache}"


@cache
def requirements_of_all(framework: str) -> frozenset[str]:
    """Return the requirements of every triple of choices, development tools included."""
    found: set[str] = set()
    for answers in triple_covering_sets(framework):
        tree = project_of(framework, answers).tree
        found |= requirements_of(tree["pyproject.toml"].content)
    return frozenset(found)


def _pinned(path: Path, packages: Mapping[str, Package]) -> Path:
    """Write packages as constraints: the version of each that was tested, and its files' hashes."""
    lines = [
        " ".join([f"{name}=={one.version}", *(f"--hash=sha256:{digest}" for digest in one.sha256)])
        for name, one in packages.items()
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def requirements_of(pyproject: bytes) -> set[str]:
    """Return the requirements of a project, development tools included."""
    return set(lines_of(pyproject.decode()))


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep the test processes that share the folder from making it twice."""
    import fcntl

    path.parent.mkdir(exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _run(*words: object) -> None:
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}: {done.stderr}"
