"""``startwise check``: every file is in its class, whatever stands in the folder."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from random import Random
from typing import Any

import pytest
from answer_sets import FRAMEWORKS, choices_of, pair_covering_sets, whole
from checked import (
    MARKERS,
    appended,
    data,
    deleted,
    emptied,
    left_alone,
    linked_away,
    linked_to_nothing,
    made_a_folder,
    made_a_pipe,
    made_binary,
    made_large,
    merged_badly,
    moved_away,
    place,
    place_shelf,
    record_says,
    states,
    with_crlf,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import BIN
from rendered_once import render_once
from test_new import new, startwise

from generator import __version__
from generator.answers.questions import BY_NAME, Answers
from generator.comparing import checked_files
from generator.comparing.checking import check_folder
from generator.comparing.layouts import layout_of
from generator.comparing.text.check_rows import MOST_LINES, check_text
from generator.errors import WrongRequest
from generator.locations import TEMPLATES
from generator.merging.frozen import is_frozen
from generator.project.conflict_markers import conflict_in
from generator.templating.provenance import RECORD
from generator.templating.tree import Tree


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return the folder of a project that is as it was made."""
    return place_shelf(tmp_path)


# Projects as they are made


@pytest.mark.parametrize("words", [("--framework", "flask"), ("--admin", "--i18n", "--fresh")])
def test_a_new_project_is_in_step_in_every_file(words: tuple[str, ...], tmp_path: Path) -> None:
    assert new(tmp_path, "Shelf", *words).returncode == 0
    for strict in ([], ["--strict"]):
        done = startwise(tmp_path, "check", "shelf", *strict)
        assert (done.returncode, done.stderr) == (0, "")
        files = len(data(tmp_path, "shelf")["files"])
        assert (
            done.stdout
            == f"No drift: {files} of {files} files beside .startwise.toml in step with it.\n"
        )


def test_a_project_by_plain_cookiecutter_is_in_step(tmp_path: Path) -> None:
    words = ["--no-input", "-o", str(tmp_path), str(TEMPLATES / "flask"), "project_name=Shelf"]
    subprocess.run([BIN / "cookiecutter", *words], capture_output=True, check=True)
    check = check_folder(tmp_path / "shelf")
    assert (states(check), check.drift(strict=True)) == ({}, ())


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_file_that_is_made_has_what_a_conflict_leaves(framework: str) -> None:
    for answers in pair_covering_sets(framework):
        for path, file in render_once(framework, whole(framework, answers)).tree.items():
            assert not conflict_in(file.content), path


# Random answers, random edits

QUESTIONS = tuple(name for name, question in BY_NAME.items() if question.kind != "text")


def random_project(chance: Random) -> Tree:
    while True:
        names = chance.sample(QUESTIONS, chance.randint(0, 8))
        try:
            said = {name: chance.choice(choices_of(name)) for name in names}
            return layout_of({"project_name": "Shelf", **said}).project.tree
        except WrongRequest:
            continue


IN_PLACE = (
    left_alone, with_crlf, appended, emptied, made_binary, merged_badly, made_large, made_a_pipe,
    linked_away, linked_to_nothing,
)  # fmt: skip
# What is missing could be taken for what was moved, where two files are much alike.
EDITS = ((*IN_PLACE, deleted, made_a_folder), (*IN_PLACE, moved_away))


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_edit_of_any_project_is_classed_as_what_it_is(
    tmp_path_factory: pytest.TempPathFactory, chance: Random
) -> None:
    tree = random_project(chance)
    folder = place(tmp_path_factory.mktemp("check"), tree)
    edits = chance.choice(EDITS)
    expected: dict[str, str] = {}
    for path in tree:
        edit = chance.choice(edits) if path != RECORD else left_alone
        state = edit(folder / path)
        expected[path] = "frozen" if state == "edited" and is_frozen(path) else state
    (folder / "mine.py").write_text("import this\n")
    check = check_folder(folder)
    del expected[RECORD]
    assert {one.path: one.state for one in check.files} == expected
    wrong = {"conflict", "missing"} & set(expected.values())
    assert set(check.drift(strict=True)) == set(check.drift(strict=False)) == wrong
    text = check_text(check, "shelf", strict=False, width=80)
    assert len(text.splitlines()) <= MOST_LINES
    for one in check.files:
        if one.now:
            assert Path(one.now).name == Path(one.path).name
    shutil.rmtree(folder)


# Files


