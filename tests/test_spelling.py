"""What is not spelt as it is here gets the nearest spelling, and never a traceback."""

import errno
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.questions import QUESTIONS
from generator.answers.spelling import aliases, closest, nearest
from generator.answers.toml_documents import toml_document
from generator.cli.app import app, run
from generator.errors import StartwiseError

COMMANDS = ["new", "recommend", "options"]
ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("word", "words", "meant"),
    [
        ("databse", ["database", "auth"], "database"),
        ("Postgress", ["none", "postgresql"], "postgresql"),
        ("postgres", ["none", "postgresql"], "postgresql"),
        ("mongo", ["mongodb", "mysql"], "mongodb"),
        ("mariadb", ["mongodb", "mysql"], "mysql"),
        ("jwt", ["none", "tokens"], "tokens"),
        ("websockets", ["views", "realtime"], "realtime"),
        ("no", ["none", "sqlite"], "none"),
        ("gpl", ["MIT", "GPL-3.0-or-later"], "GPL-3.0-or-later"),
        ("mti", ["MIT", "proprietary"], "MIT"),
        ("ASYNC_NEEDS", ["async_needs"], "async_needs"),
        ("fastapi", ["auto", "django", "flask"], ""),
        ("recomend", ["recommend", "explain"], "recommend"),
        ("cahce", ["cache", "docker"], "cache"),
        ("cors", ["forms", "jobs"], ""),
        ("htmx", ["httpx"], ""),
        ("port", ["priority", "output"], ""),
        ("oauth", ["auth"], ""),
        ("worker", ["docker"], ""),
        ("broker", ["docker"], ""),
        ("react", ["rest"], ""),
        ("stripe", ["tie"], ""),
        ("completion", ["conventions"], ""),
        ("micro-service", ["open", "small", "large"], "small"),
        ("3.11", ["3.13", "3.12"], ""),
        ("", ["none"], ""),
    ],
)
def test_the_closest_spelling(word: str, words: list[str], meant: str) -> None:
    assert closest(word, words) == meant


def test_a_hint_lists_what_there_is_unless_that_is_too_much() -> None:
    assert nearest("qqq", ["one", "two"]) == "There is: one, two."
    assert nearest("qqq", [f"{number} words" for number in range(40)]) == ""


@given(st.text(), st.lists(st.text()))
def test_a_hint_names_only_what_there_is(word: str, words: list[str]) -> None:
    assert closest(word, words) in {"", *words}


def test_an_alias_is_a_lower_case_word_and_has_one_name() -> None:
    called = toml_document((ROOT / "generator/answers/aliases.toml").read_text("utf-8"))
    words = [alias for found in called.values() for alias in found]
    assert words == [word.strip().lower() for word in words]
    assert len(words) == len({*words}) == len(aliases())


def test_no_alias_hides_a_name() -> None:
    flags = {question.flag.removeprefix("--") for question in QUESTIONS}
    values = {choice.value for question in QUESTIONS for choice in question.choices}
    assert aliases().keys() & (values | flags | set(COMMANDS)) <= {"async"}


