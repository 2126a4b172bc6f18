"""A change says how it is taken back, by commands that leave nothing of it and all else."""

import json
import subprocess
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from changed_projects import BY, Called, files_in, git, project

from generator.project.git import commit_all
from generator.templating.environment_file import ENVIRONMENT_FILE


def undone(folder: Path, commands: list[str]) -> dict[str, bytes]:
    for line in commands:
        subprocess.run(line, shell=True, check=True, capture_output=True)  # noqa: S602
    return {path: one for path, one in files_in(folder).items() if path != ENVIRONMENT_FILE}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_what_takes_a_change_back_leaves_what_was_there(
    framework: str, tmp_path: Path, change: Called, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = project(tmp_path, framework, rest=True)
    layout = folder / "shelf/templates/layout.html"
    layout.write_text(layout.read_text("utf-8").replace("<header>", "<header id=a>"), "utf-8")
    commit_all(folder, BY)
    (folder / "docs/own.md").write_text("Not committed.\n", "utf-8")
    (folder / "own").mkdir()
    (folder / "own/notes.md").write_text("Not committed.\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    before = {path: one for path, one in files_in(folder).items() if path != ENVIRONMENT_FILE}
    data = json.loads(change(folder, "--auth", "both", "--no-pages", "--json"))
    assert any(line.startswith("git -C shelf restore ") for line in data["undo"])
    assert files_in(folder) != before
    assert undone(folder, data["undo"]) == before
    assert git(folder, "status", "--porcelain").splitlines() == ["?? docs/own.md", "?? own/"]


def test_conflicts_are_taken_back_too(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    (folder / "LICENSE").write_text("Ours.\n", "utf-8")
    commit_all(folder, BY)
    before = files_in(folder)
    told = change(folder, "--license", "proprietary", status=3)
    assert git(folder, "ls-files", "--unmerged")
    assert "\nTo take all of it back, before you commit it:\n" in told
    lines = told.partition("before you commit it:\n")[2].replace(" \\\n", " ")
    assert undone(folder, [lines]) == {p: one for p, one in before.items() if p != ENVIRONMENT_FILE}
    assert not git(folder, "status", "--porcelain")


def test_what_git_could_not_give_back_is_not_to_be_taken_back(
    tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path)
    (folder / "README.md").write_text("# Ours\n", "utf-8")
    assert "git restore" not in change(folder, "--rest", "--allow-dirty")
