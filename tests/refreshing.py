"""``make refresh`` and ``make drift``: the newest packages, tried on projects of every pair.

The newest versions that are some days old are resolved for all requirements that a project can
have. The projects that hold every pair of choices then run on them. ``make refresh`` writes the
tested set (``generator/tested/``) when all of them pass; ``make drift`` never does. ``make lock``
only adds what the templates newly require: no other package moves, and the tests are run apart.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from answer_sets import FRAMEWORKS
from environments import requirements_of_all
from servers import KINDS

from generator.project.installing import find_interpreter, uv_binary
from generator.project.surroundings import for_project
from generator.tested import tested_set
from generator.tested.portable_lock import portable_lock
from generator.tested.tested_set import (
    FOLDER,
    Package,
    PackageSet,
    normalised,
)

ROOT = Path(__file__).parents[1]
# Malicious and broken releases are mostly found and withdrawn within days.
COOLDOWN_DAYS = 7
# What builds packages that have no wheel.
BUILT_WITH = ("setuptools",)
OLDEST_PYTHON = "3.12"
ABOUT = "about.json"
# The tests that run projects, or that compare what we say of packages with the packages.
THE_NET = (
    "tests/test_generated.py",
    "tests/test_readme_steps.py",
    "tests/comparing/test_routes.py",
    "tests/locks",
)

_MODULES = """
import importlib.metadata, json
found = {}
for module, names in importlib.metadata.packages_distributions().items():
    for name in names:
        found.setdefault(name, []).append(module)
print(json.dumps(found))
"""


def main() -> int:
    """Resolve, tell what moved, run the projects; write the set where that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cooldown", type=int, default=COOLDOWN_DAYS, help="days, at least")
    parser.add_argument("--write", action="store_true", help="write the set when all is green")
    parser.add_argument("--processes", default="2", help="test processes")
    parser.add_argument("--add-only", action="store_true", help="move nothing, run nothing")
    wishes = parser.parse_args()
    if wishes.add_only:
        return add_what_is_new()
    missing = [reason for kind in KINDS.values() if (reason := kind.missing())]
    if missing:
        # What is not run would count as green.
        sys.exit("\n".join(missing))
    now = datetime.now(UTC)
    until = now - timedelta(days=wishes.cooldown)
    print(f"The newest packages that are {wishes.cooldown} days old or more:")
    new = {f"{framework}.json": as_text(resolved(framework, until)) for framework in FRAMEWORKS}
    old = {name: (FOLDER / name).read_text("utf-8") for name in (*new, ABOUT)}
    tell_moves(old, new)
    new[ABOUT] = as_text({"tested_on": now.date().isoformat(), "uv": uv_version()})
    print(f"\nRunning {' '.join(THE_NET)}\n", flush=True)
    with written(new, instead_of=old) as keep:
        is_green = passes(wishes.processes)
        if is_green and wishes.write:
            keep.append("the new set")
    print("\nGreen." if is_green else "\nRed: what broke is named above.")
    print("The tested set is written." if keep else "The tested set is as it was.")
    return 0 if is_green else 1


def add_what_is_new() -> int:
    """Write the set with what requirements newly lead to; every other package stays as it is."""
    now = datetime.now(UTC)
    new = {
        f"{framework}.json": as_text(resolved(framework, now, tested_set.load(framework)))
        for framework in FRAMEWORKS
    }
    tell_moves({name: (FOLDER / name).read_text("utf-8") for name in new}, new)
    for name, text in new.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


