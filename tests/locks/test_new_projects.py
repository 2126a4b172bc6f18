"""What people get: projects of the tested versions, from the index that this machine uses."""

import json
import os
import shutil
import subprocess
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from projects import BIN

from generator.project.installing import find_interpreter, uv_binary
from generator.project.locks import locking, report
from generator.project.locks.locking import Lock, Moved, Why
from generator.tested import tested_set
from generator.tested.portable_lock import NAME, requirements_of
from generator.tested.tested_set import normalised

INSTALLED = """
import importlib.metadata, json
print(json.dumps({one.metadata["Name"]: one.version for one in importlib.metadata.distributions()}))
"""


def startwise(folder: Path, *words: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [BIN / "startwise", *words],
        cwd=folder, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, **variables},
    )  # fmt: skip


def told(folder: Path, *words: str) -> str:
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def locked(project: Path) -> dict[str, str]:
    """Return the versions in a project's lock file, without the project itself."""
    document = tomllib.loads((project / NAME).read_text(encoding="utf-8"))
    return {one["name"]: one["version"] for one in document["package"] if one["source"] != SELF}


SELF = {"virtual": "."}


def as_tested(framework: str, project: Path) -> dict[str, str]:
    """Return the versions that a project shall have."""
    tested = tested_set.load(framework)
    names = tested_set.needed(tested, requirements_of((project / "pyproject.toml").read_text()))
    return {name: tested.packages[name].version for name in names}


def uv(*words: str) -> list[str]:
    return [uv_binary(), *words, "--python", str(find_interpreter("3.13") or "3.13")]


