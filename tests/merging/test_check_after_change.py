"""``startwise check`` of a project whose answers were changed: nobody is said to have edited it."""

from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from changed_projects import BY, Called, project

from generator.comparing.checking import check_folder
from generator.comparing.text.check_rows import check_text
from generator.merging.frozen import DECISION, is_frozen
from generator.project.git import commit_all


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_no_change_touches_is_frozen_and_all_else_in_step(
    framework: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework)
    for said in (["--cache", "redis"], ["--jobs", "celery"], ["--admin"]):
        change(folder, *said)
        commit_all(folder, BY)
        check = check_folder(folder)
        states = {one.path: one.state for one in check.files if one.state != "in_step"}
        assert set(states.values()) == {"frozen"}, states
        assert DECISION in states
        assert all(map(is_frozen, states))
        assert check.drift(strict=True) == ()
    text = check_text(check, "shelf", strict=False, width=80)
    files = len(check.files)
    assert text.startswith(
        f"No drift: {files - len(states)} of {files} files beside .startwise.toml in step with it, "
        f"{len(states)} frozen.\n"
    )
    assert DECISION not in text
    text = check_text(check, "shelf", strict=False, width=80, has_diff=True)
    assert f"\n  frozen       {DECISION}: change leaves it as it is\n" in text


def test_lines_that_change_left_in_gitignore_are_no_edits(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "django", jobs="celery")
    (folder / ".exports/1").mkdir(parents=True)
    (folder / ".exports/1/notes.csv").write_text("private\n", "utf-8")
    change(folder, "--jobs", "none")
    assert "/.exports/\n" in (folder / ".gitignore").read_text("utf-8")
    assert state_of(folder, ".gitignore") == "in_step"
    # Where nothing is left of it, the line is one that nobody needs.
    (folder / ".exports/1/notes.csv").unlink()
    (folder / ".exports/1").rmdir()
    assert state_of(folder, ".gitignore") == "edited"


def test_lines_of_the_owners_in_gitignore_are_edits(tmp_path: Path) -> None:
    folder = project(tmp_path, "django")
    (folder / "data").mkdir()
    (folder / "data/own.csv").write_text("private\n", "utf-8")
    path = folder / ".gitignore"
    path.write_text(f"{path.read_text('utf-8')}/data/\n", "utf-8")
    assert state_of(folder, ".gitignore") == "edited"


def state_of(folder: Path, path: str) -> str:
    return next(one.state for one in check_folder(folder).files if one.path == path)
