"""A preset in a git repository: fetched shallowly, read from git's objects, never checked out.

So no filter, no hook and no submodule of it has a say, and a link is an entry like any other.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Timer
from typing import IO

from generator.errors import StartwiseError
from generator.presets.files import (
    LARGEST,
    MOST_FILES,
    OVERLAY,
    PRESET,
    Files,
    PresetNotHad,
    UnreadablePreset,
    check_path,
    check_size,
    no_link,
)
from generator.presets.git_objects import Entry, contents_in, entries_in, names_of
from generator.terminal.safe_text import plain

LONGEST_SECONDS = 60
# In blocks of 512 bytes: what git may write into one file, and the pack is one.
_LARGEST_PACK = 128_000
_LARGEST_OUTPUT = LARGEST + MOST_FILES * 400
_LONGEST_REASON = 240

# Of what git reads from the environment, how its owner reaches servers.
_WAYS = ("GIT_CONFIG_", "GIT_SSL_", "GIT_SSH", "GIT_HTTP_", "GIT_ASKPASS", "GIT_EXEC_PATH")

_SETTINGS = {
    "core.hooksPath": os.devnull,
    "core.bigFileThreshold": "1m",
    "core.attributesFile": os.devnull,
    "fetch.recurseSubmodules": "false",
    # One pack, so that its size is the size of all.
    "fetch.unpackLimit": "1",
    "fetch.writeCommitGraph": "false",
    "gc.auto": "0",
    "maintenance.auto": "false",
    "pack.threads": "1",
    "protocol.ext.allow": "never",
    "credential.interactive": "never",
}


@dataclass(frozen=True)
class Place:
    """A preset in a repository: its address, a tag or a commit, and the folder in it."""

    url: str
    tag: str
    folder: str

    @property
    def ref(self) -> str:
        """Return what is fetched."""
        return self.tag if _is_commit(self.tag) else f"refs/tags/{self.tag}"


def commit_now(place: Place) -> str:
    """Return the commit that a tag names now.

    Raises:
        PresetNotHad: the repository was not reached.
        UnreadablePreset: there is no such tag.
    """
    if _is_commit(place.tag):
        return place.tag
    with TemporaryDirectory(prefix="startwise-") as folder:
        root = Path(folder)
        _git(root, place, "init", "--quiet", "--bare", "--template=", ".")
        listed = _git(root, place, "ls-remote", "--tags", "--", place.url, f"{place.tag}*")
    lines = (line.partition("\t") for line in listed.decode("utf-8", "replace").splitlines())
    names = {name: commit for commit, _, name in lines}
    found = names.get(f"{place.ref}^{{}}") or names.get(place.ref)
    if not found:
        raise _no_tag(place)
    return found


def fetched(place: Place) -> tuple[str, Files]:
    """Return the commit of a tag, and the files of the preset there.

    Raises:
        PresetNotHad: the repository was not reached, or took too long.
        UnreadablePreset: what is there is no preset, or too large.
    """
    with TemporaryDirectory(prefix="startwise-") as folder:
        root = Path(folder)
        _git(root, place, "init", "--quiet", "--bare", "--template=", ".")
        _git(root, place, "fetch", "--quiet", "--depth=1", "--no-tags", "--no-recurse-submodules",
             "--", place.url, f"{place.ref}:refs/preset")  # fmt: skip
        commit = _git(root, place, "rev-parse", "--verify", "refs/preset^{commit}")
        return commit.decode().strip(), _files(root, place)


def _no_tag(place: Place) -> UnreadablePreset:
    return UnreadablePreset(
        f"{plain(place.url)} has no tag {plain(place.tag)}.",
        "Give a tag, or the whole name of a commit: a branch becomes another one.",
    )


def _is_commit(tag: str) -> bool:
    return len(tag) in {40, 64} and all(one in "0123456789abcdef" for one in tag)


def _files(root: Path, place: Place) -> Files:
    above = f"{place.folder}/" if place.folder else ""
    listed = _git(root, place, "ls-tree", "-r", "-z", "--long", "--full-tree", "refs/preset",
                  "--", f"{above}{PRESET}", f"{above}{OVERLAY}")  # fmt: skip
    entries = dict(_entries(listed, above))
    if PRESET not in entries:
        where = f"the folder {place.folder} of " if place.folder else ""
        raise UnreadablePreset(f"There is no {PRESET} in {plain(where + place.url)}.")
    check_size({path: one.size for path, one in entries.items()})
    told = _git(root, place, "cat-file", "--batch", given=names_of(entries))
    return contents_in(told, entries)


def _entries(listed: bytes, above: str) -> Iterator[tuple[str, Entry]]:
    """Yield each file of a listing by its path in the preset."""
    for one in entries_in(listed):
        path = one.path.decode("utf-8", "replace").removeprefix(above)
        if not one.is_plain:
            raise no_link(path)
        yield check_path(path), one


def _git(root: Path, place: Place, *words: str, given: bytes = b"") -> bytes:
    """Run git and return what it printed; refuse more than a preset can have."""
    settings = [part for key, one in _SETTINGS.items() for part in ("-c", f"{key}={one}")]
    git = shutil.which("git")
    if git is None:
        raise PresetNotHad("git was not found, and the preset is in a repository.", "Install git.")
    command = [git, *settings, *words]
    if os.name == "posix":
        command = ["sh", "-c", f'ulimit -f {_LARGEST_PACK}; exec "$@"', "sh", *command]
    errors = root / "errors"
    with errors.open("wb") as told, subprocess.Popen(
        command, cwd=root, env=_environment(root, place.url), stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=told, start_new_session=True,
    ) as running:  # fmt: skip
        try:
            status, found = _read(running, given, place.url)
        finally:
            if running.poll() is None:
                _kill(running)
    if status:
        raise _failure(place, errors, f"git {words[0]} ended with {status}")
    return found


def _read(running: "subprocess.Popen[bytes]", given: bytes, url: str) -> tuple[int, bytes]:
    """Write to git what it reads; return its exit status and output, or end it."""
    late = Event()

    def end() -> None:
        late.set()
        _kill(running)

    timer = Timer(LONGEST_SECONDS, end)
    timer.daemon = True
    timer.start()
    try:
        with suppress(BrokenPipeError):
            _pipe(running.stdin).write(given)
            _pipe(running.stdin).close()
        found: bytes = _pipe(running.stdout).read(_LARGEST_OUTPUT + 1)
        if len(found) > _LARGEST_OUTPUT:
            raise UnreadablePreset(f"The preset in {plain(url)} is too large.")
        status = running.wait()
    finally:
        timer.cancel()
    if late.is_set():
        what = f"{plain(url)} took longer than {LONGEST_SECONDS} seconds."
        raise PresetNotHad(what, "Try again later.")
    return status, found


def _pipe(one: IO[bytes] | None) -> IO[bytes]:
    if one is None:
        raise PresetNotHad("git could not be spoken to.")
    return one


def _failure(place: Place, errors: Path, instead: str) -> StartwiseError:
    with errors.open("rb") as file:
        told = plain(" ".join(file.read(10_000).decode("utf-8", "replace").split()))
    if "couldn't find remote ref" in told:
        return _no_tag(place)
    reason = told[:_LONGEST_REASON] or instead
    return PresetNotHad(f"The preset in {plain(place.url)} could not be fetched: {reason}.")


def _kill(running: "subprocess.Popen[bytes]") -> None:
    """End git with all that it started."""
    with suppress(OSError):
        if os.name == "posix":
            os.killpg(running.pid, signal.SIGKILL)
        else:
            running.kill()


def _environment(root: Path, url: str) -> Mapping[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name.startswith(_WAYS)
    }
    allowed = "file" if url.startswith("file:") else "https:ssh"
    return {
        **kept,
        "GIT_ALLOW_PROTOCOL": allowed,
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_LFS_SKIP_SMUDGE": "1",
        "GIT_DIR": str(root),
        "LC_ALL": "C",
    }
