"""What stands beside a project: its own answers, or others that are its own but for a few."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from test_new import new, startwise


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a project in it that nobody edits."""
    folder = tmp_path_factory.mktemp("made")
    done = new(folder, "Shelf", "--framework", "django", "--rest", "--admin", "--no-git")
    assert done.returncode == 0, done.stderr
    return folder


def data(folder: Path, *words: str) -> Any:
    done = startwise(folder, "compare", *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("beside", ["shelf", "shelf/.startwise.toml"])
def test_answers_beside_a_project_are_its_own_but_for_what_they_say(
    made: Path, beside: str
) -> None:
    told = data(made, "--left", beside, "--right", "cache=redis")
    assert told["answers"] == {"cache": {"left": "none", "right": "redis"}}
    assert told["right"]["label"] == "Django: cache redis"
    assert told["right"]["answers"]["rest"] is True
    turned = data(made, "cache=redis pages=no", beside)
    assert list(turned["answers"]) == ["pages", "cache"]
    shown = startwise(made, "compare", beside, "license=Apache-2.0").stdout
    assert "Which addresses" not in shown
    other = data(made, beside, "framework=flask")
    assert (other["right"]["framework"], other["answers"]) == ("flask", {})


def test_a_project_stays_on_its_framework_beside_answers_that_speak_for_the_other(
    made: Path,
) -> None:
    told = data(made, "shelf", "auth=none admin=no size=small database=none")
    assert told["right"]["framework"] == "django"
    assert told["right"]["recommendation"]["framework"] == "flask"


def test_a_project_beside_its_own_answers_shows_what_was_edited_alone(tmp_path: Path) -> None:
    new(tmp_path, "Shelf", "--rest", "--no-git")
    words = ("shelf", "shelf/.startwise.toml")
    assert data(tmp_path, *words)["same"] is True
    shelf = tmp_path / "shelf"
    with (shelf / "README.md").open("a", encoding="utf-8") as readme:
        readme.write("Ours.\n")
    (shelf / "notes.txt").write_text("mine")
    (shelf / "LICENSE").unlink()
    shown = startwise(tmp_path, "compare", *words, env={"COLUMNS": "140"}).stdout
    assert re.findall(r"^  (\S+) {2,}(.+?) {2,}(.+)$", shown, re.MULTILINE) == [
        ("README.md", "1 line alone", "0 lines alone"),
        ("LICENSE", "not there", "only here"),
        ("notes.txt", "only here", "not there"),
    ]
    assert "What would I get?" not in shown
    assert "What would I get?" in startwise(tmp_path, "compare", *words, "--all").stdout
    told = data(tmp_path, *words)
    assert told["left"]["edited"] == ["LICENSE", "README.md"]
    assert told["left"]["features"][1:] == told["right"]["features"][1:]