def tell_moves(old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """Print, for each framework, the packages whose versions differ between two sets."""
    for name, text in new.items():
        print(f"\n{name.removesuffix('.json')}")
        print("\n".join(moved(old[name], text)))


@contextmanager
def written(new: Mapping[str, str], instead_of: Mapping[str, str]) -> Iterator[list[str]]:
    """Let the tests see a new set; put the old one back unless the list is given something."""
    keep: list[str] = []
    FOLDER.mkdir(exist_ok=True)
    try:
        for name, text in new.items():
            (FOLDER / name).write_text(text, encoding="utf-8")
        yield keep
    finally:
        if not keep:
            for name, text in instead_of.items():
                (FOLDER / name).write_text(text, encoding="utf-8")


def passes(processes: str) -> bool:
    """Tell whether projects of every pair of choices pass on the set that is written."""
    command = [
        sys.executable, "-m", "pytest", "--newest", "--numprocesses", processes,
        "--dist", "worksteal",
    ]  # fmt: skip
    return subprocess.run([*command, *THE_NET], cwd=ROOT, check=False).returncode == 0


def resolved(framework: str, until: datetime, kept: PackageSet | None = None) -> dict[str, Any]:
    """Return the newest packages, up to a moment, that all requirements of a framework lead to.

    Packages of a set that shall be kept stay at their versions.
    """
    requirements = sorted(requirements_of_all(framework))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lock = locked(folder, requirements, until, kept)
        python = folder / ".venv" / "bin" / "python"
        uv(folder, "sync", "--frozen")
        modules = json.loads(told([str(python), "-c", _MODULES], folder))
    packages = with_kept_digests(packages_of(lock, modules), kept.packages if kept else {})
    build: dict[str, Any] = {}
    if any(one.get("is_built") for one in packages.values()):
        before = kept and PackageSet(BUILT_WITH, kept.build, {})
        with tempfile.TemporaryDirectory() as name:
            build = packages_of(locked(Path(name), BUILT_WITH, until, before), {})
        build = with_kept_digests(build, kept.build if kept else {})
    return {"requirements": requirements, "packages": packages, "build": build}


def locked(
    folder: Path, requirements: Sequence[str], until: datetime, kept: PackageSet | None
) -> str:
    """Let uv lock requirements in a folder; give the lock file."""
    (folder / "pyproject.toml").write_text(_pyproject(requirements), encoding="utf-8")
    if kept is not None:
        versions = portable_lock(kept, kept.requirements, OLDEST_PYTHON)
        (folder / "uv.lock").write_text(versions, encoding="utf-8")
    uv(folder, "lock", "--exclude-newer", f"{until:%Y-%m-%dT%H:%M:%SZ}")
    return (folder / "uv.lock").read_text(encoding="utf-8")


def packages_of(lock: str, modules: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return the packages of a lock file as data of the tested set.

    Raises:
        SystemExit: it holds two versions of one package, which the set has no place for.
    """
    by_name = {normalised(name): sorted(set(found)) for name, found in modules.items()}
    found: dict[str, Any] = {}
    for one in tomllib.loads(lock)["package"]:
        name = one["name"]
        if "registry" not in one["source"]:
            continue
        if name in found:
            sys.exit(f"{name} is locked in two versions; the tested set holds one of each.")
        files = [one["sdist"]] if "sdist" in one else []
        extras = one.get("optional-dependencies", {})
        data = {
            "version": one["version"],
            "requires": [as_requirement(edge) for edge in one.get("dependencies", ())],
            "extras": {key: [as_requirement(edge) for edge in extras[key]] for key in extras},
            "modules": [module for module in by_name.get(name, ()) if module.isidentifier()],
            "is_built": not one.get("wheels"),
            "sha256": sorted(
                file["hash"].removeprefix("sha256:") for file in [*files, *one.get("wheels", ())]
            ),
        }
        found[name] = {key: value for key, value in data.items() if value}
    return found


def with_kept_digests(packages: dict[str, Any], kept: Mapping[str, Package]) -> dict[str, Any]:
    """Return packages, with no file that came to a version after it was tested."""
    for name, package in packages.items():
        if name in kept and kept[name].version == package["version"]:
            package["sha256"] = sorted(kept[name].sha256)
    return packages


def as_requirement(edge: Mapping[str, Any]) -> str:
    """Return a dependency of a lock file as a requirement without versions."""
    extras = f"[{','.join(edge['extra'])}]" if "extra" in edge else ""
    marker = f"; {edge['marker']}" if "marker" in edge else ""
    return f"{edge['name']}{extras}{marker}"


def moved(old: str, new: str) -> list[str]:
    """Return a line for each package whose version differs between two sets."""
    before, after = (
        {**data["packages"], **data["build"]} for data in (json.loads(old), json.loads(new))
    )
    lines = [
        f"  {name:<40} {before.get(name, {}).get('version', '-'):<18}"
        f" {after.get(name, {}).get('version', '-')}"
        for name in sorted({*before, *after})
        if before.get(name, {}).get("version") != after.get(name, {}).get("version")
    ]
    return lines or ["  nothing moved"]


def as_text(data: Mapping[str, Any]) -> str:
    """Return data as it is kept: a line for each value, so that changes can be read."""
    return json.dumps(data, indent=1) + "\n"


def uv_version() -> str:
    """Return the version of uv that startwise runs here."""
    return told([uv_binary(), "--version"], ROOT).split()[1]


def uv(folder: Path, *words: str) -> None:
    """Run uv in a folder, on the newest Python that projects run on."""
    interpreter = find_interpreter("3.13") or "3.13"
    told([uv_binary(), *words, "--python", str(interpreter)], folder)


def told(words: list[str], folder: Path) -> str:
    """Return what a command prints, whatever the shell says of projects and of uv.

    Raises:
        SystemExit: it failed; its words tell why.
    """
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True, check=False,
        env=for_project(os.environ),
    )  # fmt: skip
    if done.returncode:
        sys.exit(f"{' '.join(words[1:])} failed:\n{done.stderr}")
    return done.stdout


def _pyproject(requirements: Sequence[str]) -> str:
    lines = "".join(f"    {json.dumps(one)},\n" for one in requirements)
    return (
        f'[project]\nname = "every-project"\nversion = "0"\nrequires-python = ">={OLDEST_PYTHON}"\n'
        f"dependencies = [\n{lines}]\n\n[tool.uv]\npackage = false\n\n[tool.uv.workspace]\n"
    )


if __name__ == "__main__":
    sys.exit(main())
