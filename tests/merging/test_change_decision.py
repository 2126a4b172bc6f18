"""Each change writes a decision record of its own; the first one stays as it is."""

import shutil
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from changed_projects import BY, Called, git, project

from generator.merging.frozen import DECISION
from generator.project.git import commit_all

FOLDER = "docs/decisions"
SECOND = f"{FOLDER}/0002-change-of-answers.md"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_change_says_what_became_of_the_answers_and_of_the_advice(
    framework: str, tmp_path: Path, change: Called
) -> None:
    folder = project(tmp_path, framework)
    first = (folder / DECISION).read_bytes()
    told = change(folder, "--auth", "both")
    assert f"\n  added     {SECOND}\n" in told
    text = (folder / SECOND).read_text("utf-8")
    assert text.startswith("# 2. Change of auth and rest\n\n## Status\n\nAccepted.\n")
    assert "\n- auth: accounts becomes both.\n" in text
    assert "\n- rest: no becomes yes, because tokens guard an API.\n" in text
    assert "[The first decision](0001-web-framework.md)" in text
    assert "\n\nWhy: (write it here)\n" in text
    words = " ".join(text.split())
    assert "The project has other answers since: startwise merged" in words
    assert "With these answers the articles advise Django" in words
    assert ("The project stays on Flask." in words) == (framework == "flask")
    assert max(map(len, text.splitlines())) <= 88
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert (folder / DECISION).read_bytes() == first


def test_advice_that_becomes_other_is_said(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, "flask", auth="none", database="none", rest=True, pages=False)
    change(folder, "--database", "postgresql")
    text = " ".join((folder / SECOND).read_text("utf-8").split())
    assert "the articles advise Django, now. The project stays on Flask." in text


def test_its_number_follows_the_last_one(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    for name in ("0041-ours.md", "notes.md", "0099-drawing.png"):
        (folder / FOLDER / name).write_text("Ours.\n", "utf-8")
    commit_all(folder, BY)
    change(folder, "--rest")
    assert (folder / FOLDER / "0042-change-of-answers.md").read_text("utf-8").startswith("# 42. ")
    commit_all(folder, BY)
    change(folder, "--no-rest")
    assert "rest: yes becomes no" in (folder / FOLDER / "0043-change-of-answers.md").read_text()


def test_it_stands_where_the_first_one_is_now(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    (folder / "docs/decisions").rename(folder / "docs/adr")
    commit_all(folder, BY)
    change(folder, "--rest")
    assert (folder / "docs/adr/0002-change-of-answers.md").is_file()
    assert not (folder / "docs/decisions").exists()


def test_an_owner_without_decision_records_gets_none(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    shutil.rmtree(folder / "docs")
    commit_all(folder, BY)
    change(folder, "--rest")
    assert not (folder / "docs").exists()


def test_it_names_what_was_decided_and_shows_text_as_it_is(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path, rest=True)
    api = folder / "shelf/notes/schemas.py"
    api.write_text(f"{api.read_text('utf-8')}\n\nOWN = 1\n", "utf-8")
    (folder / "README.md").write_text("# Ours\n", "utf-8")
    commit_all(folder, BY)
    change(folder, "--no-rest", "--description", "*a* <b>", status=3)
    text = (folder / SECOND).read_text("utf-8")
    words = " ".join(text.split())
    assert r"- description: empty becomes \*a\* \<b\>." in words
    assert "- shelf/notes/schemas.py: It stays, as you changed it" in words


def test_a_dry_run_shows_it(tmp_path: Path, change: Called) -> None:
    folder = project(tmp_path)
    told = change(folder, "--rest", "--dry-run")
    assert f"\n+++ b/{SECOND}\n@@ -0,0 " in told
    assert "\n+# 2. Change of rest\n" in told
    assert not git(folder, "status", "--porcelain")
