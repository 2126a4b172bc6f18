"""What a command is given: answers of flags, files and presets, those of a record among them."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.answers.layers import Given, layered
from generator.answers.questions import Answer, Answers
from generator.errors import about
from generator.presets.loaded_preset import Preset
from generator.presets.reading import layers_of, read_presets, sources_said
from generator.presets.recorded import all_again, recorded_in
from generator.presets.sources import counted_from
from generator.terminal.paragraphs import listed_words
from generator.terminal.safe_text import plain


@dataclass(frozen=True)
class GivenTo:
    """What a command was given, and the presets that have a say in it."""

    given: Given
    presets: tuple[Preset, ...] = ()

    @property
    def answers(self) -> Answers:
        """Return its answers."""
        return self.given.answers

    @property
    def said(self) -> Answers:
        """Return its answers that are from no preset."""
        origins = {one.origin for one in self.presets}
        return {
            name: answer
            for name, answer in self.answers.items()
            if self.files.get(name) not in origins
        }

    @property
    def files(self) -> Mapping[str, str]:
        """Return the file or preset of each answer that is from one."""
        return self.given.files

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the sources of its presets, as flags say them here."""
        return tuple(one.source for one in self.presets)

    @property
    def as_data(self) -> dict[str, Any]:
        """Return where its answers are from, and its presets, as JSON has them."""
        return {"answers_from": self.files, "presets": presets_as_data(self.presets)}

    def recorded_from(self, folder: Path) -> tuple[Preset, ...]:
        """Return its presets as a project in a folder records them."""
        here = Path.cwd()
        return tuple(
            replace(one, source=counted_from(one.source, here, folder)) for one in self.presets
        )


def presets_as_data(presets: Iterable[Preset]) -> list[dict[str, Any]]:
    """Return what presets are and hold, as JSON has it."""
    return [
        {
            **one.recorded,
            "locked": {
                lock.name: {"answers": list(lock.answers), "because": lock.because}
                for lock in one.locks
            },
        }
        for one in presets
    ]


def given_to(
    paths: Sequence[Path],
    said: Mapping[str, Answer],
    flags: Iterable[str] = (),
    *,
    is_named: bool = False,
) -> GivenTo:
    """Return what flags, files and presets say; what is to be said of presets is printed.

    Where no preset is named, those count that the files were made with, which are records.
    """
    presets = presets_named(flags) or tuple(_recorded(paths))
    given = layered(paths, said, is_named=is_named, layers=layers_of(presets))
    if given.gave_way:
        told = listed_words(given.gave_way)
        sys.stderr.write(f"Left out, as it does not go with your answers: {plain(told)}.\n")
    return GivenTo(given, presets)


def presets_named(flags: Iterable[str]) -> tuple[Preset, ...]:
    """Return the presets that the environment and flags name; print what is to be said of them."""
    presets = tuple(_read(sources_said(flags)))
    if any(not one.overlay.is_empty for one in presets):
        from generator.templating.overlays import check_overlays

        check_overlays(presets)
    return presets


def _read(sources: Sequence[str]) -> Iterator[Preset]:
    for preset, note in read_presets(sources):
        if note:
            sys.stderr.write(f"{plain(note)}\n")
        yield preset


def _recorded(paths: Iterable[Path]) -> Iterator[Preset]:
    """Yield the presets of records among files of answers."""
    from generator.answers.answers_file import read_document

    seen: dict[str, Preset] = {}
    for path in paths:
        recorded = recorded_in(read_document(path))
        if recorded:
            beside = path.resolve().parent.parent
            with about(f"in {path}"):
                for one in all_again(recorded, beside):
                    source = counted_from(one.source, beside, Path.cwd())
                    seen[one.name] = replace(one, source=source)
    yield from seen.values()
