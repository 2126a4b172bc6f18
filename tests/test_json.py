"""``--json``: one document on standard output, whatever happens, and the number of its schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from test_new import new, startwise

from generator.terminal.output import SCHEMA


@pytest.mark.parametrize(
    "words",
    [
        ["new", "Shelf", "--no-install"],
        ["new", "Shelf", "--dry-run"],
        ["recommend", "--rest"],
        ["show"],
        ["show", "README.md"],
        ["compare"],
        ["explain"],
        ["explain", "redis"],
        ["options"],
    ],
    ids=" ".join,
)
def test_every_command_says_its_schema_first(words: list[str], tmp_path: Path) -> None:
    told: dict[str, Any] = json.loads(startwise(tmp_path, *words, "--json").stdout)
    assert next(iter(told)) == "schema"
    assert told["schema"] == SCHEMA == 1
    assert "error" not in told


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["new", "../up", "--json"], "is a path"),
        (["new", "--json", "--answers", "no.toml"], "cannot be read"),
        (["new", "Shelf", "--databse", "sqlite", "--json"], "There is no flag"),
        (["new", "Shelf", "--json", "--admin", "--auth", "none"], "cannot stand together"),
        (["recommend", "--json", "--database", "none", "--auth", "both"], "cannot stand together"),
        (["show", "nowhere.py", "--json"], "is no file of this project"),
        (["compare", "nowhere", "--json"], "neither an answer nor"),
        (["compare", "--html", "-", "--json"], "cannot both go"),
        (["check", "nowhere", "--json"], "There is no folder nowhere"),
        (["explain", "--json", "qqqqq"], "nothing"),
        (["options", "more", "--json"], "a word too many"),
        (["optoins", "--json"], "There is no command"),
        (["--json", "options"], "stands before its command"),
    ],
)
def test_an_error_is_data_and_text_with_the_same_status(
    words: list[str], message: str, tmp_path: Path
) -> None:
    done = startwise(tmp_path, *words)
    told: dict[str, Any] = json.loads(done.stdout)
    assert list(told) == ["schema", "error"]
    error = told["error"]
    assert message in error["message"]
    assert error["exit_status"] == done.returncode == 2
    assert done.stderr.startswith(f"startwise: {error['message']}\n")
    assert error["way_out"] in done.stderr
    assert not list(tmp_path.iterdir())


def test_after_two_dashes_it_is_a_word(tmp_path: Path) -> None:
    done = new(tmp_path, "--", "--json", "x")
    assert done.returncode == 2
    assert done.stdout == ""


def test_what_fails_on_the_way_is_in_the_one_document(tmp_path: Path) -> None:
    done = startwise(
        tmp_path, "new", "Shelf", "--no-git", "--json",
        env={"UV_INDEX": "", "UV_DEFAULT_INDEX": "http://127.0.0.1:9/simple", "UV_NO_CONFIG": "1",
             "UV_CACHE_DIR": str(tmp_path / "cache"), "UV_HTTP_RETRIES": "0"},
    )  # fmt: skip
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["project"] == str(tmp_path / "shelf")
    assert told["error"]["exit_status"] == done.returncode == 1
    assert told["error"]["message"] in done.stderr
