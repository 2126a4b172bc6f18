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
        f"No drift: {files - len(states)} of {files} files in step with .startwise.toml, "
        f"{len(states)} frozen.\n"
    )
    assert f"\n  frozen       {DECISION}: change leaves it as it is\n" in text
