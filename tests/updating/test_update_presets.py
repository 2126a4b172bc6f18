"""``startwise update`` of projects that were made with presets."""

import json
from pathlib import Path

import pytest
from changed_projects import Called, files_in, in_one_line
from older_projects import recorded
from test_preset_projects import check, made
from writing_presets import ACME, written

from generator import __version__
from generator.project.record import read_record
from generator.templating.provenance import RECORD

SECOND = ACME.replace('"1.0"', '"2.0"').replace("Services are not", "What we make is not")


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project that was made with a preset, whose next version is beside it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    written(tmp_path / "acme")
    written(tmp_path / "acme2", SECOND)
    return made(tmp_path, "acme", "--no-git")


def test_a_project_of_this_version_with_its_preset_has_nothing_to_do(
    shelf: Path, update: Called
) -> None:
    assert "Nothing to update" in update(shelf)
    assert "Nothing to update" in update(shelf, "--preset", "acme")


def test_a_project_of_another_version_keeps_its_preset(shelf: Path, update: Called) -> None:
    record = (shelf / RECORD).read_bytes()
    older = recorded({path: one for path, one in files_in(shelf).items()
                      if path not in {".env", "uv.lock"}})  # fmt: skip
    (shelf / RECORD).write_bytes(older[RECORD])
    update(shelf, "--allow-dirty")
    assert (shelf / RECORD).read_bytes() == record


@pytest.mark.parametrize("is_there", [True, False])
def test_a_newer_preset_that_is_named_takes_the_place_of_the_older(
    is_there: bool, shelf: Path, update: Called, tmp_path: Path
) -> None:
    owners = {"overlay/shared/files/OWNERS.txt": "The office.\n"}
    written(tmp_path / "acme2", SECOND, owners)  # type: ignore[arg-type]
    before = files_in(shelf)
    base: tuple[str, ...] = ()
    if not is_there:
        # What the project was made with is not to be had any more.
        written(tmp_path / "acme", SECOND)
        (tmp_path / "base").mkdir()
        written(tmp_path / "then")
        base = ("--base", str(made(tmp_path / "base", "../then", "--no-git")))
    data = json.loads(update(shelf, "--preset", "acme2", "--allow-dirty", "--json", *base))
    assert data["update"]["presets"] == ["acme's preset 1.0 becomes 2.0"]
    assert data["update"]["base"]["source"] == ("renderer" if is_there else "given")
    preset = read_record(shelf / RECORD).presets[0]
    assert (preset.version, preset.source) == ("2.0", "acme2")
    assert check(tmp_path, "--strict")[0] == 0
    (record,) = (shelf / "docs/decisions").glob("0002-*")
    assert record.name == "0002-acme-2.0.md"
    text = " ".join(record.read_text("utf-8").split())
    assert text.startswith("# 2. acme's preset 2.0 ## Status")
    assert "The project has acme's preset 2.0 since: startwise merged" in text
    assert "- acme's preset 1.0 becomes 2.0." in text
    assert "The files are" not in text
    # The first decision stays, as it was.
    first = "docs/decisions/0001-web-framework.md"
    assert files_in(shelf)[first] == before[first]
    assert "Nothing to update" in update(shelf)


def test_a_newer_preset_alone_is_no_other_version_of_startwise(shelf: Path, update: Called) -> None:
    told = in_one_line(update(shelf, "--preset", "acme2", "--dry-run"))
    assert f"acme's preset 1.0 becomes 2.0; startwise stays at {__version__}. " in told
    assert "other files by now" not in told
    assert "Of these answers" not in told


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("framework", ["django", "flask"])
def test_another_header_changes_no_tables(
    framework: str, update: Called, change: Called, tmp_path: Path
) -> None:
    header = '[overlay]\nheader = {{ ".py" = "# Copyright {}." }}\n'
    written(tmp_path / "acme", ACME + header.format("Acme"))
    (tmp_path / "made").mkdir()
    project = made(tmp_path / "made", "../acme", "--no-git", "--framework", framework)
    written(tmp_path / "acme2", SECOND + header.format("Acme and others"))
    wrong = in_one_line(change(project, "--preset", "acme2", status=2))
    assert "startwise update --preset" in wrong
    told = in_one_line(update(project, "--preset", "acme2", "--allow-dirty"))
    assert "With your edits" not in told
    assert "migrations are yours" not in told
    assert "A new project makes them so" not in told


def test_a_default_that_is_new_is_said_with_its_change(shelf: Path, update: Called) -> None:
    text = SECOND.replace("[defaults]", '[defaults]\ncache = "redis"\ni18n = false')
    written(shelf.parent / "acme2", text)
    told = in_one_line(update(shelf, "--preset", "acme2", "--dry-run"))
    assert "acme's preset 2.0 would answer otherwise: cache redis. An update leaves that" in told
    assert "startwise change shelf --cache redis" in told


@pytest.mark.usefixtures("shelf")
def test_a_conflict_in_an_enforced_file_has_one_way_out(update: Called, tmp_path: Path) -> None:
    for number, folder in enumerate(("acme", "acme2"), 1):
        text = (ACME, SECOND)[number - 1] + '[overlay]\nenforced = ["CODEOWNERS"]\n'
        path = "overlay/shared/files/CODEOWNERS"
        written(tmp_path / folder, text, {path: f"* @team-{number}\n"})
    project = made(tmp_path / "acme2", "../acme", "--no-git")
    (project / "CODEOWNERS").write_text("* @me\n", "utf-8")
    told = in_one_line(update(project, "--preset", "acme2", "--allow-dirty", status=3))
    assert "CODEOWNERS (acme's preset enforces it: take the part below =======)" in told


def test_what_the_newer_preset_holds_is_to_be_changed_first(shelf: Path, update: Called) -> None:
    written(shelf.parent / "acme2", SECOND.replace('answer = "proprietary"', 'answer = "MIT"'))
    before = files_in(shelf)
    told = in_one_line(update(shelf, "--preset", "acme2", "--allow-dirty", status=2))
    assert "acme's preset 2.0 wants license MIT, and this project has proprietary" in told
    assert "(What we make is not published). First: startwise change shelf --license MIT." in told
    assert "then update again." in told
    assert files_in(shelf) == before


def test_a_preset_that_is_not_to_be_had_is_said(shelf: Path, update: Called) -> None:
    (shelf.parent / "acme").rename(shelf.parent / "gone")
    assert "There is no preset" in update(shelf, status=2)
    assert "Nothing to update" in update(shelf, "--preset", "gone")
