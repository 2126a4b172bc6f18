"""What an older release of startwise makes of a record: uv fetches and runs it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.version import InvalidVersion, Version

from generator.errors import WrongRequest
from generator.project.installing import uv_binary
from generator.project.record import Record
from generator.project.surroundings import for_project
from generator.templating.provenance import RECORD
from generator.updating.archives import Files, files_given

# It fetches the release and what that needs, and makes a project: seconds, where the network is.
SECONDS = 180
_LONGEST_REASON = 300
_MARKS = re.compile(r"^[\W_]+")


class NoRelease(Exception):
    """The release did not make a project; says why."""


def files_by_release(record: Record) -> Files:
    """Return what the release that wrote a record makes of it.

    Where packages come from is for the user's own
    settings of uv to say; the release installs nothing, and writes into a folder of its own.

    Raises:
        NoRelease: it cannot be had, or does not make a project of this record.
    """
    version = release_named(record.version)
    with TemporaryDirectory(prefix="startwise-") as name:
        folder = Path(name)
        (folder / RECORD).write_bytes(record.content)
        out = folder / "made"
        out.mkdir()
        words = [
            uv_binary(), "tool", "run", "--no-progress", "--from", f"startwise=={version}",
            "startwise", "new", "--answers", RECORD, "--yes", "--no-git", "--no-install",
            "--output", out.name,
        ]  # fmt: skip
        if sys.stderr.isatty():
            sys.stderr.write(f"uv runs startwise {version}, to see what it makes …\n")
        _finish(words, folder)
        projects = list(out.iterdir())
        if len(projects) != 1:
            raise NoRelease("it made no project")
        try:
            return files_given(projects[0])
        except WrongRequest as error:
            raise NoRelease(error.message) from error


def release_named(version: str) -> str:
    """Return a version as uv takes it; what is none is never said to uv."""
    try:
        return str(Version(version))
    except (InvalidVersion, ValueError) as error:
        raise NoRelease("its record names no version") from error


def _finish(words: Sequence[str], folder: Path) -> None:
    """Run a command to its end, or end it and all that it started."""
    environment = {**for_project(os.environ), "NO_COLOR": "1"}
    try:
        process = subprocess.Popen(
            words, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="replace", start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise NoRelease(f"uv could not be started: {error.strerror}") from error
    try:
        told, _ = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NoRelease(f"it was not done after {SECONDS} seconds") from error
    finally:
        if process.poll() is None:
            _end(process)
    if process.returncode:
        raise NoRelease(_last_words(told) or f"exit status {process.returncode}")


def _end(process: "subprocess.Popen[str]") -> None:
    with suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.communicate()


def _last_words(told: str) -> str:
    """Return what is said of a failure, on one line, without the marks that uv draws."""
    lines = [_MARKS.sub("", line).strip() for line in told.splitlines()]
    return " ".join(filter(None, lines[-6:]))[-_LONGEST_REASON:].rstrip(".")
