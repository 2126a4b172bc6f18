"""The presets of a project: which are to be had, and what its answers are beside what they hold."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.answers.locks import refusal_of
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME
from generator.presets.loaded_preset import Preset
from generator.presets.recorded import Recorded, had_before
from generator.project.record import Record


@dataclass(frozen=True)
class PresetCheck:
    """The presets that a project was made with, and those that it was checked against.

    ``lost`` could not be had without a network, ``refused`` says which answers are held otherwise,
    and ``other`` which of the presets are other ones than the project was made with.
    """

    made_with: tuple[Preset, ...] = ()
    lost: tuple[Recorded, ...] = ()
    refused: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def preset_check(record: Record, given: Sequence[Preset]) -> PresetCheck:
    """Return what became of a project's presets; the ``given`` ones count, where there are any."""
    found = {one: _had(one, record, given) for one in record.presets}
    made_with = tuple(one for one in found.values() if one is not None)
    return PresetCheck(
        made_with=made_with,
        lost=tuple(one for one, preset in found.items() if preset is None),
        refused=tuple(_refused(record, given or made_with)),
        other=tuple(_other(record, given)),
    )


def _had(recorded: Recorded, record: Record, given: Iterable[Preset]) -> Preset | None:
    same = next((one for one in given if one.digest == recorded.digest), None)
    return same or had_before(recorded, record.path.resolve().parent.parent)


def _refused(record: Record, presets: Iterable[Preset]) -> Iterator[str]:
    locks = [lock for one in presets for lock in one.locks]
    made_with = {"framework": record.template} if record.template else {}
    answers = {**record.answers, **made_with}
    for name, answer in answers.items():
        why = refusal_of(locks, name, answer)
        if why:
            yield f"{BY_NAME[name].word} {shown(answer)}: {why}"


def _other(record: Record, given: Iterable[Preset]) -> Iterator[str]:
    for one in given:
        for recorded in record.presets:
            if recorded.name == one.name and recorded.digest != one.digest:
                yield f"{one.name} {one.version}; the project was made with {recorded.version}"