def test_what_differs_is_listed_worst_first_and_nothing_else(shelf: Path) -> None:
    (shelf / "LICENSE").unlink()
    appended(shelf / "README.md")
    merged_badly(shelf / "pyproject.toml")
    linked_away(shelf / "manage.py")
    moved_away(shelf / "shelf/notes/views.py")
    done = startwise(shelf.parent, "check", "shelf")
    files = len(data(shelf.parent, "shelf", status=1)["files"])
    line = (shelf / "pyproject.toml").read_bytes().count(b"\n") - 4
    assert done.stdout == (
        f"Drift: {files - 5} of {files} files beside .startwise.toml in step with it, "
        "1 with conflict markers, 1 missing, 1 not checked, 1 moved, 1 edited.\n"
        f"  conflict     pyproject.toml, line {line}\n"
        "  missing      LICENSE\n"
        "  not checked  manage.py: a link out of the project, or to nothing\n"
        "  moved        shelf/notes/views.py, now shelf/notes/elsewhere/views.py\n"
        "  edited       README.md\n"
        "See the differences: startwise check shelf --diff\n"
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_the_differences_are_shown_by_the_printed_command(shelf: Path) -> None:
    (shelf / "LICENSE").unlink()
    (shelf / "README.md").write_text("# Mine\n", "utf-8")
    source = shelf / "shelf/notes/views.py"
    (shelf / "shelf/views.py").write_text(f"{source.read_text('utf-8')}\nmine = 1\n", "utf-8")
    source.unlink()
    hint = startwise(shelf, "check").stdout.splitlines()[-1]
    assert hint == "See the differences: startwise check --diff"
    done = startwise(shelf, *hint.split()[-2:])
    assert (done.returncode, done.stderr) == (1, "")
    assert "See the differences" not in done.stdout
    assert "\n--- a/LICENSE\n+++ /dev/null\n" in done.stdout
    assert "\n--- a/README.md\n+++ b/README.md\n" in done.stdout
    assert "\n+# Mine\n" in done.stdout
    assert "\n--- a/shelf/notes/views.py\n+++ b/shelf/views.py\n" in done.stdout
    assert "\n+mine = 1\n" in done.stdout
    assert "LICENSE" in startwise(shelf.parent, "check", "shelf", "--diff").stdout
    assert startwise(shelf, "check", "--diff", "--json").returncode == 2


def test_edits_and_moved_files_are_no_drift(shelf: Path) -> None:
    appended(shelf / "README.md")
    (shelf / "shelf/notes").rename(shelf / "shelf/entries")
    done = startwise(shelf, "check", "--strict")
    assert done.returncode == 0
    assert done.stdout.startswith("No drift: ")
    assert "shelf/notes/__init__.py, now shelf/entries/__init__.py" in done.stdout
    assert "\n  missing" not in done.stdout


def test_files_with_the_line_ends_of_windows_are_in_step(shelf: Path) -> None:
    for path in shelf.rglob("*"):
        if path.is_file() and path.suffix != ".mo":
            with_crlf(path)
    check = check_folder(shelf)
    assert (states(check), check.drift(strict=True)) == ({}, ())


def test_a_linked_folder_is_not_followed(shelf: Path, tmp_path: Path) -> None:
    (shelf / "tests").rename(tmp_path / "outside")
    (shelf / "tests").symlink_to(tmp_path / "outside", target_is_directory=True)
    check = check_folder(shelf)
    assert set(states(check).values()) == {"not_checked"}
    assert all(path.startswith("tests/") for path in states(check))
    assert {one.why for one in check.files} == {"", "in a linked folder"}


def test_a_link_within_the_project_counts_as_the_file(shelf: Path) -> None:
    (shelf / "README.md").rename(shelf / "docs/README.md")
    (shelf / "README.md").symlink_to("docs/README.md")
    assert states(check_folder(shelf)) == {}


@pytest.mark.parametrize("method", ["lstat", "read_bytes"])
def test_what_may_not_be_read_is_not_missing(
    shelf: Path, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = getattr(Path, method)

    def denied(path: Path) -> Any:
        if path == shelf / "manage.py":
            raise PermissionError(13, "Permission denied", str(path))
        return honest(path)

    monkeypatch.setattr(Path, method, denied)
    check = check_folder(shelf)
    assert states(check) == {"manage.py": "not_checked"}
    assert check.drift(strict=True) == ()
    assert "manage.py: cannot be read" in check_text(check, "shelf", strict=True, width=80)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (MARKERS, 1),
        (b"a\n" + MARKERS.replace(b"\n", b"\r\n"), 2),
        (b"a\n>>>>>>> theirs\n", 2),
        (b"a\n<<<<<<<", 2),
        (b"Title\n=======\n", 0),
        (b"a = 1 <<<<<<< 2\n", 0),
        (b"<<<<<<<<<< eight and more\n", 0),
        (b"\0\n" + MARKERS, 0),
        (b"", 0),
    ],
)
def test_a_marker_is_found_where_a_line_begins_with_one(content: bytes, line: int) -> None:
    assert conflict_in(content) == line