@pytest.fixture(scope="module", params=FRAMEWORKS)
def made(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Make a project as people do, with its packages; give its framework and folder."""
    folder = tmp_path_factory.mktemp("made")
    done = startwise(folder, "new", "Shelf", "--yes", "--rest", "--framework", request.param)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "not as tested" not in done.stdout
    return request.param, folder / "shelf"


def test_a_project_has_the_tested_versions_whatever_is_newest(made: tuple[str, Path]) -> None:
    framework, project = made
    assert locked(project) == as_tested(framework, project)


def test_what_is_installed_is_what_is_locked(made: tuple[str, Path]) -> None:
    _, project = made
    python = project / ".venv" / "bin" / "python"
    versions = json.loads(told(project, str(python), "-c", INSTALLED))
    expected = locked(project)
    for name, version in versions.items():
        assert expected[normalised(name)] == version, name


def test_uv_finds_nothing_to_change(made: tuple[str, Path]) -> None:
    _, project = made
    told(project, *uv("lock", "--check", "--offline"))


def test_the_only_commit_holds_the_lock(made: tuple[str, Path]) -> None:
    _, project = made
    assert len(told(project, "git", "log", "--format=%H").split()) == 1
    assert told(project, "git", "status", "--porcelain") == ""
    assert told(project, "git", "ls-files", NAME) == f"{NAME}\n"


def test_the_project_remembers_the_day(made: tuple[str, Path]) -> None:
    _, project = made
    record = tomllib.loads((project / ".startwise.toml").read_text(encoding="utf-8"))
    assert record["startwise"]["tested_on"] == tested_set.day()


def test_pyproject_says_nothing_of_it(made: tuple[str, Path]) -> None:
    framework, project = made
    document = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))
    built = {"extra-build-dependencies"} if framework == "flask" else set()
    assert set(document["tool"]["uv"]) == {"package", *built}
    lines = requirements_of((project / "pyproject.toml").read_text())
    assert not [line for line in lines if "==" in line]


def test_offline_another_project_is_made_from_what_this_machine_knows(
    made: tuple[str, Path], tmp_path: Path
) -> None:
    framework, project = made
    words = ["new", "Shelf", "--yes", "--rest", "--framework", framework]
    done = startwise(tmp_path, *words, UV_OFFLINE="1")
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "shelf" / NAME).read_bytes() == (project / NAME).read_bytes()
    assert (tmp_path / "shelf" / ".venv").is_dir()


def test_without_installing_the_lock_is_there_as_well(
    made: tuple[str, Path], tmp_path: Path
) -> None:
    framework, project = made
    words = ["new", "Shelf", "--yes", "--rest", "--framework", framework, "--no-install"]
    done = startwise(tmp_path, *words)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "shelf" / NAME).read_bytes() == (project / NAME).read_bytes()
    assert NAME not in done.stdout, "nothing is left to be done with it"


def test_where_nothing_is_known_the_versions_are_there(
    made: tuple[str, Path], tmp_path: Path
) -> None:
    framework, project = made
    words = ["new", "Shelf", "--yes", "--rest", "--framework", framework, "--no-install", "--json"]
    empty = str(tmp_path / "empty")
    done = startwise(tmp_path, *words, XDG_CACHE_HOME=empty, UV_CACHE_DIR=empty)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["packages"] == {
        "tested_on": str(tested_set.day()), "lock": "versions", "not_as_tested": [],
    }  # fmt: skip
    shelf = tmp_path / "shelf"
    assert locked(shelf) == locked(project)
    told(shelf, *uv("lock"))
    assert locked(shelf) == locked(project)
    assert "index.invalid" not in (shelf / NAME).read_text()


def test_plain_cookiecutter_gives_the_tested_versions_too(
    made: tuple[str, Path], tmp_path: Path
) -> None:
    framework, _ = made
    template = Path(__file__).parents[2] / "templates" / framework
    told(tmp_path, str(BIN / "cookiecutter"), "--no-input", "--default-config", str(template))
    project = tmp_path / "my_service"
    expected = as_tested(framework, project)
    assert locked(project) == expected
    told(project, *uv("lock"))
    assert locked(project) == expected
    assert "index.invalid" not in (project / NAME).read_text()


def test_fresh_takes_what_is_newest(tmp_path: Path) -> None:
    words = ["new", "Shelf", "--yes", "--framework", "django", "--fresh"]
    done = startwise(tmp_path, *words, "--json")
    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["packages"] == {"tested_on": None, "lock": "whole", "not_as_tested": []}
    project = tmp_path / "shelf"
    assert "tested_on" not in (project / ".startwise.toml").read_text()
    shutil.copytree(project, tmp_path / "again", ignore=shutil.ignore_patterns(".venv", NAME))
    told(tmp_path / "again", *uv("lock"))
    assert (project / NAME).read_bytes() == (tmp_path / "again" / NAME).read_bytes()
    assert len(told(project, "git", "log", "--format=%H").split()) == 1


def test_fresh_without_installing_leaves_it_to_the_next_sync(tmp_path: Path) -> None:
    done = startwise(tmp_path, "new", "Shelf", "--yes", "--fresh", "--no-install")
    assert done.returncode == 0, done.stderr
    assert "the next uv sync takes the newest packages" in done.stdout
    assert not (tmp_path / "shelf" / NAME).exists()


def test_the_version_names_the_day(tmp_path: Path) -> None:
    assert f"packages tested on {tested_set.day()}" in startwise(tmp_path, "--version").stdout


def test_an_old_set_is_told_with_what_to_do() -> None:
    tested = date(2026, 11, 28)
    assert report.age(tested + timedelta(days=90), tested) == ""
    line = report.age(tested + timedelta(days=91), tested)
    assert "91 days" in line
    assert "--fresh" in line
    assert line.count("\n") == 1


def test_new_tells_the_age(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from generator.cli.run_new import NewOptions, make

    monkeypatch.setattr(tested_set, "day", lambda: date(2020, 1, 1))
    monkeypatch.setattr(locking, "lock_of", lambda _: Lock("", is_whole=True, moved=MOVED))
    options = NewOptions(
        output=tmp_path, ask=False, dry_run=False, git=False, install=False, run=False,
        as_json=False,
    )  # fmt: skip
    make({"project_name": "Shelf"}, options)
    printed = capsys.readouterr().out
    assert "days ago" in printed
    assert "not as tested: ruff 2 instead of 1\n" in printed
    assert "not as tested: new-one 3 is new" in printed
    assert "not as tested: six 1, of which your index has other files" in printed
    assert "not as tested: built 1, which is built here for want of a wheel" in printed
    assert "not compared: 2 packages; your index gives no digests" in printed


MOVED = (
    Moved("ruff", "1", "2"),
    Moved("new-one", "", "3", Why.NEW),
    Moved("six", "1", "1", Why.FILES),
    Moved("built", "1", "1", Why.NO_WHEEL),
    Moved("a", "1", "1", Why.NO_DIGESTS),
    Moved("b", "1", "1", Why.NO_DIGESTS),
)
