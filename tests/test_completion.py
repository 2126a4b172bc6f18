"""Tab offers what fits: in a real bash, and in the words that zsh and fish speak."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pexpect
import pytest
import typer.main
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import BIN

from generator.answers.questions import QUESTIONS, Answers
from generator.cli.app import app
from generator.cli.shells import Zsh, offering
from generator.comparing.comparison import SECTIONS
from generator.planning import plan

GROUP: Any = offering(typer.main.get_command(app))
STARTWISE = str(BIN / "startwise")


def offers(*words: str) -> list[Any]:
    *before, typed = words
    return Zsh(GROUP, {}, "startwise", "").get_completions(before, typed)


def offered(*words: str) -> list[str]:
    return [one.value for one in offers(*words)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ne"], ["new"]),
        (["help", "rec"], ["recommend"]),
        (["--ver"], ["--version"]),
        (["new", "--databa"], ["--database"]),
        (["new", "--database", "po"], ["postgresql"]),
        (["new", "--database=po"], ["--database=postgresql"]),
        (["new", "Shelf", "--auth", ""], ["none", "accounts", "tokens", "both"]),
        (["new", "--license", "A"], ["Apache-2.0"]),
        (["new", "--no-r"], ["--no-rest"]),
        (["new", "--rest="], []),
        (["nwe", "--data"], []),
        (["new", "--answers", ""], []),
        (["new", "--description", ""], []),
        (["explain", "mongod"], ["mongodb"]),
        (["compare", "--only", "cap"], ["capabilities"]),
        (["preset", ""], ["show", "check", "save"]),
        (["check", "--st"], ["--strict"]),
        (["check", "sh"], []),
        (["compare", "--databa"], ["--database"]),
        (["show", "--database", "po"], ["postgresql"]),
        (["compare", "framework=f"], ["framework=flask"]),
        (["compare", "--left", "framework=flask auth=t"], ["framework=flask auth=tokens"]),
        (["compare", "--right", "database=none au"], ["database=none auth=none"]),
        (["compare", "auth=none rest=y"], ["auth=none rest=yes"]),
    ],
)
def test_what_is_offered(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.parametrize(
    ("words", "left_out"),
    [
        (["new", "--database", "none", "--auth", ""], {"accounts", "tokens", "both"}),
        (["new", "--orm", "peewee", "--framework", ""], {"django"}),
        (["new", "--database", "none", "--"], {"--admin", "--database"}),
        (["new", "--auth", "tokens", "--"], {"--admin", "--no-rest", "--auth"}),
        (["new", "--auth=tokens", "--"], {"--admin", "--no-rest", "--auth"}),
    ],
)
def test_what_could_not_be_is_left_out(words: list[str], left_out: set[str]) -> None:
    found = offered(*words)
    assert found
    assert not left_out & set(found)


def test_what_files_say_counts_and_another_file_can_follow(tmp_path: Path) -> None:
    path = tmp_path / "team.toml"
    path.write_text('database = "none"')
    words = ["new", "--answers", str(path)]
    assert offered(*words, "--auth", "") == ["none"]
    assert "--answers" in offered(*words, "--")
    assert offered(*words, "--database=sqlite", "--auth", "") != ["none"]


def test_every_section_of_a_comparison_is_offered() -> None:
    assert offered("compare", "--only", "") == list(SECTIONS)


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        ([], {}),
        (
            ["--framework=flask", "--database", "mongodb"],
            {"framework": "flask", "database": "mongodb"},
        ),
        (["--auth", "tokens", "--jobs", "celery"], {"auth": "tokens", "jobs": "celery"}),
        (
            ["--size", "small", "--no-pages", "--rest"],
            {"size": "small", "pages": False, "rest": True},
        ),
    ],
)
def test_the_files_offered_are_those_of_the_project(flags: list[str], said: Answers) -> None:
    assert set(offered("show", *flags, "")) == set(plan(said).project.tree)


def test_an_offer_says_what_it_is_on_one_line() -> None:
    for words in (["new", "--"], ["new", "--database", ""], [""], ["recommend", "--"]):
        for one in offers(*words):
            assert one.help, one.value
            assert "\n" not in one.help


flags = st.sampled_from([flag for question in QUESTIONS for flag in question.flags.split("/")])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(flags, st.text(max_size=6), st.just("--")), min_size=1, max_size=5))
def test_completing_never_fails(words: list[str]) -> None:
    assert all(one.startswith(words[-1]) for one in offered("new", *words))


def asked(shell: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [STARTWISE],
        env={**os.environ, "_STARTWISE_COMPLETE": f"complete_{shell}", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_bash_gets_the_rest_of_a_word_that_it_splits() -> None:
    words = ["startwise", "new", "--database", "=", "my"]
    done = asked("bash", COMP_WORDS="\n".join(words), COMP_CWORD="4")
    assert done.stdout == "mysql\n"
    words = ["startwise", "new", "--database", "="]
    done = asked("bash", COMP_WORDS="\n".join(words), COMP_CWORD="3")
    assert done.stdout.splitlines()[:2] == ["none", "sqlite"]


@pytest.mark.parametrize("quoted", ['"auth=none ', '"auth=none adm', "'auth=none "])
def test_an_open_quote_is_still_being_typed(quoted: str) -> None:
    done = asked("zsh", _TYPER_COMPLETE_ARGS=f"startwise compare {quoted}")
    assert '"auth=none admin=no"' in done.stdout


def test_tab_loads_nothing_that_takes_time() -> None:
    code = (
        "import sys; from generator.cli.app import run; run(); sys.stderr.write(str(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={
            **os.environ,
            "_STARTWISE_COMPLETE": "complete_zsh",
            "_TYPER_COMPLETE_ARGS": "startwise new --database ",
        },
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "sqlite" in done.stdout
    assert "'rich." not in done.stderr
    assert "'jinja2'" not in done.stderr


def test_zsh_gets_choices_with_what_they_are() -> None:
    done = asked("zsh", _TYPER_COMPLETE_ARGS="startwise new 'My shop' --async ")
    assert '"views":"async' in done.stdout
    assert 'requests that await several services at once"' in done.stdout
    assert done.stdout.startswith("_arguments '*: :((")
    assert asked("zsh", _TYPER_COMPLETE_ARGS="startwise new --answers ").stdout == "_files\n"


def test_fish_gets_choices_with_what_they_are() -> None:
    line = {"_TYPER_COMPLETE_ARGS": "startwise new --database my"}
    done = asked("fish", _TYPER_COMPLETE_FISH_ACTION="get-args", **line)
    assert done.stdout == "mysql\tMySQL 8.4, MariaDB 10.11 or newer\n"
    assert asked("fish", _TYPER_COMPLETE_FISH_ACTION="is-args", **line).returncode == 0
    line = {"_TYPER_COMPLETE_ARGS": "startwise new --answers "}
    assert asked("fish", _TYPER_COMPLETE_FISH_ACTION="is-args", **line).returncode == 1


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_that_asks_is_shown(shell: str) -> None:
    done = subprocess.run(
        [STARTWISE],
        env={**os.environ, "_STARTWISE_COMPLETE": f"source_{shell}"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert f"_STARTWISE_COMPLETE=complete_{shell}" in done.stdout


def test_completion_is_installed_for_the_shell_it_is_asked_from(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{STARTWISE} --install-completion; true"],
        env={**os.environ, "HOME": str(tmp_path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "bash completion installed" in done.stdout, done.stderr
    assert "startwise" in (tmp_path / ".bashrc").read_text()


@pytest.fixture(scope="module")
def bash(tmp_path_factory: pytest.TempPathFactory) -> Iterator["pexpect.spawn[str]"]:
    """Yield a bash that has completion installed, and waits for a line."""
    path = shutil.which("bash")
    assert path, "bash is not installed"
    shell = pexpect.spawn(
        path, ["--norc", "--noprofile", "-i"],
        cwd=str(tmp_path_factory.mktemp("bash")),
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "PS1": "ready> ", "TERM": "dumb"},
        encoding="utf-8", timeout=300, dimensions=(24, 200),
    )  # fmt: skip
    shell.sendline("bind 'set enable-bracketed-paste off'; eval \"$(startwise --show-completion)\"")
    shell.expect_exact("ready> ")
    shell.expect_exact("ready> ")
    yield shell
    shell.close(force=True)


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("startwise rec", "startwise recommend "),
        ("startwise new --data", "startwise new --database "),
        ("startwise new --database po", "startwise new --database postgresql "),
        ("startwise new --database=po", "startwise new --database=postgresql "),
        ('startwise new "My shop" --auth t', 'startwise new "My shop" --auth tokens '),
        ('startwise compare --left="auth=t', 'startwise compare --left="auth=tokens'),
        (
            "startwise new --auth none --database=mon",
            "startwise new --auth none --database=mongodb ",
        ),
    ],
)
def test_tab_in_bash(bash: "pexpect.spawn[str]", typed: str, completed: str) -> None:
    bash.send(f"{typed}\t")
    bash.expect_exact(completed)
    bash.send("\x15\n")
    bash.expect_exact("ready> ")
