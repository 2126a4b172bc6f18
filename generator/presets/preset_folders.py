"""A preset in a folder, a file or an installed package."""

import importlib.util
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from generator.presets.files import (
    LARGEST_FILE,
    MOST_FILES,
    OVERLAY,
    PRESET,
    Files,
    UnreadablePreset,
    check_path,
    check_size,
    no_link,
)
from generator.terminal.safe_text import quoted


def files_at(path: Path) -> Files:
    """Return the files of the preset in a folder, or of a file that is one by itself."""
    try:
        if path.is_dir():
            return files_in(path)
        if path.name == PRESET:
            return files_in(path.parent)
        return {PRESET: content_of(path, str(path))}
    except FileNotFoundError as error:
        raise UnreadablePreset(
            f"There is no preset {path}.",
            "Give the folder that holds a preset.toml, or the file itself.",
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it can be no path"
        raise UnreadablePreset(f"The preset {path} cannot be read: {reason}.") from error


def files_in(folder: Path) -> Files:
    """Return the files of the preset in a folder."""
    if not os.path.lexists(folder / PRESET):
        raise UnreadablePreset(
            f"The folder {folder} holds no {PRESET}.",
            "Give the folder that holds it, or the file itself.",
        )
    if (folder / PRESET).is_symlink():
        raise no_link(PRESET)
    paths = [PRESET, *_overlay(folder)]
    check_size({path: (folder / path).lstat().st_size for path in paths})
    return {path: content_of(folder / path, path) for path in paths}


def _overlay(folder: Path) -> Iterator[str]:
    """Yield the path of each file of an overlay; a folder that is a link is none of it."""
    top = folder / OVERLAY
    if top.is_symlink():
        raise no_link(OVERLAY)
    count = 0
    for place, folders, names in os.walk(top):
        inside = Path(place).relative_to(folder)
        for name in sorted([*folders, *names]):
            path = check_path((inside / name).as_posix())
            if (folder / path).is_symlink():
                raise no_link(path)
        folders.sort()
        for name in sorted(names):
            count += 1
            if count > MOST_FILES:
                check_size(dict.fromkeys(map(str, range(count)), 0))
            yield (inside / name).as_posix()


def content_of(path: Path, called: str, largest: int = LARGEST_FILE) -> bytes:
    """Return what a plain file holds; no more than the largest that a preset may have.

    Raises:
        OSError: it cannot be read.
    """
    # A pipe would wait for ever to be opened.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if not stat.S_ISREG(path.stat().st_mode):
        raise no_link(called)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise no_link(called)
        content = file.read(largest + 1)
    if len(content) > largest:
        raise UnreadablePreset(
            f"The preset's file {called} has more than {largest:,} bytes.",
            "A preset is answers and a few files of a team, as text.",
        )
    return content


def folder_of_package(name: str) -> Path:
    """Return the folder of an installed package; nothing of it is imported."""
    top, _, inside = name.partition("/")
    wanted = "Install it beside startwise: uv tool install startwise --with PACKAGE"
    parts = set(inside.split("/")) if inside else set()
    if not top.isidentifier() or parts & {"", ".", ".."}:
        raise UnreadablePreset(
            f"{quoted(f'pkg:{name}')} names no package.",
            "Write pkg:acme_starters, or a folder in it.",
        )
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        spec = None
    folders = list(spec.submodule_search_locations or ()) if spec else []
    if not folders:
        raise UnreadablePreset(f"There is no installed package {top} with a folder.", wanted)
    return Path(folders[0], inside)
