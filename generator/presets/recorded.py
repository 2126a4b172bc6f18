"""The presets that a project's record names, and how each is had again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.answers.answers_file import PRESET
from generator.presets.files import UnreadablePreset
from generator.presets.loaded_preset import Preset
from generator.presets.reading import MOST, preset_of
from generator.presets.sources import Found, found_at, found_before
from generator.terminal.safe_text import plain

_KEYS = ("name", "source", "version", "digest")


@dataclass(frozen=True)
class Recorded:
    """A preset that a project was made with, as its record names it."""

    name: str
    source: str
    version: str
    digest: str


def recorded_in(document: Mapping[str, Any]) -> tuple[Recorded, ...]:
    """Return the presets that a record names, in their order; refuse what names none."""
    said = document.get(PRESET, [])
    tables = said if isinstance(said, list) else [said]
    if len(tables) > MOST or not all(map(_is_named, tables)):
        raise UnreadablePreset(
            f"[[{PRESET}]] of the record does not say {', '.join(_KEYS)}, each a text.",
            "Take the file back from git.",
        )
    return tuple(Recorded(**{key: table[key] for key in _KEYS}) for table in tables)


def _is_named(table: object) -> bool:
    return isinstance(table, dict) and all(
        isinstance(table.get(key), str) and plain(table[key]) == table[key] for key in _KEYS
    )


def had_before(recorded: Recorded, beside: Path) -> Preset | None:
    """Return a preset as it is recorded, without asking a network; None where it is not to be had.

    A path counts from the folder ``beside``.
    """
    files = found_before(recorded.source, recorded.digest, beside)
    return None if files is None else preset_of(Found(recorded.source, files))


def had_again(recorded: Recorded, beside: Path) -> Preset:
    """Return a preset as it is recorded, fetched where it has to be.

    Raises:
        UnreadablePreset: it is not there, or has become another one.
        PresetNotHad: it could not be fetched.
    """
    before = had_before(recorded, beside)
    if before is not None:
        return before
    preset = preset_of(found_at(recorded.source, beside))
    if preset.digest != recorded.digest:
        raise UnreadablePreset(
            f"{preset.origin} in {plain(recorded.source)} is another one than the project was made "
            "with.",
            "Give the one that is meant: --preset SOURCE",
        )
    return preset


def all_again(
    recorded: Iterable[Recorded], beside: Path, given: Iterable[Preset] = ()
) -> Iterator[Preset]:
    """Yield each preset as it is recorded; the first that cannot be had is refused.

    Those that are ``given`` need not be had elsewhere.
    """
    named = {one.digest: one for one in given}
    for one in recorded:
        found = named.get(one.digest) or had_again(one, beside)
        yield replace(found, source=one.source)
