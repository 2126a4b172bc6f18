"""Answers of several files and a command line: which counts, and which file each is from."""

import json
from pathlib import Path

import pytest
from test_new import new, refuses, startwise

from generator.answers.layers import layered
from generator.planning import plan
from generator.wizard.review import review
from generator.wizard.state import answered, begun

SHELF = """
project_name = "Shelf"
project_slug = "rack"
description = "Books."
author_name = "Grace"
author_email = "grace@example.com"
cache = "redis"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "team.toml").write_text('database = "postgresql"\nadmin = false\nauth = "both"\n')
    (tmp_path / "one.toml").write_text('[answers]\nauth = "accounts"\nlicense = "MIT"\n')
    (tmp_path / "shelf.toml").write_text(SHELF)
    return tmp_path


def test_a_later_file_goes_before_an_earlier_one_and_flags_before_both() -> None:
    said = {"admin": True}
    given = layered([Path("team.toml"), Path("one.toml")], said)
    assert given.answers == {
        "database": "postgresql", "admin": True, "auth": "accounts", "license": "MIT",
    }  # fmt: skip
    assert given.files == {"database": "team.toml", "auth": "one.toml", "license": "one.toml"}
    assert said == {"admin": True}


def test_a_project_of_another_name_has_its_own_package_description_and_author() -> None:
    given = layered([Path("shelf.toml")], {"project_name": "Till"}, is_named=True)
    assert given.answers == {"project_name": "Till", "cache": "redis"}
    assert given.files == {"cache": "shelf.toml"}


def test_its_author_is_of_this_machine(folder: Path) -> None:
    settings = folder / "gitconfig"
    settings.write_text("[user]\nname = Ada\nemail = ada@example.com\n")
    ada = {"GIT_CONFIG_GLOBAL": str(settings)}
    words = ("--answers", "shelf.toml")
    told = json.loads(new(folder, "Till", *words, "--json", env=ada).stdout)
    wanted = {
        "project_name": "Till", "project_slug": "till", "description": "", "cache": "redis",
        "author_name": "Ada", "author_email": "ada@example.com",
    }  # fmt: skip
    assert {name: told["answers"][name] for name in wanted} == wanted
    assert told["answers_from"] == {"cache": "shelf.toml"}
    shown = startwise(folder, "show", ".startwise.toml", "--name", "Till", *words, env=ada)
    assert shown.stdout == (folder / "till" / ".startwise.toml").read_text()


def test_without_a_name_a_file_says_all_of_its_project(folder: Path) -> None:
    told = json.loads(new(folder, "--answers", "shelf.toml", "--dry-run", "--json").stdout)
    assert told["answers"]["project_slug"] == "rack"
    assert told["answers"]["author_name"] == "Grace"


@pytest.mark.parametrize(
    "command", [("new", "Till", "--dry-run"), ("show",), ("compare",), ("recommend",)]
)
def test_every_command_reads_files_alike(command: tuple[str, ...], folder: Path) -> None:
    files = ("--answers", "team.toml", "--answers", "one.toml")
    told = json.loads(startwise(folder, *command, *files, "--no-admin", "--json").stdout)
    assert told["answers_from"]["database"] == "team.toml"
    assert told["answers_from"]["auth"] == "one.toml"
    assert "admin" not in told["answers_from"]

    (folder / "none.toml").write_text('database = "none"')
    clashing = startwise(folder, *command, *files, "--answers", "none.toml")
    refuses(clashing, folder, "cannot stand together", "one.toml", "database is from none.toml")


def test_what_no_file_says_names_none(folder: Path) -> None:
    done = startwise(
        folder, "show", "--answers", "one.toml", "--auth", "accounts", "--database", "none"
    )
    assert "one.toml" not in done.stderr


def test_the_review_says_which_file_an_answer_is_from() -> None:
    given = layered([Path("team.toml")], {"project_name": "Shelf"}, is_named=True)
    state = answered(begun(given.answers, {}, files=given.files), "auth", "accounts")
    words = " ".join("\n".join(review(state, plan(state.said), "new")).split())
    assert "From team.toml database postgresql" in words
    assert "auth accounts" in words
    assert "auth accounts, from" not in words, "answered since"
