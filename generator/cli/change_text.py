"""What ``startwise change`` and ``update`` say: what merged, what was decided, what is left."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator import __version__
from generator.answers.command_line import as_flag
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME
from generator.cli.change_next import steps_after
from generator.cli.change_outcome import Outcome
from generator.cli.listed_files import listed
from generator.merging.project_change import Change
from generator.merging.written import Written
from generator.project.conflict_markers import PARTING
from generator.project.next_steps import in_words, named_folder
from generator.templating.environment_file import ENVIRONMENT_FILE
from generator.terminal.paragraphs import command, counted, filled, item
from generator.updating.bases import Source
from generator.updating.project_update import Update

_LOCKS = {
    "whole": "uv.lock follows pyproject.toml: what it had stays, what is new is as tested.",
    "versions": "uv.lock names the versions of what is new, and not where to download them: the "
    "next uv sync adds that. Commit it then: until that, CI and images fail with uv sync --locked.",
    "left": "uv.lock is as it was. Once pyproject.toml is right: uv lock.",
}

_BASES: dict[Source, str] = {
    "renderer": "Of these answers this version makes the files that the project was made with.",
    "given": "The project as it was made: {name}.",
    "release": "The project as it was made: uv ran {name}, which made it again.",
    "commit": "The project as it was made: commit {name} of its repository.",
}


def change_text(outcome: Outcome, *, is_written: bool) -> str:
    """Return all that an owner has to know of a change."""
    begun = (*_version(outcome), *_answers(outcome.change), "")
    return "\n".join((*begun, *_files(outcome, is_written=is_written), *_decided(outcome),
                      *_left(outcome, is_written=is_written), *_next(outcome),
                      *_undo(outcome, is_written=is_written), ""))  # fmt: skip


def as_data(outcome: Outcome, *, is_written: bool) -> dict[str, Any]:
    """Return the same as data."""
    merged, variables = outcome.merged, outcome.variables
    return {
        **_basics(outcome.folder, outcome.change),
        "update": outcome.update and _update_as_data(outcome.update),
        "is_written": is_written,
        "files": asdict(outcome.files),
        "merged": list(merged.merged),
        "decisions": [asdict(one) for one in merged.decisions],
        "conflicts": [one.path for one in merged.conflicts],
        "env": {
            "new": list(variables.new),
            "secrets": list(variables.secrets),
            "empty": [name for name, _ in variables.required],
            "to_look_at": [name for name, _ in variables.outdated],
            "unread": list(variables.unread),
        },
        "lock": outcome.lock,
        "undo": list(outcome.undo),
        "next": [
            {"why": one.why, "commands": list(one.commands), "instead": one.instead}
            for one in steps_after(outcome)
        ],
        "diff": "" if is_written else outcome.diff,
    }


def unchanged_as_data(folder: Path, change: Change) -> dict[str, Any]:
    """Return, as data, that a project has the answers already."""
    return {
        **_basics(folder, change), "update": None, "is_written": False,
        "files": asdict(Written((), (), ())), "merged": [], "decisions": [], "conflicts": [],
        "env": {name: [] for name in ("new", "secrets", "empty", "to_look_at", "unread")},
        "lock": "unchanged", "undo": [], "next": [], "diff": "",
    }  # fmt: skip


def _basics(folder: Path, change: Change) -> dict[str, Any]:
    return {
        "project": str(folder),
        "framework": change.framework,
        "answers": change.after.answers,
        "changes": {name: [change.before[name], new] for name, new in change.answers.items()},
        "followed": [asdict(one) for one in change.after.followed],
    }


def _update_as_data(update: Update) -> dict[str, Any]:
    return {
        "from": update.before, "to": __version__,
        "base": {"source": update.base.source, "name": update.base.name},
        "new": list(update.new), "dropped": list(update.dropped),
        "presets": [one.told for one in update.presets],
    }  # fmt: skip


def _version(outcome: Outcome) -> Iterator[str]:
    """Yield from which version a project comes to this one, and how that is known."""
    update, answers = outcome.update, outcome.change.after.answers
    if update is None:
        return
    if update.is_of_presets:
        renewed = ", ".join(one.told for one in update.presets)
        yield filled(f"{renewed}; startwise stays at {__version__}.")
    elif update.before == __version__:
        yield f"startwise: {__version__}, which makes other files by now"
    else:
        yield f"startwise: {update.before or 'unknown'} becomes {__version__}"
    if not (update.is_of_presets and update.base.source == "renderer"):
        yield filled(_BASES[update.base.source].format(name=update.base.name))
    if update.is_on_your_word:
        yield filled(
            "Its record is that of the project; that nothing else of it was edited is your word."
        )
    for one in () if update.is_of_presets else update.presets:
        yield filled(f"{one.told}.")
    yield from _new_defaults(update, outcome.folder)
    if update.new:
        new = ", ".join(f"{BY_NAME[name].word} {shown(answers[name])}" for name in update.new)
        yield filled(f"New questions, answered so that nothing is added: {new}.")
    if update.dropped:
        yield filled(f"Not asked any more, nor recorded: {', '.join(update.dropped)}.")


def _new_defaults(update: Update, folder: Path) -> Iterator[str]:
    """Yield what newer presets would answer by themselves, and how a project gets that."""
    for one in update.presets:
        if one.others:
            said = ", ".join(f"{BY_NAME[name].word} {shown(new)}" for name, new in one.others)
            flags = " ".join(as_flag(name, new) for name, new in one.others)
            yield filled(
                f"{one.origin} would answer otherwise: {said}. An update leaves that as it is; for "
                "it, once this is committed:"
            )
            yield command(f"startwise change{named_folder(folder)} {flags}")


def _answers(change: Change) -> Iterator[str]:
    because = {one.name: f", {one.because}" for one in change.after.followed}
    for name, answer in change.answers.items():
        was = shown(change.before[name]) or "empty"
        now = shown(answer) or "empty"
        yield filled(f"{BY_NAME[name].word}: {was} becomes {now}{because.get(name, '')}")
    answers = change.after.answers
    if "auth" in change.answers and answers["auth"] == "none" and answers["example"] == "notes":
        yield filled(
            "From now on anybody can write, change and delete notes. Look at code of your own that "
            "asks who is logged in."
        )


def _files(outcome: Outcome, *, is_written: bool) -> Iterator[str]:
    written = outcome.files
    counts = (
        (len(written.added), "added"), (len(written.changed), "changed"),
        (len(written.removed), "removed"),
    )  # fmt: skip
    words = [f"{counted(count, 'file')} {what}" for count, what in counts if count]
    begun = "In" if is_written else "Nothing was written. It would be, in"
    yield filled(f"{begun} {in_words(outcome.folder)}: {', '.join(words)}.")
    yield from listed(written)
    if outcome.merged.merged:
        yield filled(f"With your edits: {', '.join(outcome.merged.merged)}.")
    if outcome.variables.new:
        yield filled(_new_names(outcome, is_written=is_written))
    if outcome.lock in _LOCKS:
        yield filled(_LOCKS[outcome.lock])


def _new_names(outcome: Outcome, *, is_written: bool) -> str:
    names, secrets = ", ".join(outcome.variables.new), outcome.variables.secrets
    if ENVIRONMENT_FILE not in outcome.further:
        return (
            f"Variables are new: {names}. Set them wherever the service runs, as .env.example says."
        )
    begun = "Added to .env" if is_written else "Added to .env would be"
    others = [name for name in outcome.variables.new if name not in secrets]
    fresh = f"with a fresh secret {', '.join(secrets)}" if secrets else ""
    told = ", and ".join(filter(None, (", ".join(others), fresh)))
    return f"{begun}: {told}. Wherever else the service runs, .env.example says what to set."


def _decided(outcome: Outcome) -> Iterator[str]:
    found = [one for one in outcome.merged.decisions if not one.to_look_at]
    if found:
        yield "\nDecided:"
    for one in found:
        yield item(f"{one.path}: {one.text}")


def _left(outcome: Outcome, *, is_written: bool) -> Iterator[str]:
    looked_at = [one for one in outcome.merged.decisions if one.to_look_at]
    if looked_at:
        yield "\nTo look at:"
    for one in looked_at:
        yield item(f"{one.path}: {one.text}")
    if outcome.merged.conflicts:
        index = " and in git's index" if outcome.has_repository else ""
        where = f"Conflicts, marked in the files{index}" if is_written else "Conflicts would be in"
        yield f"\n{where}:"
    enforced = {path: one.origin for one in outcome.change.theirs.added for path in one.enforced}
    for conflict in outcome.merged.conflicts:
        by = enforced.get(conflict.path)
        only = f" ({by} enforces it: take the part below {PARTING})" if by else ""
        yield item(f"{conflict.path}{only}")


def _undo(outcome: Outcome, *, is_written: bool) -> Iterator[str]:
    if is_written and outcome.undo:
        is_added = ENVIRONMENT_FILE in outcome.further
        but = ", but for what was added to .env" if is_added else ""
        yield ""
        yield filled(f"To take all of it back{but}, before you commit it:")
        yield from (command(words) for words in outcome.undo)


def _next(outcome: Outcome) -> Iterator[str]:
    steps = steps_after(outcome)
    if steps:
        yield "\nNext:"
    for step in steps:
        yield ""
        if step.why:
            yield filled(step.why)
        yield from (command(words) for words in step.commands)
