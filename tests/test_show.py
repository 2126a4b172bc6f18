"""``startwise show``: files as they would be made, on a terminal and into a pipe."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from generator.cli.choosing_files import files_meant
from generator.cli.run_show import as_data
from generator.errors import UnknownName
from generator.planning import Plan, plan
from generator.terminal.safe_text import plain_lines

STARTWISE = [sys.executable, "-m", "generator"]


def show(folder: Path, *words: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [*STARTWISE, "show", *words], cwd=folder, capture_output=True, check=False
    )


def shelf(**more: str | bool) -> Plan:
    return plan({"project_name": "Shelf", "rest": True, "framework": "django", **more})


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("manage.py", {"manage.py"}),
        ("./manage.py", {"manage.py"}),
        ("shelf/notes/api.py", {"shelf/notes/api.py"}),
        ("notes/api.py", {"shelf/notes/api.py"}),
        ("shelf/shelf/notes/api.py", {"shelf/notes/api.py"}),
        ("shelf/manage.py", {"manage.py"}),
        ("pagination.py", {"shelf/api/pagination.py"}),
        ("docs", {"docs/decisions/0001-web-framework.md"}),
        ("docs/", {"docs/decisions/0001-web-framework.md"}),
        ("shelf/api/pa*.py", {"shelf/api/pagination.py", "shelf/api/parsers.py"}),
        ("api/pa*.py", {"shelf/api/pagination.py", "shelf/api/parsers.py"}),
        ("tests/notes/test_[ap][ap]*.py", {"tests/notes/test_api.py", "tests/notes/test_pages.py"}),
        ("config/[uw]*.py", {"config/urls.py", "config/wsgi.py"}),
    ],
)
def test_a_path_can_be_spelled_as_it_comes_to_mind(word: str, expected: set[str]) -> None:
    assert set(files_meant(shelf(), [word])) == expected


def test_everything_can_be_named() -> None:
    project = shelf()
    assert files_meant(project, ["."]) == tuple(project.project.tree)
    assert files_meant(project, ["manage.py", "manage.py"]) == ("manage.py",)


@pytest.mark.parametrize(
    ("word", "message", "way_out"),
    [
        ("notes/form.py", "is no file", "Did you mean shelf/notes/forms.py?"),
        ("setings.py", "is no file", "Did you mean config/settings.py?"),
        ("*.zip", "is no file", "See all: startwise show"),
        ("zzz", "is no file", "See all: startwise show"),
        ("", "'' is no file", "See all: startwise show"),
        ("/", "'/' is no file", "See all: startwise show"),
        ("readme.md", "is no file", "Did you mean README.md?"),
        ("urls.py", "the end of", "Take one: "),
        ("live/consumers.py", "is not there with these answers", "It comes with --async realtime"),
        ("users/tokens.py", "is not there with these answers", "It comes with --auth tokens"),
        ("../secret", "is no file", ""),
        ("/etc/passwd", "is no file", ""),
        ("\x1b[31m", "'\\x1b[31m' is no file", ""),
        ("a\u202eb", "'a\\u202eb' is no file", ""),
    ],
)
def test_a_wrong_path_is_told_with_the_way_out(word: str, message: str, way_out: str) -> None:
    with pytest.raises(UnknownName) as raised:
        files_meant(shelf(), [word])
    assert message in raised.value.message
    assert way_out in raised.value.way_out


def test_data_of_named_files_has_their_content() -> None:
    data = as_data(shelf(i18n=True), ["manage.py", "*.mo"])
    contents = {file["path"]: file["content"] for file in data["files"]}
    assert contents.pop("manage.py").endswith("(sys.argv)\n")
    assert set(contents.values()) == {None}, "bytes that are not text"
    assert data["packages"]
    assert "content" not in as_data(shelf(), [])["files"][0]


def test_a_file_is_the_same_byte_for_byte(tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(
        'project_name = "Shelf ☃"\nlicense = "BSD-3-Clause"\nadmin = true\n'
    )
    words = ["--answers", "answers.toml", "--author-name", "Ada", "--author-email", "a@b.c"]
    expected = plan({
        "project_name": "Shelf ☃", "license": "BSD-3-Clause", "author_name": "Ada",
        "author_email": "a@b.c", "admin": True,
    }).project.tree  # fmt: skip
    done = show(tmp_path, "README.md", *words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == expected["README.md"].content
    both = show(tmp_path, "LICENSE", "wsgi.py", *words)
    assert both.stdout == (
        b"==> LICENSE <==\n" + expected["LICENSE"].content
        + b"\n==> config/wsgi.py <==\n" + expected["config/wsgi.py"].content
    )  # fmt: skip
    assert [path.name for path in tmp_path.iterdir()] == ["answers.toml"]


def test_the_preview_ends_with_the_command_that_makes_it(tmp_path: Path) -> None:
    done = show(tmp_path, "--admin", "--rest", "--name", "Shelf; rm", "--framework", "flask")
    assert done.returncode == 0
    told = done.stdout.decode()
    assert told.startswith("Flask, as you asked; the articles advise Django")
    assert told.endswith("Make it: startwise new 'Shelf; rm' --admin --rest --framework flask\n")
    assert told == plain_lines(told)


def test_json_is_all_that_is_printed(tmp_path: Path) -> None:
    told = json.loads(show(tmp_path, "--auth", "tokens", "--json").stdout)
    assert {"files", "packages"} <= told.keys()
    dry = json.loads(
        subprocess.run(
            [*STARTWISE, "new", "My service", "--auth", "tokens", "--dry-run", "--json"],
            cwd=tmp_path, capture_output=True, check=True,
        ).stdout
    )  # fmt: skip
    assert {name: dry[name] for name in told} == told, "one preview for both commands"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["nope"], "'nope' is no file of this project."),
        (["--answers", "nope.toml"], "The answers file nope.toml cannot be read"),
        (["--name", "class"], "Python keyword"),
        (["--auth", "none", "--admin"], "cannot stand together"),
        (["--name", ""], "needs a name"),
    ],
)
def test_a_wrong_request_is_one_message(tmp_path: Path, words: list[str], message: str) -> None:
    done = show(tmp_path, *words)
    assert (done.returncode, done.stdout) == (2, b"")
    assert message in done.stderr.decode()
    assert done.stderr.count(b"\n") <= 2


@pytest.mark.parametrize("words", [["show"], ["show", "."], ["show", "--json"], ["options"]])
def test_a_reader_who_has_read_enough_ends_it_quietly(tmp_path: Path, words: list[str]) -> None:
    errors = tmp_path / "errors"
    with (
        errors.open("wb") as file,
        subprocess.Popen([*STARTWISE, *words], stdout=subprocess.PIPE, stderr=file) as process,
    ):
        assert process.stdout is not None
        process.stdout.close()
        process.wait(timeout=300)
    assert errors.read_text() == ""


def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*STARTWISE, "show"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 1
    assert done.stderr == "startwise: The output cannot be written: the disk is full.\n"


def on_terminal(*words: str, **environment: str) -> str:
    """Return what a terminal of 80 columns is sent."""
    env = {**os.environ, "TERM": "xterm-256color", **environment}
    if "NO_COLOR" not in environment:
        env.pop("NO_COLOR", None)
    child = pexpect.spawn(
        STARTWISE[0], [*STARTWISE[1:], "show", *words], env=env, encoding="utf-8",
        dimensions=(24, 80), timeout=300,
    )  # fmt: skip
    sent = child.read()
    child.close()
    assert child.exitstatus == 0, sent
    return str(sent).replace("\r\n", "\n")


def test_a_terminal_gets_colours() -> None:
    sent = on_terminal("wsgi.py", "--framework", "django")
    assert "\x1b[35mimport\x1b[0m" in sent or "\x1b[35mfrom\x1b[0m" in sent


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colours_gets_none(environment: dict[str, str]) -> None:
    sent = on_terminal("manage.py", "--framework", "django", **environment)
    assert sent.encode() == shelf().project.tree["manage.py"].content


def test_what_is_no_text_is_not_sent_to_a_terminal() -> None:
    sent = on_terminal("locale/de/LC_MESSAGES/django.mo", "--i18n", "--framework", "django")
    assert sent.endswith("bytes that are not text)\n")


def test_hostile_text_in_a_file_does_nothing_to_a_terminal() -> None:
    sent = on_terminal("README.md", "--name", "Shelf \u202eegasseM", "--framework", "django")
    assert "# Shelf \\u202eegasseM" in sent.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert "\u202e" not in sent
