"""One run of ``startwise change``: merge, look over, write all or nothing, say what is left."""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer
from generator.cli import change_text
from generator.cli.change_decision import decision_of
from generator.cli.change_outcome import Outcome, Variables
from generator.cli.change_undo import commands_that_undo
from generator.cli.giving import presets_named
from generator.cli.shipped_migrations import shipped_for
from generator.errors import StartwiseError, WrongRequest
from generator.merging.authors import with_shipped
from generator.merging.environment import (
    required_later,
    secrets_in,
    unread_names,
    values_left,
    with_new_names,
)
from generator.merging.fields import steps_for_fields
from generator.merging.ignored import decisions, with_what_is_there
from generator.merging.project_change import Change, change_of
from generator.merging.step import Step
from generator.merging.table_steps import frozen_for, steps_for
from generator.merging.toml import ruff_settings
from generator.merging.trees import Files, Merged, merge
from generator.merging.written import Written, diff_of, written_by
from generator.presets.loaded_preset import Preset
from generator.presets.recorded import all_again
from generator.project.locks.following import following_lock, needs_following
from generator.project.next_steps import named_folder, with_known_uv
from generator.project.owned import check_tree, check_untracked, owned_files, read_text
from generator.project.record import Record, read_record, record_of
from generator.project.rewriting import STAGE, Write, restore, rewrite
from generator.project.working_tree import Stages, WorkingTree, put_conflicts, working_tree
from generator.templating.environment_file import ENVIRONMENT_FILE, EXAMPLE
from generator.templating.provenance import RECORD
from generator.terminal.output import print_json, print_long
from generator.terminal.safe_text import plain_lines
from generator.tested.portable_lock import NAME as LOCK
from generator.updating.project_update import Update
from generator.updating.table_hints import table_hints

# Something is left for the owner to resolve or to look at.
LEFT = 3


@dataclass(frozen=True)
class ChangeOptions:
    """How a project is changed, apart from what it becomes.

    ``sources`` say where its presets are to be had, if not where its record says.
    """

    folder: Path
    dry_run: bool
    allow_dirty: bool
    as_json: bool
    sources: tuple[str, ...] = ()


def run(said: Mapping[str, Answer], options: ChangeOptions) -> int:
    """Change a project as it was said; give the exit status."""
    folder = options.folder.resolve()
    if not said:
        way_out = "For example: startwise change --rest."
        if options.sources:
            way_out += " Another version of a preset comes by startwise update --preset."
        raise WrongRequest("It is not said what is to change.", way_out)
    take_back(folder, options)
    record = read_record(record_of(folder))
    given = presets_named(options.sources) if record.presets or options.sources else ()
    _check_given(given, record, options.sources)
    change = change_of(record, said, tuple(all_again(record.presets, folder.parent, given)))
    if not change.answers:
        has = ", ".join(
            f"{BY_NAME[name].word} is {shown(one) or 'empty'}" for name, one in said.items()
        )
        sentence = f"Nothing to change: {has} already."
        return say_unchanged(folder, change, options, sentence)
    return carry_out(folder, change, options)


def _check_given(given: Sequence[Preset], record: Record, sources: Sequence[str]) -> None:
    """Refuse a preset of a flag that is not one of the project's, which a change leaves."""
    for one in given:
        known = {recorded.name: recorded for recorded in record.presets}.get(one.name)
        if one.source not in sources or (known is not None and known.digest == one.digest):
            continue
        has = f"has {known.version}" if known else "was made without it"
        raise WrongRequest(
            f"{one.source} is {one.origin} {one.version}, and the project {has}: change leaves "
            "that as it is.",
            f"First: startwise update{named_folder(record.path.parent)} --preset "
            f"{quote(one.source)}",
        )


def carry_out(
    folder: Path, change: Change, options: ChangeOptions, update: Update | None = None
) -> int:
    """Merge a change and write it, or only show it; give the exit status."""
    tree = working_tree(folder)
    # What is only looked at need not be taken back.
    allow_dirty = options.allow_dirty or options.dry_run
    check_tree(tree, folder, allow_dirty=allow_dirty)
    outcome = _outcome(folder, change, tree, update)
    check_untracked(tree, outcome.written.paths, allow_dirty=allow_dirty)
    if not options.dry_run:
        _write(outcome, tree)
    if options.as_json:
        print_json(change_text.as_data(outcome, is_written=not options.dry_run))
    else:
        text = change_text.change_text(outcome, is_written=not options.dry_run)
        # What has to be read stands at the end, where a terminal is.
        shown = f"{outcome.diff}\n{text}\nNothing was written.\n" if options.dry_run else text
        print_long(plain_lines(shown))
    return LEFT if outcome.is_left else 0


def take_back(folder: Path, options: ChangeOptions) -> None:
    """Put back what an interrupted change or update has left half done."""
    if options.dry_run and (folder / STAGE).exists():
        raise WrongRequest(
            f"An earlier change of {folder} was interrupted.",
            "Run it without --dry-run: it first puts everything back as it was.",
        )
    if restore(folder):
        sys.stderr.write("An earlier change was interrupted: it was taken back first.\n")