def test_a_moved_file_with_markers_is_a_conflict(shelf: Path) -> None:
    source = shelf / "config/settings.py"
    target = shelf / "config/base.py"
    target.write_bytes(source.read_bytes() + MARKERS)
    source.unlink()
    check = check_folder(shelf)
    [one] = [one for one in check.files if one.state != "in_step"]
    assert (one.state, one.now) == ("conflict", "config/base.py")
    assert target.read_bytes().split(b"\n")[one.line - 1] == b"<<<<<<< yours"
    assert check.drift(strict=False) == ("conflict",)


def test_a_file_called_like_a_secret_is_found_where_it_was_moved(tmp_path: Path) -> None:
    said: Answers = {"project_name": "Shelf", "framework": "flask", "database": "postgresql"}
    folder = place(tmp_path / "shelf", layout_of(said).project.tree)
    (folder / "migrations").rename(folder / "shelf/migrations")
    assert set(states(check_folder(folder)).values()) == {"moved"}


def test_a_folder_full_of_data_is_looked_through_in_part(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_files, "_MOST_FILES", 20)
    assert check_folder(shelf).is_whole, "nothing is missing"
    (shelf / "manage.py").unlink()
    check = check_folder(shelf)
    assert (states(check), check.is_whole) == ({"manage.py": "missing"}, False)
    assert "too many to look at all" in check_text(check, "shelf", strict=False, width=80)


def test_at_most_fifty_lines_are_printed(shelf: Path) -> None:
    for path in shelf.rglob("*.py"):
        appended(path)
    (shelf / "LICENSE").unlink()
    lines = startwise(shelf, "check").stdout.splitlines()
    assert len(lines) == MOST_LINES
    assert lines[1] == "  missing      LICENSE"
    counts = data(shelf, status=1)["counts"]
    listed = sum(line.startswith("  edited ") for line in lines)
    more = counts["edited"] - listed
    assert lines[-2] == f"  and {more} lines more: --json lists all."


# Requests


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nowhere"], "There is no folder nowhere."),
        (["file.txt"], "file.txt is no folder."),
        (["file.txt/below"], "cannot be looked into: Not a directory."),
        (["shelf/config"], "holds no .startwise.toml."),
        ([], "holds no .startwise.toml."),
        (["shelf", "--srict"], "There is no flag --srict."),
        (["shelf", "till"], "'till' is a word too many."),
        (["a" * 300], "cannot be looked into: File name too long."),
    ],
)
def test_a_wrong_request_is_refused(words: list[str], message: str, shelf: Path) -> None:
    (shelf.parent / "file.txt").write_text("x")
    done = startwise(shelf.parent, "check", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr
    found = data(shelf.parent, *words, status=2)
    assert found["error"]["exit_status"] == 2
    assert message in found["error"]["message"]


def test_the_project_above_is_named(shelf: Path) -> None:
    assert f"Did you mean {shelf}?" in startwise(shelf / "config", "check").stderr


# Hostile folders

HOSTILE = "\x1b[31m\n\u202eeman\x07"


def test_nothing_of_a_folder_acts_on_the_terminal(shelf: Path) -> None:
    folder = shelf.rename(shelf.with_name(f"shelf {HOSTILE}"))
    (folder / "manage.py").rename(folder / f"{HOSTILE}.py")
    (folder / "LICENSE").rename(folder / os.fsdecode(b"caf\xe9"))
    appended(folder / "README.md")
    record_says(folder, f'version = "{__version__}"', 'version = "\\u001b[31m"')
    record_says(folder, "tree =", "three =")
    for value in ("", '"\\u001b[31m\\u202e" = "\\u001b]0;x\\u0007"\n'):
        record_says(folder, "[answers]\n", f"[answers]\n{value}")
        done = startwise(folder.parent, "check", folder.name, env={"COLUMNS": "1000"})
        assert done.returncode == 0, done.stderr
        assert {one for one in done.stdout if not one.isprintable()} == {"\n"}
        assert "\\x1b[31m" in done.stdout
        raw = startwise(folder.parent, "check", folder.name, "--json").stdout
        assert not {"\x1b", "\x07", "\u202e"} & set(raw)
    assert [one["now"] for one in json.loads(raw)["files"] if one["now"]] == [
        "caf\ufffd", f"{HOSTILE}.py",
    ]  # fmt: skip
    (folder / RECORD).write_bytes(b"[answers\x1b[31m")
    done = startwise(folder.parent, "check", folder.name)
    assert (done.returncode, done.stderr) == (1, "")
    assert "\x1b" not in done.stdout


def test_nothing_of_a_project_is_imported_or_run(shelf: Path) -> None:
    trap = f"open({str(shelf / 'ran')!r}, 'w').close()\n"
    for path in shelf.rglob("*.py"):
        path.write_text(trap, encoding="utf-8")
    for name in ("jinja2.py", "babel.py", "generator.py", "sitecustomize.py", "conftest.py"):
        (shelf / name).write_text(trap, encoding="utf-8")
    assert data(shelf)["counts"]["edited"] > 10
    assert not (shelf / "ran").exists()
