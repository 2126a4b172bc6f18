"""How many distributions are installed in the end: the packages of each side, resolved by uv."""

import subprocess
from collections.abc import Iterable
from dataclasses import replace
from tempfile import TemporaryDirectory
from typing import TextIO

from generator.comparing.comparison import Comparison, Side
from generator.errors import ResolvingFailed
from generator.guidance.frameworks import FRAMEWORKS
from generator.project.installing import uv_binary
from generator.project.surroundings import finished
from generator.terminal.progress import Progress
from generator.terminal.safe_text import plain, quoted
from generator.tested import tested_set

_LONGEST_SECONDS = 300
_LONGEST_REASON = 240


def resolved(comparison: Comparison, out: TextIO) -> tuple[Comparison, tuple[str, ...]]:
    """Return the comparison with what is installed, and what went wrong with a side."""
    failures: list[str] = []
    progress = Progress(out)
    sides = [_resolved(side, progress, failures) for side in (comparison.left, comparison.right)]
    return replace(comparison, left=sides[0], right=sides[1]), tuple(failures)


def _resolved(side: Side, progress: Progress, failures: list[str]) -> Side:
    label = plain(side.layout.label)
    try:
        installed = progress.step(f"resolving the packages of {label}", lambda: _installed(side))
    except ResolvingFailed as error:
        failures.append(plain(f"The packages of {label} do not resolve: {error.message}"))
        return side
    return replace(side, installed=installed)


def _installed(side: Side) -> tuple[int, int]:
    """Return how many distributions are installed without and with those for development.

    Raises:
        ResolvingFailed: uv is not there, has no network, or finds no versions that go together.
    """
    version = str(side.layout.answers["python_version"])
    running = [one.requirement for one in side.packages if not one.development]
    whole = [one.requirement for one in side.packages]
    installed = _count(whole, version)
    try:
        # What the first has asked for is known by now.
        return _count(running, version, "--offline"), installed
    except ResolvingFailed:
        return _count(running, version), installed


def _count(requirements: Iterable[str], python_version: str, *further: str) -> int:
    lines = [_from_an_index(one) for one in requirements]
    if not lines:
        return 0
    command = [uv_binary(), "pip", "compile", "-", "--python-version", python_version]
    command += ["--quiet", "--no-header", "--no-annotate", *_what_is_built(), *further]
    # In a folder of its own, so that no project's settings have a say.
    with TemporaryDirectory(prefix="startwise-") as folder:
        try:
            text = "\n".join(lines) + "\n"
            done = finished(command, cwd=folder, input=text, timeout=_LONGEST_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ResolvingFailed("uv took too long.") from error
        except OSError as error:
            raise ResolvingFailed(f"uv cannot be run: {error.strerror}.") from error
    if done.returncode:
        raise ResolvingFailed(_reason(done.stderr))
    return sum(1 for line in done.stdout.splitlines() if line[:1].isalnum())


def _what_is_built() -> list[str]:
    """Return the words that let uv build what the tested set has without a wheel, and nothing else.

    Building a source distribution runs code of whoever made it, and a folder may name any package.
    """
    sets = [tested_set.load(framework) for framework in FRAMEWORKS]
    built = {name for one in sets for name, found in one.packages.items() if found.is_built}
    return ["--only-binary", ":all:", *(f"--no-binary={name}" for name in sorted(built))]


def _from_an_index(requirement: str) -> str:
    """Return a requirement that an index alone is asked for: code from an address could be run."""
    if "@" in requirement or not requirement.isprintable():
        raise ResolvingFailed(f"{quoted(requirement)} is not a name with versions.")
    return requirement


def _reason(told: str) -> str:
    """Return the first lines of what uv told, as one."""
    words = " ".join(told.encode("ascii", "ignore").decode().split())
    return words[:_LONGEST_REASON] or "uv did not say why."
