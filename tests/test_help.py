"""Help is a page of a manual: grouped, within the terminal's width, with examples that work."""

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import manual
import pytest
import typer.main

from generator.answers.questions import QUESTIONS
from generator.cli.app import app, root, run
from generator.cli.click_classes import Command
from generator.cli.help import COMMON
from generator.cli.listing import listed

COMMANDS: dict[str, Command] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
PAGES = ["", *COMMANDS]

# Everything that help has no need of, and that would be felt when it starts.
HEAVY = {
    "babel",
    "cookiecutter",
    "generator.templating.rendering",
    "jinja2",
    "packaging",
    "pydantic",
    "pygments",
    "prompt_toolkit",
    "requests",
    "rich",
    "tomllib",
}


def page(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    monkeypatch.setattr(sys, "argv", ["startwise", *words])
    with pytest.raises(SystemExit) as ended:
        run()
    assert not ended.value.code
    return capsys.readouterr().out


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("command", PAGES)
def test_help_fits_the_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    told = page(monkeypatch, capsys, *command.split(), "--help")
    prose, _, _ = told.partition("\nExamples:")
    assert max(map(len, prose.splitlines())) <= min(columns, 100)
    assert max(map(len, told.splitlines())) <= max(columns, 80)


@pytest.mark.parametrize("words", [[], ["-h"], ["--help"], ["help"]])
def test_startwise_alone_tells_what_it_can(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    told = page(monkeypatch, capsys, *words)
    at = [told.index(f"\n  {command} ") for command in COMMANDS]
    assert at == sorted(at)
    for title in ("Commands", *COMMON, "Examples"):
        assert f"\n{title}:\n" in told


def test_every_question_stands_in_its_group(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = page(monkeypatch, capsys, "new", "--help")
    sections = dict(part.split(":\n", 1) for part in told.split("\n\n") if ":\n" in part)
    for question in QUESTIONS:
        if question.flag != "NAME":
            flag = question.flag.replace("--", "--[no-]" if question.kind == "yes_no" else "--")
            assert f"  {flag}" in sections[question.section], question.name
            words = " ".join(sections[question.section].split())
            for choice in question.choices if question.is_offered else ():
                assert (choice.value in words) is choice.available, choice
    assert "sqlite (default)" in sections["The service"]


@pytest.mark.parametrize("command", ["show", "compare"])
def test_the_flags_of_new_are_listed_there_alone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    told = page(monkeypatch, capsys, command, "--help")
    assert "\nAnswers:\n  --database etc." in told
    assert "Every flag of startwise new." in told
    assert "--auth CHOICE" not in told
    assert len(told.splitlines()) <= 50


def test_what_change_leaves_is_no_flag_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = " ".join(page(monkeypatch, capsys, "change", "--help").split())
    assert "startwise new, but for what names a project and its framework." in told


def test_where_nothing_has_a_default_help_tells_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "efault)" not in page(monkeypatch, capsys, "recommend", "--help")


def test_the_listing_fits_the_terminal_and_tells_every_choice() -> None:
    for width in (60, 80, 100):
        told = listed(width)
        assert max(map(len, told.splitlines())) <= width
        for question in QUESTIONS:
            for choice in question.choices:
                assert f"\n    {choice.value} " in told, choice


EXAMPLES = [
    pytest.param(words, id=words)
    for command in (root, *(one.callback for one in COMMANDS.values()))
    for _, words in command.examples  # type: ignore[union-attr]
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield a folder that holds a project, as examples presume."""
    there = tmp_path_factory.mktemp("examples")
    before = Path.cwd()
    os.chdir(there)
    run_words("new", "Shelf", "--yes", "--no-install", "--no-git")
    run_words("preset", "save", "acme", "--rest")
    yield there
    os.chdir(before)


def run_words(*words: str) -> None:
    assert app(list(words), prog_name="startwise", standalone_mode=False) in {None, 0}


def test_every_command_has_examples() -> None:
    for name, command in COMMANDS.items():
        assert getattr(command.callback, "examples", ()), name


@pytest.mark.parametrize("example", EXAMPLES)
@pytest.mark.usefixtures("folder")
def test_examples_work_as_they_stand(example: str) -> None:
    name, *words = shlex.split(example)
    assert name == "startwise"
    makes = words[0] in {"new", "change", "update"} and "--dry-run" not in words
    run_words(*words, *(["--dry-run"] if makes else []))


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["new", "--help"]])
def test_help_loads_nothing_that_takes_time(words: list[str]) -> None:
    code = f"""
import sys
from generator.cli.app import run
sys.argv = ["startwise", *{words!r}]
try:
    run()
except SystemExit:
    sys.stderr.write(" ".join(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout
    assert not HEAVY & set(done.stderr.split())


def test_the_manual_page_says_what_help_says() -> None:
    assert manual.PAGE.read_text("utf-8") == manual.manual(), "run make recordings"
