"""One run of ``startwise preset``: a preset shown, checked, or saved."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote
from typing import Any

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.answers.spelling import nearest
from generator.cli.giving import presets_as_data
from generator.errors import UnknownName, WrongRequest
from generator.guidance.frameworks import NAMES, framework_named
from generator.presets.files import PRESET
from generator.presets.loaded_preset import Preset
from generator.presets.overlay import SLUG, Overlay
from generator.presets.preset_toml import read_form
from generator.presets.reading import ended, preset_of
from generator.presets.saving import name_from, preset_text
from generator.presets.sources import Found, found_at
from generator.templating.overlays import check_overlays, overlay_problems
from generator.templating.trial import rendering_problems
from generator.terminal.output import print_json
from generator.terminal.paragraphs import beside, counted, filled, heading
from generator.terminal.safe_text import plain, quoted
from generator.terminal.styles import is_colored, width
from generator.writing import write_whole

_WIDEST_TERM = 40
ACTIONS = {
    "show": "What it says, holds and adds.",
    "check": "All that is wrong with it.",
    "save": "Write one, from a project or from flags.",
}


def run(
    action: str,
    source: str,
    said: Mapping[str, Answer],
    *,
    name: str | None,
    folder: Path | None,
    as_json: bool,
) -> int:
    """Do what was asked for with a preset; give the exit status."""
    if action not in ACTIONS:
        what = f"There is no action {quoted(action)}." if action else "It is not said what to do."
        raise UnknownName(what, nearest(action, [*ACTIONS]))
    if not source:
        wanted = "FOLDER" if action == "save" else "SOURCE"
        raise WrongRequest(
            "It is not said which preset.", f"Write: startwise preset {action} {wanted}"
        )
    if action != "save" and (said or name is not None or folder is not None):
        raise WrongRequest(
            f"preset {action} takes no answers.", f"Write: startwise preset {action} {source}"
        )
    if action == "save":
        return _save(Path(source), said, name, folder, as_json=as_json)
    found = found_at(source)
    if found.note:
        sys.stderr.write(f"{plain(found.note)}\n")
    return _check(found, as_json=as_json) if action == "check" else _show(found, as_json=as_json)


def _show(found: Found, *, as_json: bool) -> int:
    preset = preset_of(found)
    check_overlays([preset])
    if as_json:
        print_json(_as_data(preset, found))
    else:
        sys.stdout.write("\n".join(_told(preset, found)) + "\n")
    return 0


def _as_data(preset: Preset, found: Found) -> dict[str, Any]:
    (data,) = presets_as_data([preset])
    overlay = preset.overlay
    data |= {
        "packages": dict(overlay.packages),
        "enforced": list(overlay.enforced),
        "replaces": list(overlay.replaces),
        "header": dict(overlay.header),
    }
    return {**data, "defaults": dict(preset.defaults), "files": sorted(found.files)}


def _told(preset: Preset, found: Found) -> Iterator[str]:
    columns, bold = width(), is_colored(sys.stdout)
    yield plain(f"{preset.name} {preset.version}, from {preset.source}")
    held = {one.name: f"{one.held}: {one.because}" for one in preset.locks}
    defaults = {name: shown(answer) for name, answer in preset.defaults.items()}
    overlay = preset.overlay
    added = {
        **dict.fromkeys(overlay.enforced, "a file, enforced"),
        **overlay.packages,
        **{path: "a file" for path in sorted(_paths(overlay)) if path not in overlay.enforced},
        **_fragments(overlay),
        **{f"*{suffix}": text.strip() for suffix, text in overlay.header.items()},
    }
    for title, rows in (("Locked", held), ("Defaults", defaults)):
        if rows:
            column = max(len(BY_NAME[name].word) for name in rows)
            yield ""
            yield heading(title, bold=bold)
            yield from (
                beside(BY_NAME[name].word, plain(text), column, columns)
                for name, text in rows.items()
            )
    if added:
        yield ""
        yield heading("Adds", bold=bold)
        column = min(max(map(len, added)), _WIDEST_TERM)
        for name, text in added.items():
            yield beside(plain(name.replace(SLUG, "{slug}")), plain(text), column, columns)
    yield ""
    yield f"{counted(len(found.files), 'file')} with {PRESET}, digest {found.digest}"


def _fragments(overlay: Overlay) -> dict[str, str]:
    """Return what is said of each fragment: how long it is, and of which framework alone."""
    found: dict[str, str] = {}
    for framework, places in overlay.fragments.items():
        for place, text in places.items():
            is_both = all(one.get(place) == text for one in overlay.fragments.values())
            of = (
                ""
                if is_both and len(overlay.fragments) > 1
                else f" of {NAMES[framework_named(framework)]}"
            )
            found[f"{place}{of}"] = f"a fragment, {counted(len(text.splitlines()), 'line')}"
    return found


def _paths(overlay: Overlay) -> set[str]:
    return {path for files in overlay.files.values() for path in files}


def _check(found: Found, *, as_json: bool) -> int:
    preset, problems = read_form(found.files, found.source, found.digest)
    problems.extend(overlay_problems(preset.overlay))
    if not problems:
        problems.extend(rendering_problems(preset))
    if as_json:
        print_json({"source": found.source, "digest": found.digest, "problems": [*problems]})
    elif problems:
        columns = width()
        told = (filled(plain(ended(one)), columns, "  - ", "    ") for one in problems)
        what = counted(len(problems), "problem")
        sys.stdout.write("\n".join((f"{what} in {plain(found.source)}:", *told)) + "\n")
    else:
        named = f"{preset.name} {preset.version}"
        sys.stdout.write(f"{plain(named)} is in order.\n")
    return 1 if problems else 0


def _save(
    path: Path, said: Mapping[str, Answer], name: str | None, folder: Path | None, *, as_json: bool
) -> int:
    answers: Answers = {**_of_project(folder), **said}
    target = path if path.suffix == ".toml" else path / PRESET
    called = name_from(path.stem if path.suffix == ".toml" and path.stem != "preset" else "")
    called = called or name_from(target.resolve().parent.name) or "team"
    if name is not None:
        called = name_from(name)
        if called != name:
            hint = f"Take {called}." if called else "Give one such as acme."
            raise WrongRequest(f"No preset can be called {quoted(name)}.", hint)
    if target.exists():
        raise WrongRequest(f"{target} is there already.", "Give another folder or file.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, preset_text(called, answers))
    except OSError as error:
        raise WrongRequest(f"{target} cannot be written: {error.strerror}.") from error
    if as_json:
        print_json({"preset": called, "file": str(target)})
    else:
        using = f"Use it: startwise new NAME --preset {plain(quote(str(path)))}"
        sys.stdout.write(f"Wrote {plain(str(target))}: {called}'s preset.\n{using}\n")
    return 0


def _of_project(folder: Path | None) -> Answers:
    """Return the answers of a project's record, those that somebody gave."""
    if folder is None:
        return {}
    from generator.answers.answers_file import read_answers
    from generator.errors import NotAProject
    from generator.templating.provenance import RECORD

    if not (folder / RECORD).is_file():
        raise NotAProject(
            f"The folder {folder} was not made by startwise: it holds no {RECORD}.",
            "Give the folder of a project that startwise made.",
        )
    return read_answers(folder / RECORD)
