"""The whole lock of a framework on this machine: uv writes it once, for every project to come.

It holds every package of the tested set with the addresses that the index in use gives them. One
is made for each framework, Python and index, and is in the cache folder from then on.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import CompletedProcess

from generator.locations import cache_folder
from generator.project.installing import uv_binary
from generator.project.surroundings import finished
from generator.tested import tested_set
from generator.tested.portable_lock import NAME, portable_lock
from generator.tested.tested_set import FOLDER, PackageSet
from generator.writing import write_whole

# What uv exits with where no versions go together; 2 is for all else, as for no network.
_UNSATISFIABLE = 1

# Variables that say which index uv asks, apart from who asks.
_OF_INDEXES = ("UV_INDEX", "UV_DEFAULT_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS",
               "UV_NO_INDEX", "UV_CONFIG_FILE", "UV_NO_CONFIG", "UV_NO_SYSTEM_CONFIG")  # fmt: skip
_CREDENTIALS = ("_USERNAME", "_PASSWORD")
_USER_IN_URL = re.compile(r"://[^/@\s]*@")
_YANKED = re.compile(r"`([A-Za-z0-9._-]+)==[^`]+` is yanked")
_PYPROJECT = "pyproject.toml"
# A line of a lock file for a file of a package: its digest.
_FILE = re.compile(r'(?m)^(?:sdist = |    )\{ (?:url|path) = .*hash = "sha256:([0-9a-f]{64})".*\n')
_GOOD_FOR = 30 * 24 * 3600  # seconds
_MOVED_GOOD_FOR = 24 * 3600
# Each is about half a megabyte; of other versions and indexes, the last few are enough.
_KEPT_IN_CACHE = 8


def is_offline() -> bool:
    """Tell whether uv is told to ask no index, so that it knows only what is in its cache."""
    return os.environ.get("UV_OFFLINE", "").lower() in {"1", "true", "yes", "on", "y", "t"}


class NoAnswer(Exception):
    """uv could not ask the index, for one that is away or for want of a network."""


def cached_file(framework: str, python_version: str) -> Path | None:
    """Return where the whole lock of this index is or would be, or None without a cache folder."""
    folder = cache_folder()
    if folder is None:
        return None
    digest = hashlib.sha256()
    project = every_project(tested_set.load(framework), python_version).encode()
    for part in (project, *_set_files(framework), *_index_settings()):
        digest.update(part + b"\0")
    return folder / "locks" / f"{framework}-{python_version}-{digest.hexdigest()[:16]}.lock"


def cached(path: Path | None) -> str | None:
    """Return a whole lock that was made before, or None."""
    if path is None:
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None


def is_old(path: Path) -> bool:
    """Tell whether the index is to be asked again: versions are withdrawn, and come back."""
    return time.time() - path.stat().st_mtime > _GOOD_FOR


def make_whole(
    tested: PackageSet, python_version: str, interpreter: Path | None, folder: Path
) -> str | None:
    """Let uv lock every package of the set; give the lock, or None where that cannot be.

    Files of a tested version that are not those that were tested are left out of it.

    Raises:
        NoAnswer: the index does not answer.
    """
    (folder / _PYPROJECT).write_text(every_project(tested, python_version), encoding="utf-8")
    lock = portable_lock(tested, tested.requirements, python_version)
    (folder / NAME).write_text(lock, encoding="utf-8")
    if not lock_with_uv(folder, interpreter):
        return None
    return only_tested_files((folder / NAME).read_text(encoding="utf-8"), tested)


def put_in_cache(path: Path, whole: str, *, is_as_tested: bool) -> None:
    """Keep a whole lock for the projects to come; a cache that cannot be written is no error.

    One in which a package is missing or moved is soon old: the index may have it tomorrow.
    """
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, whole)
        if not is_as_tested:
            soon = time.time() - _GOOD_FOR + _MOVED_GOOD_FOR
            os.utime(path, (soon, soon))
        by_age = sorted(path.parent.glob("*.lock"), key=lambda one: one.stat().st_mtime)
        for old in by_age[:-_KEPT_IN_CACHE]:
            old.unlink()


def lock_with_uv(folder: Path, interpreter: Path | None, *further: str) -> bool:
    """Let uv write the lock of a folder; tell whether it could. A withdrawn version moves.

    Raises:
        NoAnswer: uv could not ask the index, or something else that it needs.
    """
    done = run_uv(folder, interpreter, ["lock", *further])
    yanked = _YANKED.findall(done.stderr)
    if done.returncode == 0 and yanked:
        upgrades = [word for name in yanked for word in ("--upgrade-package", name)]
        done = run_uv(folder, interpreter, ["lock", *further, *upgrades])
    if done.returncode > _UNSATISFIABLE:
        raise NoAnswer
    return done.returncode == 0


def run_uv(folder: Path, interpreter: Path | None, words: Sequence[str]) -> CompletedProcess[str]:
    """Run uv in a folder, on an interpreter where there is one."""
    python = ["--python", str(interpreter)] if interpreter else []
    return finished([uv_binary(), *words, *python], cwd=folder)


def only_tested_files(lock: str, tested: PackageSet) -> str:
    """Return a lock without files that were not tested, where a package has some that were."""
    packages = re.split(r"(?m)^(?=\[\[package\]\]$)", lock)
    return "".join(_only_tested_files(text, tested) for text in packages)


def _only_tested_files(text: str, tested: PackageSet) -> str:
    found = re.match(r'\[\[package\]\]\nname = "([^"]+)"\nversion = "([^"]+)"', text)
    package = tested.packages.get(found[1]) if found else None
    if found is None or package is None or package.version != found[2]:
        return text
    digests = set(_FILE.findall(text))
    if not digests & package.sha256:
        return text
    return _FILE.sub(lambda file: file[0] if file[1] in package.sha256 else "", text)


def every_project(tested: PackageSet, python_version: str) -> str:
    """Return the pyproject.toml of a project that needs every package of the set."""
    lines = "".join(f"    '{one}',\n" for one in tested.requirements)
    build = [f"{name}=={package.version}" for name, package in tested.build.items()]
    built = [name for name, package in tested.packages.items() if package.is_built]
    builds = "".join(f"{name} = {build}\n" for name in built)
    return (
        '[project]\nname = "every-project"\nversion = "0"\n'
        f'requires-python = ">={python_version}"\ndependencies = [\n{lines}]\n\n'
        f"[tool.uv]\npackage = false\n\n[tool.uv.extra-build-dependencies]\n{builds}"
    )


def _set_files(framework: str) -> Iterator[bytes]:
    yield (FOLDER / f"{framework}.json").read_bytes()
    yield (FOLDER / "about.json").read_bytes()


def _index_settings() -> Iterator[bytes]:
    """Yield all that says which index uv asks: variables and configuration files."""
    yield from _index_variables(os.environ)
    for path in _configuration_files():
        with suppress(OSError):
            yield str(path).encode("utf-8", "surrogateescape")
            yield path.read_bytes()


def _index_variables(variables: Mapping[str, str]) -> Iterator[bytes]:
    for name in sorted(variables):
        if name.startswith(_OF_INDEXES) and not name.endswith(_CREDENTIALS):
            where = _USER_IN_URL.sub("://", variables[name])
            yield f"{name}={where}".encode("utf-8", "surrogateescape")


def _configuration_files() -> Iterator[Path]:
    """Yield where uv looks for settings beyond the project's: the user's, the system's."""
    if "UV_CONFIG_FILE" in os.environ:
        yield Path(os.environ["UV_CONFIG_FILE"])
    if sys.platform == "win32":
        folders = [os.environ.get("APPDATA"), os.environ.get("SYSTEMDRIVE", "") + "\\ProgramData"]
    else:
        folders = [os.environ.get("XDG_CONFIG_HOME") or "~/.config", "/etc"]
        folders += (os.environ.get("XDG_CONFIG_DIRS") or "/etc/xdg").split(":")
    for name in filter(None, folders):
        with suppress(RuntimeError):
            yield Path(name).expanduser() / "uv" / "uv.toml"
