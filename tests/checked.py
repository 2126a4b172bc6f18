"""Projects to check, and what people and machines do to their files."""

import json
import os
from pathlib import Path
from typing import Any

from test_new import startwise

from generator.answers.questions import Answers
from generator.comparing.checking import Check
from generator.comparing.layouts import layout_of
from generator.templating.provenance import RECORD
from generator.templating.tree import Tree
from generator.terminal.output import SCHEMA

SHELF: Answers = {"project_name": "Shelf", "framework": "django", "rest": True, "i18n": True}
MARKERS = b"<<<<<<< yours\nx = 1\n=======\nx = 2\n>>>>>>> startwise\n"


def place(folder: Path, tree: Tree) -> Path:
    for path, file in tree.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return folder


def states(check: Check) -> dict[str, str]:
    return {one.path: one.state for one in check.files if one.state != "in_step"}


def data(folder: Path, *words: str, status: int = 0) -> Any:
    done = startwise(folder, "check", *words, "--json")
    assert done.returncode == status, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert next(iter(found)) == "schema"
    assert found["schema"] == SCHEMA
    return found


def record_says(project: Path, old: str, new: str) -> None:
    record = project / RECORD
    text = record.read_text(encoding="utf-8")
    assert old in text
    record.write_text(text.replace(old, new), encoding="utf-8")


def place_shelf(folder: Path) -> Path:
    """Return the folder of a project that is as it was made."""
    return place(folder / "shelf", layout_of(SHELF).project.tree)


# Edits: each does one to a file, and returns the state that this leaves it in.


def left_alone(_path: Path) -> str:
    return "in_step"


def with_crlf(path: Path) -> str:
    if b"\0" not in path.read_bytes():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return "in_step"


def appended(path: Path) -> str:
    path.write_bytes(path.read_bytes() + b"# Ours.\n")
    return "edited"


def emptied(path: Path) -> str:
    was = path.read_bytes()
    path.write_bytes(b"")
    return "edited" if was else "in_step"


def made_binary(path: Path) -> str:
    path.write_bytes(b"\0\xff\n" + path.read_bytes())
    return "edited"


def merged_badly(path: Path) -> str:
    was = path.read_bytes()
    path.write_bytes(was + MARKERS)
    return "edited" if b"\0" in was else "conflict"


def deleted(path: Path) -> str:
    path.unlink()
    return "missing"


def made_a_folder(path: Path) -> str:
    path.unlink()
    (path / "below").mkdir(parents=True)
    return "missing"


def made_large(path: Path) -> str:
    path.write_bytes(b"x\n" * 600_000)
    return "not_checked"


def made_a_pipe(path: Path) -> str:
    path.unlink()
    os.mkfifo(path)
    return "not_checked"


def linked_away(path: Path) -> str:
    path.unlink()
    path.symlink_to(os.devnull)
    return "not_checked"


def linked_to_nothing(path: Path) -> str:
    path.unlink()
    path.symlink_to("not-there")
    return "not_checked"


def moved_away(path: Path) -> str:
    content = path.read_bytes()
    if not content.strip():
        return "in_step"
    target = path.with_name("elsewhere") / path.name
    target.parent.mkdir(exist_ok=True)
    path.rename(target)
    if len([line for line in content.split(b"\n") if line]) > 6 and b"\0" not in content:
        target.write_bytes(content.replace(b"\n", b"\r\n") + b"# Ours.\r\n")
    return "moved"