def refusal(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    """Return the two lines of an error, as a person sees them."""
    sys.argv = ["startwise", *words]
    with pytest.raises(SystemExit) as ended:
        run()
    told = capsys.readouterr()
    assert ended.value.code == 2
    assert bool(told.out) is ("--json" in words)
    return told.err.splitlines()


@pytest.mark.parametrize(
    ("words", "message", "way_out"),
    [
        (["recomend"], "There is no command 'recomend'.", "Did you mean startwise recommend?"),
        (["init"], "There is no command 'init'.", "Did you mean startwise new?"),
        (
            ["completion"],
            "There is no command 'completion'.",
            "Did you mean startwise --install-completion?",
        ),
        (["version"], "There is no command 'version'.", "Did you mean startwise --version?"),
        (["help", "nwe"], "There is no command 'nwe'.", "Did you mean startwise new?"),
        (
            ["My shop"],
            "There is no command 'My shop'.",
            'To make a project of that name: startwise new "My shop"',
        ),
        (["--versoin"], "There is no flag --versoin.", "Did you mean --version?"),
        (["--yes", "new"], "--yes stands before its command.", "Write: startwise new … --yes"),
        (["new", "--version"], "no flag --version.", "It is a flag of startwise itself."),
        (["recommend", "--dry-run"], "no flag --dry-run.", "It is a flag of startwise new."),
        (["--json", "options"], "before its command.", "Write: startwise options … --json"),
        (["-V"], "There is no flag -V.", "Did you mean --version?"),
        (["-"], "There is no command '-'.", "There is: new, recommend,"),
        (["new", "--databse", "x"], "There is no flag --databse.", "Did you mean --database?"),
        (["new", "-database", "x"], "There is no flag -database.", "Did you mean --database?"),
        (["new", "-z"], "There is no flag -z.", "startwise new --help lists them all."),
        (["new", "--title", "A"], "There is no flag --title.", "The name stands alone:"),
        (["new", "--no-database"], "There is no flag --no-database.", "mean --database none?"),
        (["new", "--async-needs", "none"], "no flag --async-needs.", "Did you mean --async?"),
        (["new", "--postgres"], "There is no flag --postgres.", "mean --database postgresql?"),
        (["new", "--worker"], "There is no flag --worker.", "Did you mean --jobs?"),
        (["new", "--broker", "redis"], "no flag --broker.", "Did you mean --jobs celery?"),
        (["new", "--microservice"], "no flag --microservice.", "Did you mean --size small?"),
        (
            ["new", "--redis"],
            "There is no flag --redis.",
            "Did you mean --database redis, --jobs celery or --cache redis?",
        ),
        (["new", "--port", "8050"], "no flag --port.", "next steps end in the command that serves"),
        (["recommend", "fastapi"], "'fastapi' is a word too many.", "startwise explain FastAPI"),
        (["recommend", "2fa"], "'2fa' is a word", "startwise explain 'two-factor authentication'"),
        (["compare", "fastapi"], "'fastapi' is neither", "startwise explain FastAPI"),
        (["compare", "2FA"], "'2FA' is", "startwise explain 'two-factor authentication'"),
        (["explain", "completion"], "nothing called", "mean startwise --install-completion?"),
        (["explain", "dry-run"], "nothing called 'dry-run'", "mean startwise new --dry-run?"),
        (["explain", "show"], "nothing called 'show'", "Did you mean startwise show --help?"),
        (["explain", "port"], "nothing called 'port'", "lists what can be."),
        (["new", "--jwt"], "There is no flag --jwt.", "Did you mean --auth tokens?"),
        (["new", "--api"], "There is no flag --api.", "Did you mean --rest?"),
        (["new", "--no-gti"], "There is no flag --no-gti.", "Did you mean --no-git?"),
        (["new", "--databse=x"], "There is no flag --databse.", "Did you mean --database?"),
        (["new", "A", "--database", "postgress"], "--database cannot be", "mean postgresql?"),
        (["new", "A", "--async", "websockets"], "--async cannot be", "Did you mean realtime?"),
        (["new", "A", "--auth", "acounts"], "--auth cannot be", "Did you mean accounts?"),
        (["new", "--database"], "--database needs a value.", "There is: none, sqlite,"),
        (["new", "--database", "--rest"], "--database needs a value.", "There is: none,"),
        (["new", "--output", "--yes"], "--output needs a value.", "Write: --output DIR"),
        (["new", "--rest", "yes"], "--rest takes no value.", "Say --rest for yes, --no-rest"),
        (["new", "--rest=no"], "--rest takes no value.", "Say --rest for yes, --no-rest for no."),
        (["new", "--yes=1"], "--yes takes no value.", "Say --yes alone."),
        (["new", "My", "shop"], "'shop' is a word too many.", 'startwise new "My shop"'),
        (
            ["recommend", "postgres"],
            "'postgres' is a word too",
            "mean --database postgresql?",
        ),
        (
            ["options", "x"],
            "'x' is a word too many.",
            "startwise options --help lists what it takes.",
        ),
    ],
)
def test_a_wrong_command_line_is_two_lines(
    capsys: pytest.CaptureFixture[str], words: list[str], message: str, way_out: str
) -> None:
    first, second = refusal(capsys, *words)
    assert first.startswith("startwise: ")
    assert message in first
    assert second.startswith("  ")
    assert way_out in second


@pytest.mark.parametrize(
    "words",
    [
        ["new", "--databse", "-h"],
        ["new", "My", "shop", "--help"],
        ["new", "--database", "--help"],
        ["help", "new"],
    ],
)
def test_help_is_given_wherever_it_is_asked_for(
    capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    sys.argv = ["startwise", *words]
    with pytest.raises(SystemExit) as ended:
        run()
    assert not ended.value.code
    assert capsys.readouterr().out.startswith("Usage: startwise new")


flag = st.sampled_from([one for question in QUESTIONS for one in question.flags.split("/")])
word = st.one_of(flag, st.text(max_size=8), st.text(max_size=8).map("--{}".format))


@settings(deadline=None, max_examples=60)
@given(st.lists(word, max_size=5))
def test_no_command_line_ends_in_a_traceback(words: list[str]) -> None:
    with suppress(StartwiseError):
        app(["recommend", *words, "--json"], prog_name="startwise", standalone_mode=False)


def test_flags_may_stand_after_the_name_or_before_it(tmp_path: Path) -> None:
    for words in (["Shelf", "--rest", "--yes"], ["--rest", "--yes", "Shelf"]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", "new", *words, "--dry-run"],
            cwd=tmp_path, capture_output=True, text=True, check=False,
            env={"PYTHONPATH": str(Path(__file__).parents[1])},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "shelf/" in done.stdout


def test_what_was_typed_cannot_act_on_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["new", "--\x1b[2J"], ["\x1b[2J"], ["new", "a", "\x1b]0;x\x07"]):
        assert "\x1b" not in "\n".join(refusal(capsys, *words))


@pytest.mark.parametrize(
    ("words", "message", "way_out"),
    [
        (["new", "A", "--answers", "answer.toml"], "No such file", "Did you mean answers.toml?"),
        (["new", "A", "--answers", "qqq"], "No such file", "Give the path of a TOML file."),
        (["new", "A", "--answers", "answers.toml"], "In answers.toml: database", "postgresql?"),
        (["new", "A", "--answers", "keys.toml"], "In keys.toml: There is no question", "database?"),
        (["new", "A", "--output", "keys.toml"], "keys.toml is no folder.", "folder with --output."),
        (["compare", "postgres"], "'postgres' is neither", "Did you mean database=postgresql?"),
        (["compare", "framewrok=flask"], "no question 'framewrok'", "Did you mean framework?"),
        (["compare", "auth=acounts"], "auth cannot be 'acounts'", "Did you mean accounts?"),
        (["compare", "shlef"], "'shlef' is neither", "Did you mean shelf?"),
        (
            ["show", "notes/modles.py"],
            "no file of this project",
            "mean my_service/notes/models.py?",
        ),
        (["compare", "--only", "ruotes"], "--only cannot be 'ruotes'", "Did you mean routes?"),
        (["explain", "mongod"], "nothing called 'mongod'", "Did you mean mongodb?"),
    ],
)
def test_names_in_files_and_of_files_get_the_nearest_spelling(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    words: list[str],
    message: str,
    way_out: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shelf").mkdir()
    Path("answers.toml").write_text('database = "postgres"\n')
    Path("keys.toml").write_text('databse = "postgresql"\n')
    first, second = refusal(capsys, *words)
    assert message in first
    assert way_out in second


def test_a_folder_that_is_gone_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    first, second = refusal(capsys, "new", "Shelf", "--yes", "--no-install")
    assert first == "startwise: The folder you are in is gone."
    assert second == "  Go to one that is there."


def test_what_the_system_refuses_is_no_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system", "cache")

    monkeypatch.setattr(typer.Typer, "__call__", refused)
    monkeypatch.setattr(sys, "argv", ["startwise", "options"])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 1
    assert capsys.readouterr().err == "startwise: cache: Read-only file system.\n"


def test_a_name_may_be_what_an_argument_of_another_command_is_called(
    capsys: pytest.CaptureFixture[str],
) -> None:
    app(["new", "paths", "--dry-run", "--yes"], prog_name="startwise", standalone_mode=False)
    assert "paths/" in capsys.readouterr().out
