"""An update of a project: what an older version made of its answers, and what this one makes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from packaging.version import InvalidVersion, Version

from generator import __version__
from generator.answers.changing import Changed
from generator.answers.command_line import as_flag
from generator.answers.locks import HeldAnswer
from generator.answers.own_answers import NAMING
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.errors import WrongRequest
from generator.merging.project_change import Change, of_the_newest
from generator.presets.loaded_preset import Preset, origin_of
from generator.presets.recorded import Recorded
from generator.project.next_steps import named_folder
from generator.project.record import Record
from generator.templating.provenance import RECORD, digest_of
from generator.templating.rendering import render
from generator.templating.tree import File, Project
from generator.updating.answers_now import AnswersNow, answers_now
from generator.updating.bases import Base, base_of


@dataclass(frozen=True)
class NewPreset:
    """A preset that a project gets, in place of another version of it where there ``was`` one.

    ``others`` are its defaults that are new, and other answers than the project has.
    """

    name: str
    version: str
    was: str | None
    others: tuple[tuple[str, Answer], ...] = ()

    @property
    def origin(self) -> str:
        """Return what it is called, with its version."""
        return f"{origin_of(self.name)} {self.version}"

    @property
    def told(self) -> str:
        """Return what becomes of it, in a few words."""
        if self.was is None:
            return f"{self.origin} is new"
        return f"{origin_of(self.name)} {self.was} becomes {self.version}"


@dataclass(frozen=True)
class Update:
    """How a project comes to this version: from which one, and where its base was found.

    Answers to ``new`` questions are as the project was without them; ``dropped`` are answers to
    questions that there are no more. ``presets`` are those that are new, or other ones than before.
    """

    before: str
    base: Base
    new: tuple[str, ...]
    dropped: tuple[str, ...]
    has_digest: bool
    presets: tuple["NewPreset", ...] = ()

    @property
    def is_of_presets(self) -> bool:
        """Whether the version of startwise stays, and its presets alone are other ones."""
        return bool(self.presets) and self.before == __version__

    @property
    def is_on_your_word(self) -> bool:
        """Whether nothing but who gave the base says that it is as it was made."""
        return self.base.source == "given" and not self.has_digest


@dataclass(frozen=True)
class MadeNow:
    """What this version makes of a project's answers, and whether that is what the project is."""

    answers: AnswersNow
    project: Project
    is_same: bool
    presets: tuple[Preset, ...] = ()


def check_wanted(record: Record, wanted: str | None, folder: str) -> None:
    """Refuse another version than this one as the one to update to."""
    here, asked = Version(__version__), _version(wanted or __version__)
    if asked is None:
        raise WrongRequest(f"--to {wanted!r} is no version.", "It is written as 0.4.0 is.")
    made_by = _version(record.version)
    if made_by is not None and asked < made_by:
        raise WrongRequest(
            f"An update does not go back: the project is of startwise {record.version}.",
            "Take the commit of the update back: git revert.",
        )
    if asked != here:
        raise WrongRequest(
            f"This is startwise {__version__}, and it updates to that version alone.",
            f"Run the other one: uvx startwise@{asked} update{folder}",
        )


def made_now(record: Record, presets: Sequence[Preset] = ()) -> MadeNow:
    """Return what this version makes of a project's answers, with the presets of that."""
    now = answers_now(record)
    theirs = render(now.framework, now.answers, now.defaults, presets)
    is_same = record.version == __version__ and digest_of(theirs.tree) == record.digest
    if record.digest and not record.is_tested:
        theirs = of_the_newest(theirs)
    is_same = is_same and not (now.new or now.dropped)
    return MadeNow(now, theirs, is_same, tuple(presets))


def made_with(record: Record, presets: Sequence[Preset]) -> MadeNow:
    """Return what this version makes of a project's answers with presets that it is to get.

    An answer that one of them holds otherwise is refused: it has to become another one first.
    """
    made = made_now(record, presets)
    answers: Answers = {**made.answers.answers, "framework": made.answers.framework}
    for preset in presets:
        _check_held(preset, answers, record.path.parent)
    return made


def _check_held(preset: Preset, answers: Mapping[str, Answer], folder: Path) -> None:
    """Refuse a preset that holds other answers than a project has, and say how that gets them."""
    others = [one for one in preset.locks if answers[one.name] not in one.answers]
    if not others:
        return
    wanted = "; ".join(
        f"{BY_NAME[one.name].word} {one.held}, and this project has {shown(answers[one.name])} "
        f"({one.because.rstrip('.')})"
        for one in others
    )
    flags = [as_flag(one.name, one.answers[0]) for one in others]
    way_out = f"First: startwise change{named_folder(folder)} {' '.join(flags)}. Commit that, then "
    if any(one.name in NAMING for one in others):
        way_out = "startwise change leaves that as it is: make another project, or "
        raise HeldAnswer(f"{preset.origin} {preset.version} wants {wanted}.",
                         f"{way_out}ask the owner of the preset.")  # fmt: skip
    raise HeldAnswer(f"{preset.origin} {preset.version} wants {wanted}.", f"{way_out}update again.")


def update_of(
    record: Record, made: MadeNow | None, given: Path | None, becomes: MadeNow
) -> tuple[Change, Update]:
    """Return how a project comes to this version: a change, though of no answer.

    ``given`` is a folder or zip of the project as it was made. It ``becomes`` another one than is
    ``made`` now where it gets other presets; None is made of those that are not to be had.
    """
    rendered = None if made is None else made.project.tree
    base, now = base_of(record, given, rendered), becomes.answers
    # The record is replaced whatever the base holds: it says what the project is now.
    tree = {**base.tree, RECORD: File(record.content, executable=False, features=())}
    before = () if made is None else made.presets
    others = tuple(_others(record.presets, before, becomes))
    update = Update(record.version, base, now.new, now.dropped, bool(record.digest), others)
    return change_to(becomes, replace((made or becomes).project, tree=tree)), update


def change_to(made: MadeNow, base: Project) -> Change:
    """Return the change from a project to what this version makes of the same answers."""
    now = made.answers
    after = Changed(now.answers, now.defaults, ())
    return Change(now.framework, now.answers, after, base, made.project, now.defaults)


def _others(
    recorded: Sequence[Recorded], before: Sequence[Preset], becomes: MadeNow
) -> Iterator[NewPreset]:
    """Yield which presets are new, or other ones than before."""
    known = {one.name: one for one in recorded}
    defaults = {one.name: one.defaults for one in before}
    answers = becomes.answers.answers
    for one in becomes.presets:
        was = known.get(one.name)
        if was is None or was.digest != one.digest:
            others = tuple(
                (name, answer)
                for name, answer in one.defaults.items()
                if answer != answers.get(name, answer)
                and answer != defaults.get(one.name, {}).get(name)
            )
            yield NewPreset(one.name, one.version, None if was is None else was.version, others)


def _version(text: str) -> Version | None:
    try:
        return Version(text)
    except (InvalidVersion, ValueError):
        return None
