"""A project folder made by startwise, read as it stands: no secrets, nothing from outside of it."""

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from generator.answers.answers_file import read_answers
from generator.comparing.ignoring import ignoring_in
from generator.comparing.layouts import layout_like
from generator.comparing.preset_check import preset_check
from generator.errors import NotAProject, about
from generator.inspection.layout import Layout
from generator.inspection.sizes import lines_of
from generator.project.record import read_record
from generator.templating.provenance import RECORD
from generator.templating.tree import File

# What tools leave in a project, and what a person installs into it.
_FOLDERS_LEFT_OUT = frozenset(
    """
    .git .hg .svn .venv venv env node_modules __pycache__ .mypy_cache .ruff_cache .pytest_cache
    .hypothesis .tox .nox .cache .idea .vscode .eggs build dist htmlcov staticfiles instance
    """.split()
)
# A folder that holds one of these is an environment or a cache.
_MARKS = ("pyvenv.cfg", "CACHEDIR.TAG")

# Secrets are never shown; locks are made by tools.
_FILES_LEFT_OUT = (
    "*.env*", "env.*", ".flaskenv*", ".netrc*", ".pypirc*", ".htpasswd*",
    "*secret*", "*credential*", "*.pem*", "*.key*", "*.p12*",
    "id_rsa*", "id_dsa*", "id_ecdsa*", "id_ed25519*",
    "*.lock", "package-lock.json", "pnpm-lock.yaml", "*.pyc", "*.sqlite3", ".coverage", ".DS_Store",
)  # fmt: skip
_SHOWN_ALL_THE_SAME = frozenset({".env.example"})

LARGEST_FILE = 1_000_000
_MOST_FILES = 5_000
LARGEST_FOLDER = 50_000_000


def layout_in(folder: Path) -> Layout:
    """Return the layout of a project folder: its answers from its record, its files as they are."""
    record = folder / RECORD
    if not _is_there(record):
        raise NotAProject(
            f"The folder {folder} was not made by startwise: it holds no {RECORD}.",
            "Give the folder of a project that startwise made, a file of answers, or answers.",
        )
    # What this version does not know is refused.
    read_answers(record)
    read = read_record(record)
    with about(f"In {record}"):
        made = layout_like(read.said, read.template, preset_check(read, ()).made_with)
    found, ignored = _read(folder, made.project.tree.keys())
    tree = {
        path: _as_it_stands(made.project.tree.get(path), file)
        for path, file in found.items()
        if file
    }
    return replace(
        made,
        origin="folder",
        project=replace(made.project, tree=tree),
        left_out=tuple(path for path, file in found.items() if not file),
        ignored=ignored,
        edited=tuple(
            path
            for path, file in made.project.tree.items()
            if path not in tree or tree[path].content != file.content
        ),
    )


def _as_it_stands(made: File | None, file: File) -> File:
    """Return a file of a folder with what is known of the one that startwise makes there.

    Of one that was edited, what features wrote into it counts as long as it may be there: lines
    more or fewer are those of the file itself. Its packages are known whatever its lines are.
    """
    if made is None or made.content == file.content:
        return replace(made or file, executable=file.executable)
    written = made.written
    if sum(one.lines for one in written) > lines_of(file):
        written = tuple(replace(one, lines=0) for one in written)
    return replace(file, features=made.features, written=written)


def _is_there(record: Path) -> bool:
    try:
        return record.is_file()
    except OSError:
        return False


def _read(folder: Path, made: Collection[str]) -> tuple[dict[str, File | None], tuple[str, ...]]:
    """Return the files of a folder, None for what cannot be shown, and what .gitignore leaves out.

    Of binaries those are shown that startwise made itself. A folder that is left out ends in a
    slash.
    """
    root = folder.resolve()
    kept = kept_in(root, made)
    found: dict[str, File | None] = {}
    ignored: list[str] = []
    size = 0
    for paths, left_out in _walked(root, kept):
        ignored += (f"{_inside(one, root)}{'/' if one.is_dir() else ''}" for one in left_out)
        for path in paths:
            content = content_of(path, root, kept)
            size += len(content or b"")
            if len(found) >= _MOST_FILES or size > LARGEST_FOLDER:
                raise NotAProject(
                    f"The folder {folder} holds more than can be looked at: "
                    f"{_MOST_FILES:,} files or {LARGEST_FOLDER // 1_000_000} MB.",
                    "Give the folder of a project without the data that was put into it.",
                )
            name = _inside(path, root)
            is_hidden = content is None or (b"\0" in content and name not in made)
            found[name] = (
                None if is_hidden else File(content or b"", os.access(path, os.X_OK), features=())
            )
    return dict(sorted(found.items())), tuple(sorted(ignored))


