"""``startwise check`` of a record: unreadable, of another version, with answers of another."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from checked import (
    MARKERS,
    SHELF,
    appended,
    data,
    linked_away,
    linked_to_nothing,
    made_a_folder,
    made_a_pipe,
    merged_badly,
    place,
    place_shelf,
    record_says,
)
from test_new import startwise

from generator import __version__
from generator.comparing.layouts import layout_of
from generator.templating.provenance import RECORD

TABLES = '[startwise]\nversion = "0.3.0"\ntemplate = "django"\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Return the folder of a project that is as it was made."""
    return place_shelf(tmp_path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"answers = [", "is not TOML"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"answers = 3", "answers is not a table"),
        (b"", "answers is not a table"),
        (TABLES.encode(), "answers is not a table"),
        (b"[answers]\nrest = true\n" + MARKERS, "has conflict markers, the first in line 3"),
        (b'[startwise]\nversion = "99.1"\n[answers]\n', "newer than this one"),
        (b'[answers]\ndatabase = "none"\nauth = "both"\n', "cannot stand together"),
        (b'[answers]\nproject_slug = "json"\n', "standard library"),
        (b"[answers]\nrest = true\n--rest = false\n", "said twice"),
        (b"answers = " + b"[" * 5_000, "nested too deeply"),
        (b"[answers]\n" + b".".join([b"a"] * 15_000) + b" = 1\n", "it is too large"),
    ],
)
def test_a_record_that_cannot_be_read_is_drift(content: bytes, words: str, shelf: Path) -> None:
    (shelf / RECORD).write_bytes(content)
    done = startwise(shelf, "check", env={"COLUMNS": "1000"})
    assert (done.returncode, done.stderr) == (1, "")
    first, line = done.stdout.splitlines()
    assert first == "Drift: the record cannot be read, so no file was checked."
    assert words in line
    assert line.startswith("  record       ")
    found = data(shelf, status=1)
    assert words in found["record"]["problem"]["message"]
    assert (found["drift"], found["behind"], found["files"]) == (["record"], None, [])
    assert "error" not in found


@pytest.mark.parametrize("edit", [made_a_folder, made_a_pipe, linked_away, linked_to_nothing])
def test_a_record_that_is_no_file_is_drift(edit: Callable[[Path], str], shelf: Path) -> None:
    edit(shelf / RECORD)
    assert "cannot be read" in data(shelf, status=1)["record"]["problem"]["message"]


def test_a_version_of_many_digits_is_no_traceback(shelf: Path) -> None:
    record_says(shelf, f'version = "{__version__}"', f'version = "{"9" * 5_000}"')
    assert data(shelf)["drift"] == []


def test_a_record_that_leaves_out_what_it_was_made_by_is_read(shelf: Path) -> None:
    text = (shelf / RECORD).read_text(encoding="utf-8")
    (shelf / RECORD).write_text(text[text.index("[answers]") :], encoding="utf-8")
    found = data(shelf)
    assert (found["behind"], found["drift"], found["counts"]["missing"]) == (True, [], 0)
    assert found["record"]["version"] == found["record"]["template"] == ""


# Other versions


@pytest.fixture
def behind(shelf: Path) -> Path:
    """Return the folder of a project that another version made otherwise, and without a file."""
    record_says(shelf, 'tree = "sha256:', 'tree = "sha256:0')
    record_says(shelf, f'version = "{__version__}"', 'version = "0.2.0"')
    appended(shelf / "README.md")
    (shelf / "LICENSE").unlink()
    return shelf


def test_a_project_of_another_version_is_behind_and_that_fails_where_it_is_asked_for(
    behind: Path,
) -> None:
    done = startwise(behind, "check")
    assert done.returncode == 0
    first, *rest = done.stdout.splitlines()
    assert first.startswith("No drift: ")
    assert first.endswith(" 1 not there, 1 different, behind.")
    assert rest[0].startswith(
        f"  behind       startwise 0.2.0 made it, this is {__version__}. What differs"
    )
    assert "  differs      README.md" in rest
    assert "  not there    LICENSE" in rest
    found = data(behind)
    assert (found["behind"], found["drift"]) == (True, [])
    assert data(behind, "--strict", status=1)["drift"] == ["missing", "behind"]
    assert startwise(behind, "check", "--strict").stdout.startswith("Drift: ")


def test_a_conflict_fails_whether_or_not_the_project_is_behind(behind: Path) -> None:
    merged_badly(behind / "pyproject.toml")
    assert data(behind, status=1)["drift"] == ["conflict"]


def test_an_answer_that_was_changed_in_the_record_is_not_taken_for_lost_files(shelf: Path) -> None:
    record_says(shelf, "observability = false", "observability = true")
    found = data(shelf)
    assert (found["behind"], found["drift"]) == (True, [])
    assert found["counts"]["missing"] > 0
    assert "the record or the templates changed" in startwise(shelf, "check").stdout


def test_answers_that_this_version_does_not_know_are_named_and_the_others_used(
    shelf: Path,
) -> None:
    record_says(shelf, "[answers]\n", '[team]\nname = "acme"\n[answers]\ncolour = "red"\n')
    record_says(shelf, 'jobs = "none"', 'jobs = "rq"')
    found = data(shelf)
    assert found["record"]["unknown"] == [
        "colour = 'red'", "jobs = 'rq'", "[team]",
    ]  # fmt: skip
    assert (found["behind"], found["drift"]) == (False, [])
    text = startwise(shelf, "check", env={"COLUMNS": "100"}).stdout
    assert "  unknown      This version of startwise has no such answer: jobs = 'rq'\n" in text


def test_what_an_older_version_did_not_ask_adds_nothing(tmp_path: Path) -> None:
    answers = {**SHELF, "docker": False, "ci": "none"}
    project = place(tmp_path / "shelf", layout_of(answers).project.tree)
    record_says(project, "docker = false\n", "")
    record_says(project, 'ci = "none"\n', "")
    assert data(project)["counts"]["missing"] == 0
    done = startwise(tmp_path, "compare", "shelf", "example=none", "--json")
    told = json.loads(done.stdout)
    assert not {"docker", "ci"} & told["answers"].keys()
    assert (told["left"]["answers"]["docker"], told["right"]["answers"]["ci"]) == (False, "none")