def say_unchanged(folder: Path, change: Change, options: ChangeOptions, sentence: str) -> int:
    """Say that nothing is to do, in a sentence or as data; give the exit status."""
    if options.as_json:
        print_json(change_text.unchanged_as_data(folder, change))
    else:
        sys.stdout.write(f"{sentence}\n")
    return 0


def _outcome(
    folder: Path, change: Change, tree: WorkingTree | None, update: Update | None
) -> Outcome:
    """Merge a change, and find what follows from it; nothing is written."""
    base, theirs = (_contents(one.tree) for one in (change.base, change.theirs))
    ours = owned_files(folder, base, theirs, tree)
    there = with_what_is_there(folder, base, theirs)
    merged = merge(base, there, ours, frozen_for(change.before, change.after.answers))
    stays = decisions(theirs, merged.files, there)
    merged = replace(merged, decisions=(*merged.decisions, *stays))
    shipped = shipped_for(folder, change, ours)
    if shipped is not None:
        merged = with_shipped(merged, shipped)
    if written_by(ours, merged.files).paths != (RECORD,):
        record = decision_of(folder, change, merged, update)
        merged = replace(merged, files={**merged.files, **record})
    written = written_by(ours, merged.files)
    further: dict[str, bytes] = {}
    variables = _environment(folder, base, theirs, merged, further)
    lock = _lock(folder, change, ours, merged, further)
    steps = steps_for(
        change.framework, change.before, change.after.answers,
        (change.base.tree, change.theirs.tree), change.theirs.commands, shipped,
    )  # fmt: skip
    hints = () if update is None else table_hints(change)
    return Outcome(
        folder=folder,
        change=change,
        merged=merged,
        written=written,
        diff=diff_of(ours, merged.files, written),
        steps=tuple(
            _as_run(one)
            for one in (
                *_formatting(base, ours, written),
                *hints,
                *steps_for_fields(change, base, ours),
                *steps,
            )
        ),
        has_repository=tree is not None,
        variables=variables,
        lock=lock,
        further=further,
        update=update,
        undo=commands_that_undo(folder, written, tree),
    )


def _contents(tree: Mapping[str, object]) -> dict[str, bytes]:
    return {path: getattr(file, "content", b"") for path, file in tree.items()}


def _formatting(base: Files, ours: Files, written: Written) -> Iterator[Step]:
    """Yield that what came is to be formatted, where the owner has settings of ruff of his own."""
    path = "pyproject.toml"
    has_code = any(one.endswith(".py") for one in (*written.added, *written.changed))
    if has_code and path in ours and ruff_settings(ours[path]) != ruff_settings(base[path]):
        commands = ("uv run ruff check --fix", "uv run ruff format")
        yield Step("Your settings of ruff are other ones: format what came.", commands)


def _as_run(step: Step) -> Step:
    return replace(step, commands=tuple(with_known_uv(command) for command in step.commands))


def _environment(
    folder: Path, base: Files, theirs: Files, merged: Merged, further: dict[str, bytes]
) -> Variables:
    """Return what becomes of the variables; the .env gets those that are new."""
    own = read_text(folder, ENVIRONMENT_FILE)
    before, after = (side.get(EXAMPLE, b"").decode() for side in (base, theirs))
    text, names = with_new_names(own or "", before, after)
    if names and own is not None:
        further[ENVIRONMENT_FILE] = text.encode()
    code = (content for path, content in merged.files.items() if path.endswith(".py"))
    return Variables(
        new=names,
        secrets=secrets_in(after, names),
        required=required_later(after, names),
        outdated=values_left(own or "", before, after),
        unread=unread_names(own or "", before, after, code),
    )


def _lock(
    folder: Path, change: Change, ours: Files, merged: Merged, further: dict[str, bytes]
) -> str:
    """Lock what changed requirements need; tell how far: whole, versions, none, or left."""
    lock, path = read_text(folder, LOCK), "pyproject.toml"
    if path not in ours or path not in merged.files:
        return "unchanged"
    if any(one.path == path for one in merged.conflicts):
        return "left"
    before, after = ours[path].decode(), merged.files[path].decode()
    try:
        if not needs_following(before, after):
            return "unchanged"
        if lock is None:
            return "none"
        version = str(change.after.answers["python_version"])
        text, is_whole = following_lock(change.framework, lock, after, version)
    except (ValueError, KeyError, TypeError):
        return "left"
    further[LOCK] = text.encode()
    return "whole" if is_whole else "versions"


def _write(outcome: Outcome, tree: WorkingTree | None) -> None:
    files, folder = outcome.merged.files, outcome.folder
    writes = {
        path: Write(files.get(path), _mode_of_new(path, outcome)) for path in outcome.written.paths
    }
    writes |= {path: Write(content) for path, content in outcome.further.items()}
    rewrite(folder, writes)
    if tree is None:
        return
    stages = {
        one.path: Stages(one.base, one.ours, one.theirs, os.access(folder / one.path, os.X_OK))
        for one in outcome.merged.conflicts
    }
    try:
        put_conflicts(folder, stages)
    except StartwiseError as error:
        error.add_way_out("The files are changed, and conflicts are marked in them.")
        raise


def _mode_of_new(path: str, outcome: Outcome) -> int | None:
    file = outcome.change.theirs.tree.get(path)
    is_new = path in outcome.written.added
    return 0o755 if file is not None and file.executable and is_new else None
