"""Presets read from their sources, in the order in which they were said."""

import os
import shlex
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.answers.layers import Layer
from generator.answers.locks import problems_of
from generator.errors import WrongRequest
from generator.presets.files import UnreadablePreset
from generator.presets.loaded_preset import Preset
from generator.presets.preset_toml import read_form
from generator.presets.sources import Found, found_at
from generator.terminal.paragraphs import sentence

VARIABLE = "STARTWISE_PRESET"
MOST = 8


def sources_said(flags: Iterable[str]) -> tuple[str, ...]:
    """Return the sources of presets: those of the environment, then those of the flags."""
    try:
        named = shlex.split(os.environ.get(VARIABLE, ""))
    except ValueError as error:
        raise WrongRequest(
            f"{VARIABLE} has a quote that does not end.", "Close it, or leave it out."
        ) from error
    return tuple(dict.fromkeys((*named, *flags)))


def read_presets(sources: Sequence[str], beside: Path = Path()) -> Iterator[tuple[Preset, str]]:
    """Yield the preset of each source, and what is to be said of how it was got; check them all."""
    if len(sources) > MOST:
        raise WrongRequest(f"There are {len(sources)} presets; {MOST} are the most.", "Name fewer.")
    read: list[Preset] = []
    for source in sources:
        found = found_at(source, beside)
        preset = preset_of(found)
        if any(one.name == preset.name for one in read):
            raise UnreadablePreset(
                f"Two presets are called {preset.name}, the second in {source}.", "Name one."
            )
        read.append(preset)
        yield preset, found.note
    check_together(read)


def check_together(presets: Sequence[Preset]) -> None:
    """Refuse presets that hold what cannot be at once."""
    problems = [*problems_of([lock for one in presets for lock in one.locks])]
    if problems:
        raise UnreadablePreset(sentence(problems[0]), "Name one of them.")


def preset_of(found: Found) -> Preset:
    """Return the preset that files hold, or refuse it with the first that is wrong with it."""
    preset, problems = read_form(found.files, found.source, found.digest)
    if problems:
        more = len(problems) - 1
        told = f" startwise preset check tells {more} more." if more else ""
        raise UnreadablePreset(f"The preset {found.source}: {ended(problems[0])}", told.strip())
    return preset


def ended(problem: str) -> str:
    """Return a problem as the end of a sentence."""
    return problem if problem.endswith("?") else f"{problem}."


def layers_of(presets: Iterable[Preset]) -> tuple[Layer, ...]:
    """Return what presets say of answers."""
    return tuple(one.layer for one in presets)
