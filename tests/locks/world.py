"""An index on loopback, a tested set of what it had one day, and a folder to make projects in."""

import os
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import package_index
import pytest
from package_index import Index

from generator.project.installing import find_interpreter, uv_binary
from generator.project.locks import whole_lock as whole
from generator.project.locks.locking import Lock, Wanted
from generator.tested import tested_set
from generator.tested.tested_set import Package, PackageSet

PYPROJECT = """
[project]
name = "shelf"
version = "0.1.0"
requires-python = ">=3.13"
dependencies = ["web[fast]~=1.0"]

[dependency-groups]
dev = ["lint~=1.0", "types-web>=1"]

[tool.uv]
package = false
"""


@dataclass
class World:
    """What the tests of locking change and ask."""

    index: Index
    tested: PackageSet
    folder: Path

    def wanted(self, *, is_online: bool = True) -> Wanted:
        """Return what is to be locked: a project of the set's packages."""
        return Wanted(
            framework="flask",
            pyproject=PYPROJECT,
            python_version="3.13",
            is_online=is_online,
        )

    def forget(self) -> None:
        """Empty uv's cache and ours, as on another machine."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def uv(self, project: Path, *words: str) -> "subprocess.CompletedProcess[str]":
        """Run uv in a project, as its owner would."""
        python = str(find_interpreter("3.13") or "3.13")
        return subprocess.run(
            [uv_binary(), *words, "--python", python],
            cwd=project, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def placed(self, lock: Lock) -> Path:
        """Put a project with this lock where its owner would have it."""
        project = self.folder / "work" / "shelf"
        project.mkdir(exist_ok=True)
        (project / "pyproject.toml").write_text(PYPROJECT)
        (project / "uv.lock").write_text(lock.text)
        return project


@contextmanager
def a_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Yield a world whose index has newer versions than those of its tested set."""
    with package_index.served() as index:
        index.add("web", "1.0", "core", extras={"fast": ["speed"], "slow": ["brake"]})
        for name in ("core", "speed", "brake", "lint", "types-web", "other"):
            index.add(name, "1.0")
        tested = PackageSet(
            requirements=("lint~=1.0", "other~=1.0", "types-web>=1", "web[fast,slow]~=1.0"),
            packages={one.name: as_tested(one) for one in index.releases},
            build={},
        )
        for name in ("core", "speed", "lint", "types-web", "other"):
            index.add(name, "1.1")
        index.add("web", "1.1", "core", extras={"fast": ["speed"], "slow": ["brake"]})
        (tmp_path / "work").mkdir()
        monkeypatch.setenv("UV_DEFAULT_INDEX", index.url)
        monkeypatch.setenv("UV_CACHE_DIR", str(tmp_path / "cache" / "uv"))
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setattr(tested_set, "load", lambda _framework: tested)
        yield World(index, tested, tmp_path)


def as_tested(release: package_index.Release) -> Package:
    extras = {"fast": ("speed",), "slow": ("brake",)} if release.name == "web" else {}
    requires = ("core",) if release.name == "web" else ()
    return Package(
        release.version, requires, extras, (), frozenset({release.sha256}), is_built=False
    )


def versions_in(lock: Lock) -> dict[str, str]:
    return {
        one["name"]: one["version"]
        for one in tomllib.loads(lock.text)["package"]
        if "registry" in one["source"]
    }


TESTED = {"web": "1.0", "core": "1.0", "speed": "1.0", "lint": "1.0", "types-web": "1.0"}


def make_older(days: int) -> None:
    """Let the whole lock of this machine have been made so much earlier."""
    path = whole.cached_file("flask", "3.13")
    assert path is not None
    then = path.stat().st_mtime - days * 24 * 3600
    os.utime(path, (then, then))
