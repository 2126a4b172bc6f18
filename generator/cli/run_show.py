"""One run of ``startwise show``: the preview of a project, or files as they would be made."""

from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from generator.answers.command_line import flag_with, spelled
from generator.answers.questions import Answer
from generator.cli.choosing_files import files_meant
from generator.guidance.pick_text import followed, headline
from generator.inspection import preview
from generator.planning import UNNAMED, Plan, plan
from generator.presets.loaded_preset import Preset
from generator.project.git import known_author
from generator.templating.tree import File
from generator.terminal.safe_text import plain, plain_lines
from generator.terminal.styles import is_colored, width


def planned(said: Mapping[str, Answer], presets: tuple[Preset, ...] = ()) -> Plan:
    """Return the project that these answers lead to, by the author that git knows."""
    return plan({**known_author(), **said}, (), presets)


def as_data(shown: Plan, words: Sequence[str]) -> dict[str, Any]:
    """Return the preview as data; where files are named, those alone, each with its content."""
    data = preview.as_data(shown)
    if words:
        wanted = set(files_meant(shown, words))
        data["files"] = [
            {**file, "content": _text(shown.project.tree[file["path"]])}
            for file in data["files"]
            if file["path"] in wanted
        ]
    return data


def write_preview(
    shown: Plan, said: Mapping[str, Answer], out: TextIO, sources: Sequence[str] = ()
) -> None:
    """Write the tree, what each answer brings, and what to do next."""
    out.write(headline(shown.framework, shown.recommendation, shown.answers["framework"]) + "\n")
    out.write(plain_lines(followed(shown.completed.followed)) + "\n")
    out.write(preview.preview_text(shown, width(), bold=is_colored(out)))
    flags = tuple(flag_with("--preset", source) for source in sources)
    command = spelled({"project_name": UNNAMED, **said}, flags)
    out.write(
        f"\nRead a file: startwise show PATH, with the same flags\nMake it: {plain(command)}\n"
    )


def write_files(shown: Plan, words: Sequence[str], out: TextIO) -> None:
    """Write files: in colours for a terminal that wants them, or else as they are."""
    wanted = files_meant(shown, words)
    gap = ""
    for path in wanted:
        if len(wanted) > 1:
            out.write(f"{gap}==> {plain(path)} <==\n")
            gap = "\n"
        file = shown.project.tree[path]
        if out.isatty():
            out.write(_for_terminal(path, file, colored=is_colored(out)))
        else:
            out.flush()
            out.buffer.write(file.content)


def _for_terminal(path: str, file: File, *, colored: bool) -> str:
    text = _text(file)
    if text is None:
        return f"({len(file.content):,} bytes that are not text)\n"
    if not colored:
        return plain_lines(text)
    from generator.terminal.highlighting import for_terminal

    return for_terminal(path, text)


def _text(file: File) -> str | None:
    """Return a file's text, or None where it holds none."""
    try:
        return None if b"\0" in file.content else file.content.decode("utf-8")
    except UnicodeDecodeError:
        return None
