"""Projects that were made with a preset: checked against it, and changed within it."""

import json
import subprocess
from pathlib import Path

import pytest
from test_new import startwise
from writing_presets import ACME, committed, preset, written


def made(folder: Path, source: str, *words: str) -> Path:
    done = startwise(
        folder, "new", "Shelf", "--preset", source, "--yes", "--no-install", *words
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder / "shelf"


def check(folder: Path, *words: str, **named: dict[str, str]) -> tuple[int, dict[str, object]]:
    done = startwise(folder, "check", "shelf", "--json", *words, **named)
    found: dict[str, object] = json.loads(done.stdout)
    return done.returncode, found


def test_a_project_in_step_with_its_preset_has_no_drift(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    made(tmp_path, "acme")
    status, told = check(tmp_path)
    assert status == 0
    assert told["behind"] is False
    assert told["counts"]["edited"] == told["counts"]["frozen"] == 0  # type: ignore[index]
    assert [one["name"] for one in told["presets"]["checked"]] == ["acme"]  # type: ignore[index]


def test_an_answer_that_a_preset_holds_otherwise_is_drift(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    done = startwise(tmp_path, "new", "Shelf", "--auth", "accounts", "--yes", "--no-install")
    assert done.returncode == 0, done.stderr
    assert check(tmp_path)[0] == 0
    status, told = check(tmp_path, "--preset", "acme")
    assert status == 1
    assert told["drift"] == ["preset"]
    done = startwise(tmp_path, "check", "shelf", "--preset", "acme")
    said = " ".join(done.stdout.split())
    assert "license MIT: acme's preset requires proprietary: Services are not published." in said


def test_a_preset_that_is_not_to_be_had_is_not_checked(tmp_path: Path) -> None:
    repository = written(tmp_path / "repository")
    committed(repository, "v1")
    source = f"git+file://{repository}@v1"
    made(tmp_path, source)
    assert check(tmp_path)[0] == 0
    cache = {"XDG_CACHE_HOME": str(tmp_path / "empty")}
    status, told = check(tmp_path, env=cache)
    assert status == 0
    assert told["presets"]["checked"] == []  # type: ignore[index]
    assert [one["source"] for one in told["presets"]["not_checked"]] == [source]  # type: ignore[index]
    # Nobody knows whether what it holds and enforces is as it says.
    assert startwise(tmp_path, "check", "shelf", "--strict", env=cache).returncode == 1
    done = startwise(tmp_path, "check", "shelf", env=cache)
    assert "acme's preset 1.0 is not available here" in " ".join(done.stdout.split())
    status, told = check(tmp_path, "--preset", source, env=cache)
    assert status == 0
    assert [one["source"] for one in told["presets"]["checked"]] == [source]  # type: ignore[index]


def test_a_newer_preset_is_behind_where_that_is_asked(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    made(tmp_path, "acme")
    written(tmp_path / "new", ACME.replace('"1.0"', '"2.0"'))
    assert check(tmp_path, "--preset", "new")[0] == 0
    status, told = check(tmp_path, "--preset", "new", "--strict")
    assert status == 1
    assert told["drift"] == ["behind"]
    assert told["presets"]["other"] == ["acme 2.0; the project was made with 1.0"]  # type: ignore[index]


def test_change_refuses_a_locked_answer_in_the_words_of_the_preset(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    shelf = made(tmp_path, "acme")
    before = (shelf / "LICENSE").read_bytes()
    done = startwise(tmp_path, "change", "shelf", "--license", "MIT")
    assert done.returncode == 2
    assert "license MIT: acme's preset requires proprietary: Services are" in done.stderr
    done = startwise(tmp_path, "change", "shelf", "--database", "none")
    assert done.returncode == 2
    assert "acme's preset requires accounts or both" in done.stderr
    assert (shelf / "LICENSE").read_bytes() == before


@pytest.mark.parametrize("is_known", [True, False])
def test_change_takes_no_other_preset_than_the_project_has(tmp_path: Path, is_known: bool) -> None:
    written(tmp_path / "acme")
    made(tmp_path, "acme")
    other = ACME.replace('"1.0"', '"2.0"').replace("acme", "acme" if is_known else "other")
    written(tmp_path / "new", other)
    done = startwise(tmp_path, "change", "shelf", "--observability", "--preset", "new")
    assert done.returncode == 2
    told = " ".join(done.stderr.split())
    has = "the project has 1.0" if is_known else "the project was made without it"
    assert f"'s preset 2.0, and {has}: change leaves that as it is." in told
    assert "startwise update shelf --preset new" in told


def test_new_says_what_is_of_a_preset_and_that_a_path_is_for_one_machine(tmp_path: Path) -> None:
    written(tmp_path / "acme", files={"overlay/shared/files/CODEOWNERS": "* @acme\n"})
    done = startwise(
        tmp_path, "new", "Shelf", "--preset", "acme", "--yes", "--no-install", "--no-rest"
    )
    told = " ".join(done.stdout.split())
    assert (
        "acme 1.0: license proprietary, auth accounts, database postgresql; adds CODEOWNERS acme "
        "is recorded by its path, which others may not have" in told
    )
    source = f"git+file://{tmp_path / 'acme'}@v1"
    committed(tmp_path / "acme", "v1")
    done = startwise(tmp_path, "new", "Other", "--preset", source, "--dry-run", "--yes")
    assert "acme 1.0: license" in done.stdout
    assert "by its path" not in done.stdout


def test_change_goes_on_where_the_preset_lets_it(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    shelf = made(tmp_path, "acme")
    done = startwise(tmp_path, "change", "shelf", "--observability")
    assert done.returncode == 0, done.stdout + done.stderr
    assert '[[preset]]\nname = "acme"\n' in (shelf / ".startwise.toml").read_text()
    assert check(tmp_path)[0] == 0
    (tmp_path / "fresh").mkdir()
    fresh = made(tmp_path / "fresh", "../acme", "--observability")
    differing = subprocess.run(
        ["diff", "-rq", "--exclude=.git", "--exclude=.env", "--exclude=decisions", shelf, fresh],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    # The record says where the preset is from.
    assert [one for one in differing.stdout.splitlines() if "/.startwise.toml " not in one] == []


@pytest.mark.parametrize("given", [True, False])
def test_change_needs_the_preset_that_a_project_was_made_with(tmp_path: Path, given: bool) -> None:
    folder = written(tmp_path / "acme")
    made(tmp_path, "acme")
    folder.rename(tmp_path / "moved")
    words = ("--preset", "moved") if given else ()
    cache = {"XDG_CACHE_HOME": str(tmp_path / "empty")}
    done = startwise(tmp_path, "change", "shelf", "--cache", "redis", *words, env=cache)
    assert done.returncode == (0 if given else 2), done.stderr
    if not given:
        assert "There is no preset" in done.stderr
    else:
        written(folder)
        assert check(tmp_path)[0] == 0


def test_what_a_record_says_of_presets_is_read_with_care(tmp_path: Path) -> None:
    written(tmp_path / "acme", preset("acme", ""))
    shelf = made(tmp_path, "acme")
    record = shelf / ".startwise.toml"
    right = record.read_text()
    for wrong in ("[[preset]]\nname = 5", '[preset]\nname = "acme"'):
        start, _, rest = right.partition("[[preset]]")
        record.write_text(f"{start}{wrong}\n\n[answers]{rest.partition('[answers]')[2]}")
        status, told = check(tmp_path)
        assert status == 1
        assert "[[preset]] of the record" in told["record"]["problem"]["message"]  # type: ignore[index]
