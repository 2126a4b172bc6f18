"""What became of a project since it was made, as text: a line for all, then what is not in step."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from generator import __version__
from generator.comparing.checked_files import Checked, State
from generator.comparing.checking import Check
from generator.presets.sources import is_path
from generator.templating.provenance import RECORD
from generator.terminal.paragraphs import beside, counted
from generator.terminal.safe_text import plain

MOST_LINES = 50

_COLUMN = 11
# What asks for something to be done comes first.
_WORDS: dict[State, tuple[str, str]] = {
    "conflict": ("conflict", "with conflict markers"),
    "missing": ("missing", "missing"),
    "not_checked": ("not checked", "not checked"),
    "moved": ("moved", "moved"),
    "edited": ("edited", "edited"),
    "frozen": ("frozen", "frozen"),
}
_WHY_FROZEN = "change leaves it as it is"
# Nobody can tell what its owner did where the files that it began with are not known.
_WORDS_BEHIND: dict[State, tuple[str, str]] = {
    "missing": ("not there", "not there"),
    "edited": ("differs", "different"),
}


def check_text(
    check: Check, folder: str, *, strict: bool, width: int, has_diff: bool = False
) -> str:
    """Return a summary of a check, then what is not in step, in so many lines at most."""
    lines = [_summary(check, strict=strict)]
    for label, text in _about_the_project(check):
        lines += beside(label, plain(text), _COLUMN, width).splitlines()
    # They would be the same ones each time.
    for state in (one for one in _WORDS if has_diff or one != "frozen"):
        label = _words(check, state)[0]
        files = (file for file in check.files if file.state == state)
        lines += [f"  {label:<{_COLUMN}}  {plain(_file(file))}" for file in files]
    if not check.is_whole:
        lines.append(
            "  Moved files may be named missing: the folder holds too many to look at all."
        )
    last = [] if has_diff else _hint(check, folder)
    room = MOST_LINES - len(last)
    if len(lines) > room:
        more = len(lines) - room + 1
        lines[room - 1 :] = [f"  and {counted(more, 'line')} more: --json lists all."]
    return "\n".join((*lines, *last)) + "\n"


def _summary(check: Check, *, strict: bool) -> str:
    first = "Drift" if check.drift(strict=strict) else "No drift"
    if check.problem is not None:
        return f"{first}: the record cannot be read, so no file was checked."
    counts = check.counts()
    in_step, files = counts.get("in_step", 0), counted(len(check.files), "file")
    parts = [f"{in_step} of {files} beside {RECORD} in step with it"]
    parts += [f"{counts[state]} {_words(check, state)[1]}" for state in _WORDS if state in counts]
    if check.presets.refused:
        parts.append(f"{counted(len(check.presets.refused), 'answer')} that a preset forbids")
    if check.enforced:
        what = "is not as its preset makes it" if len(check.enforced) == 1 else "are edited"
        parts.insert(0, f"{counted(len(check.enforced), 'enforced file')} {what}")
    if check.is_behind or check.presets.other:
        parts.append("behind")
    return f"{first}: {', '.join(parts)}."


def _words(check: Check, state: State) -> tuple[str, str]:
    """Return what a state is called at one file, and after a number of them."""
    return {**_WORDS, **(_WORDS_BEHIND if check.is_behind else {})}[state]


def _about_the_project(check: Check) -> Iterator[tuple[str, str]]:
    """Yield what is to be said of the record, each below its label."""
    if check.problem is not None:
        yield "record", f"{check.problem.message} {check.problem.way_out}"
    if check.record is not None:
        if check.is_behind:
            yield "behind", _behind(check.record.version, check.record.digest)
        for one in check.presets.refused:
            yield "held", f"{one}"
        for one in check.enforced:
            yield "enforced", one
        for one in check.presets.other:
            yield "preset", f"{one}."
        for lost in check.presets.lost:
            what = (
                f"{lost.name}'s preset {lost.version} is not available here: what it requires and "
            )
            beside = check.record.path.resolve().parent.parent
            counts = f", which counts from {beside}" if is_path(lost.source) else ""
            where = f"Say where it is: --preset SOURCE (the record has {lost.source}{counts})"
            yield "not checked", f"{what}enforces was not looked at. {where}"
        for one in check.record.not_understood:
            yield "unknown", f"This version of startwise has no such answer: {one}"


def _behind(version: str, tree: str) -> str:
    if version != __version__:
        made = f"startwise {version or 'of an unknown version'} made it, this is {__version__}"
    elif tree:
        made = "the record or the templates changed since it was made"
    else:
        made = "its record has no digest"
    return f"{made}. What differs may be no edit of yours, what is not there may be new."


def _file(file: Checked) -> str:
    path = f"{file.path}, now {file.now}" if file.now else file.path
    if file.line:
        return f"{path}, line {file.line}"
    why = _WHY_FROZEN if file.state == "frozen" else file.why
    return f"{path}: {why}" if why else path


def _hint(check: Check, folder: str) -> list[str]:
    """Return how to see what differs, and to come to this version, where there is a need."""
    where = "" if folder == "." else f" {plain(shlex.quote(folder))}"
    is_read = check.record is not None and not check.record.not_understood
    lines = []
    for path in check.enforced:
        record, target = (plain(shlex.quote(str(Path(folder) / one))) for one in (RECORD, path))
        show = f"startwise show --answers {record} {plain(shlex.quote(path))} > {target}"
        lines.append(f"Take it as it is there: {show}")
    if is_read and {"edited", "missing", "moved", "frozen"} & check.counts().keys():
        lines.append(f"See the differences: startwise check{where} --diff")
    if check.is_behind:
        lines.append(f"Bring it to this version: startwise update{where}")
    return lines