def _inside(path: Path, root: Path) -> str:
    return readable(path.relative_to(root).as_posix())


def kept_in(root: Path, made: Iterable[str]) -> frozenset[Path]:
    """Return the paths of what startwise made, and of their folders: to look at by any name."""
    paths = {root / path for path in made}
    return frozenset({*paths, *(parent for path in paths for parent in path.parents)})


def paths_in(root: Path, kept: Collection[Path], public: Collection[str] = ()) -> Iterator[Path]:
    """Yield a folder's files and links but for those that its .gitignore names.

    ``kept`` are paths to look at whatever their name; files of these names are ``public``.
    """
    for paths, _ in _walked(root, kept, public):
        yield from paths


def _walked(
    root: Path, kept: Collection[Path], public: Collection[str] = ()
) -> Iterator[tuple[list[Path], list[Path]]]:
    """Yield for each folder the files and links to look at, and what its .gitignore leaves out."""
    ignoring = {root: ignoring_in(root)}
    for place, found, names in os.walk(root):
        here = Path(place)
        known = ignoring.get(here) or ignoring[here.parent].within(here)
        ignoring[here] = known
        folders = [one for one in _below(here, found) if not _is_left_out(one, kept)]
        # Links to folders are not followed, only named.
        links = [one for one in folders if one.is_symlink()]
        files = [
            one
            for one in (*_below(here, names), *links)
            if one.name in public or not _is_secret(one, kept)
        ]
        out = {one for one in files if one not in kept and known.ignores(one)}
        out |= {
            one
            for one in folders
            if one not in kept and one not in links and known.ignores(one, is_folder=True)
        }
        found[:] = [one.name for one in folders if one not in out]
        yield [one for one in files if one not in out], sorted(out)


def _below(place: Path, names: Iterable[str]) -> list[Path]:
    return [place / name for name in sorted(names)]


def _is_left_out(folder: Path, kept: Collection[Path]) -> bool:
    if folder in kept:
        return False
    return folder.name in _FOLDERS_LEFT_OUT or any(_is_there(folder / mark) for mark in _MARKS)


def _is_secret(file: Path, kept: Collection[Path]) -> bool:
    """Whether a file, by its name, is a secret or made by a tool, and not by startwise."""
    low = file.name.lower()
    if file in kept or low in _SHOWN_ALL_THE_SAME:
        return False
    return any(fnmatchcase(low, pattern.lower()) for pattern in _FILES_LEFT_OUT)


def content_of(path: Path, root: Path, kept: Collection[Path]) -> bytes | None:
    """Return the bytes of a plain file of the folder, or None where it is not one to show."""
    try:
        if path.is_symlink() and not _leads_to_a_shown_file(path, root, kept):
            return None
        status = path.stat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST_FILE:
            return None
        return path.read_bytes()
    except OSError:
        return None


def _leads_to_a_shown_file(link: Path, root: Path, kept: Collection[Path]) -> bool:
    """Whether a link leads to a file of the folder that would be shown without it."""
    try:
        inside = link.resolve(strict=True).relative_to(root)
    except (ValueError, RuntimeError):
        return False
    target = root / inside
    ignoring = ignoring_in(root)
    for folder in (root / parent for parent in reversed(inside.parents) if parent != Path()):
        if _is_left_out(folder, kept):
            return False
        ignoring = ignoring.within(folder)
    return target in kept or not (_is_secret(target, kept) or ignoring.ignores(target))


def readable(name: str) -> str:
    """Return the name of a file or folder as text; bytes in it that are not UTF-8 are replaced."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
