"""startwise compare, as a person calls it."""

import errno
import json
import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli.app import app, run


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Compare = Callable[..., Ended]


@pytest.fixture
def compare(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Compare:
    """Return a function that runs ``startwise compare`` with these words."""

    def called(*words: str, columns: int = 80) -> Ended:
        monkeypatch.setenv("COLUMNS", str(columns))
        monkeypatch.setattr(sys, "argv", ["startwise", "compare", *words])
        with pytest.raises(SystemExit) as ended:
            run()
        told = capsys.readouterr()
        return Ended(int(ended.value.code or 0), told.out, told.err)

    return called


@pytest.fixture
def shelf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Path:
    """Return the folder of a project made with Django, in the current folder."""
    monkeypatch.chdir(tmp_path)
    app(
        ["new", "Shelf", "--admin", "--yes", "--no-install", "--no-git"],
        prog_name="startwise",
        standalone_mode=False,
    )
    capsys.readouterr()
    return tmp_path / "shelf"


def data(ended: Ended) -> Any:
    assert ended.status == 0, ended.err
    return json.loads(ended.out)


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_it_fits_the_terminal_and_few_screens(compare: Compare, columns: int) -> None:
    told = compare("--rest", "--auth", "both", columns=columns).out
    assert max(map(len, told.splitlines())) <= columns
    if columns >= 80:
        assert len(compare(columns=columns).out.splitlines()) <= 52
        assert len(told.splitlines()) <= 60


def test_it_answers_what_one_gets_carries_and_writes(compare: Compare) -> None:
    told = compare().out
    questions = ("advise ", "would I get?", "would I carry?", "have to write myself?", "addresses?")
    places = [told.index(question) for question in questions]
    assert places == sorted(places)
    assert "\x1b" not in told


def test_each_line_says_its_side_where_columns_are_folded(compare: Compare) -> None:
    told = compare(columns=79).out
    assert re.search(
        r"^  Python: Django [\d,]+ lines in \d+ files; Flask [\d,]+ lines", told, re.MULTILINE
    )


def test_both_frameworks_have_the_same_answers(compare: Compare) -> None:
    told = data(compare("--json", "--database", "postgresql", "--rest"))
    assert [told[side]["framework"] for side in ("left", "right")] == ["django", "flask"]
    assert told["answers"] == {}
    assert told["left"]["answers"]["database"] == told["right"]["answers"]["database"]
    assert told["left"]["installed"] == {"running": None, "developing": None}


def test_the_framework_that_is_named_stands_first(compare: Compare) -> None:
    told = data(compare("--json", "--framework", "flask"))
    assert [told[side]["label"] for side in ("left", "right")] == ["Flask", "Django"]


def test_files_are_counted_by_path(compare: Compare) -> None:
    told = data(compare("--json"))
    pairs = [pair for row in told["concerns"] for pair in row["pairs"]]
    lefts = {pair["left"] for pair in pairs if pair["left"]}
    rights = {pair["right"] for pair in pairs if pair["right"]}
    assert told["files"]["both"] == len(lefts & rights)
    assert told["files"]["left_only"] == len(lefts - rights)
    assert told["files"]["right_only"] == len(rights - lefts)


def test_defaults_are_such_that_both_can_have_them(compare: Compare) -> None:
    told = data(compare("--json", "--database", "redis"))
    assert told["left"]["answers"]["auth"] == told["right"]["answers"]["auth"] == "none"
    assert "auth: none, because Django cannot keep users" in compare("--database", "redis").out


def test_any_two_sides_stand_beside_each_other(compare: Compare) -> None:
    words = ("framework=flask auth=none", "framework=flask auth=both rest=yes", "--no-pages")
    told = data(compare(*words, "--json"))
    assert told["answers"]["auth"] == {"left": "none", "right": "both"}
    assert told["left"]["answers"]["pages"] is told["right"]["answers"]["pages"] is False
    assert told == data(compare("--left", words[0], "--right", *words[1:], "--json"))


def test_of_one_side_the_other_is_the_other_framework(compare: Compare) -> None:
    told = data(compare("--right", "framework=flask database=none", "--json"))
    assert [told[side]["framework"] for side in ("left", "right")] == ["django", "flask"]
    assert told["answers"] == {}


def test_answers_come_from_a_file(compare: Compare, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('database = "mongodb"\nrest = true\n', encoding="utf-8")
    told = data(compare("--answers", str(file), "--json"))
    assert told["left"]["answers"]["database"] == "mongodb"
    assert data(compare(str(file), "--json"))["left"]["label"] == "mine.toml (Flask)"


def test_a_project_edited_by_hand_beside_its_other_framework(compare: Compare, shelf: Path) -> None:
    (shelf / "shelf" / "home.py").write_text("edited = True\n", encoding="utf-8")
    (shelf / "shelf" / "blog.py").write_text("added = True\n", encoding="utf-8")
    told = data(compare("shelf", "--json"))
    assert told["left"]["label"] == "shelf (Django)"
    added = next(row for row in told["concerns"] if row["concern"] == "added")
    assert [pair["left"] for pair in added["pairs"]] == ["shelf/blog.py"]


def test_routes_of_edited_files_are_marked_as_made(compare: Compare, shelf: Path) -> None:
    as_made = "Other than startwise makes them today, or gone: config/urls.py."
    for edited in (False, True):
        assert data(compare("shelf", "--json"))["left"]["remarks"] == [] or edited
        told = compare("shelf", columns=140).out
        assert (as_made in told, "packages, as made" in told) == (edited, edited)
        assert ("as made" in compare("shelf", "--only", "routes").out) is edited
        page = compare("shelf", "--html", "-").out
        assert (as_made in page, ", as made</p>" in page) == (edited, edited)
        (shelf / "config" / "urls.py").write_text("urlpatterns = []\n", encoding="utf-8")
    assert as_made in data(compare("shelf", "--json"))["left"]["remarks"][0]


@pytest.mark.usefixtures("shelf")
@pytest.mark.parametrize("words", [["shelf", "--rest"], ["shelf", "shelf", "--rest"]])
def test_answers_that_no_side_takes_are_refused(compare: Compare, words: list[str]) -> None:
    ended = compare(*words)
    assert ended.status == 2
    assert ended.err.startswith("startwise: rest yes changes nothing")
    assert data(compare("shelf", "framework=django", "--rest", "--json"))["answers"]["rest"]


@pytest.mark.usefixtures("shelf")
def test_two_sides_that_are_the_same_are_said_to_be(compare: Compare) -> None:
    told = compare("shelf", "shelf")
    assert told.status == 0
    assert "Both sides are the same" in told.out
    assert data(compare("shelf", "shelf", "--json"))["same"] is True


@pytest.mark.parametrize("section", ["capabilities", "packages", "settings", "routes", "trees"])
def test_one_section_is_shown_whole(compare: Compare, section: str) -> None:
    alone = compare("--only", section).out
    assert "advise" not in alone
    assert alone.strip() in compare("--all").out


def test_trees_stand_aligned_by_concern(compare: Compare) -> None:
    wide = compare("--only", "trees", columns=120).out
    assert re.search(r"^  config/settings\.py \d+ +my_service/config\.py \d+$", wide, re.MULTILINE)
    assert re.search(r"^  LICENSE \d+ +LICENSE \d+, the same$", wide, re.MULTILINE)
    folded = compare("--only", "trees", columns=79).out
    assert re.search(
        r"^  Django: config/settings\.py, \d+ lines\n    Flask: my_service/config\.py, \d+ lines$",
        folded,
        re.MULTILINE,
    )
    assert re.search(r"^  only Django: manage\.py, \d+ lines$", folded, re.MULTILINE)


@pytest.mark.parametrize(
    ("left", "right", "labels"),
    [
        ("framework=flask", "framework=django", ["Flask", "Django"]),
        ("auth=none", "auth=both", ["Flask: admin no, auth none", "Flask: admin yes, auth both"]),
        (
            "slug=attic name=A",
            "slug=shelf name=B",
            ["Flask: project_slug attic", "Flask: project_slug shelf"],
        ),
        ("jobs=celery", "database=none rest=yes", ["Flask: left", "Flask: right"]),
    ],
)
def test_sides_of_one_framework_are_told_apart(
    compare: Compare, left: str, right: str, labels: list[str]
) -> None:
    base = ["--framework", "flask"] if "framework" not in left else []
    rest = ["--rest"] if "both" in right else []
    told = data(compare(left, right, "--json", *base, *rest))
    assert [told["left"]["label"], told["right"]["label"]] == labels


def test_nothing_of_a_project_acts_on_the_terminal(compare: Compare, shelf: Path) -> None:
    (shelf / "evil\x1b[31m\u202e.py").write_text("x = 1\n", encoding="utf-8")
    example = shelf / ".env.example"
    example.write_text("# \x1b]0;gone\x07\nEVIL=\x9b31m\n", encoding="utf-8")
    pyproject = shelf / "pyproject.toml"
    pyproject.write_text("[project]\ndependencies = [\"x ; extra == '\x9b'\"]\n", encoding="utf-8")
    renamed = shelf.with_name("sh\x1b[5melf")
    shelf.rename(renamed)
    for words in (["--all"], ["--only", "trees"], []):
        told = compare(str(renamed), *words)
        assert told.status == 0
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told.out)
    assert "\x9b" not in compare(str(renamed), "--json").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["databse=sqlite"], "Left side: There is no question 'databse'."),
        (["--right", "database=dbase"], "Right side: database cannot be 'dbase'."),
        (["nowhere"], "Left side: 'nowhere' is neither an answer nor a file nor a folder."),
        (["rest=yes", "--left", "rest=no"], "The left side is said twice"),
        (["--only", "tree"], "--only cannot be 'tree'."),
        (["--html", "nowhere/page.html"], "There is no folder nowhere."),
        (["--html", "."], ". is a folder."),
        (["--html", "/dev/null"], "/dev/null is not a plain file."),
        (["--html", "~nobody-of-this-name/page.html"], "~nobody-of-this-name/page.html cannot be"),
        (
            ["--orm", "peewee"],
            "Django beside Flask: framework django and orm peewee cannot stand together",
        ),
        (["framework=flask orm=peewee"], "Django beside Flask: framework django and orm peewee"),
        (["--auth", "tokens", "--no-rest"], "auth tokens and rest no cannot stand together"),
    ],
)
def test_a_wrong_request_is_refused_in_words(
    compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    words: list[str], message: str,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    ended = compare(*words)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith(f"startwise: {message}")
    assert len(ended.err.splitlines()) == 2
    assert not list(tmp_path.iterdir())


def test_a_way_out_changes_no_framework(compare: Compare) -> None:
    way_out = compare("--database", "redis", "--auth", "accounts").err.splitlines()[1]
    assert "auth none" in way_out
    assert "framework" not in way_out


def test_the_page_is_written_whole(compare: Compare, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.touch()
    ended = compare("--html", str(target))
    assert ended.status == 0
    assert str(target) in ended.out
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_nothing_but_an_earlier_page_is_overwritten(
    compare: Compare, tmp_path: Path, shelf: Path
) -> None:
    readme = shelf / "README.md"
    before = readme.read_text(encoding="utf-8")
    ended = compare(str(shelf), "--html", str(readme))
    assert (ended.status, readme.read_text(encoding="utf-8")) == (2, before)
    assert "is there already, and no page of startwise" in ended.err
    for _ in range(2):
        assert compare("--html", str(tmp_path / "page.html")).status == 0


@pytest.mark.parametrize("words", [["--only", "routes", "--json"], ["--all", "--html", "-"]])
def test_sections_are_for_the_terminal(compare: Compare, words: list[str]) -> None:
    ended = compare(*words)
    assert ended.status == 2
    assert list(json.loads(ended.out or "{}")) == (["schema", "error"] if "--json" in words else [])
    assert "is for the terminal" in ended.err


def test_a_page_may_go_to_standard_output(compare: Compare) -> None:
    ended = compare("--html", "-")
    assert ended.out.startswith("<!doctype html>")
    assert ended.out.rstrip().endswith("</html>")


def test_a_folder_whose_name_is_not_text_has_a_page(compare: Compare, shelf: Path) -> None:
    renamed = shelf.with_name(os.fsdecode(b"caf\xe9\x1b"))
    shelf.rename(renamed)
    assert compare(str(renamed), "--html", "page.html").status == 0
    assert "caf\ufffd" in (shelf.parent / "page.html").read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_leaves_what_was_there(
    compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    target = tmp_path / "page.html"
    page = '<meta name="generator" content="startwise">'
    target.write_text(page, encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refused)
    ended = compare("--html", str(target))
    assert ended.status == 2
    assert "page.html cannot be written: Permission denied." in ended.err
    assert target.read_text(encoding="utf-8") == page
    assert list(tmp_path.iterdir()) == [target]


def test_a_page_that_may_not_be_written_is_refused_before_the_work(
    compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    ended = compare("--html", str(tmp_path / "page.html"))
    assert ended.status == 2
    assert "may not be written" in ended.err


@pytest.fixture
def uv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that puts a shell script in the place of uv."""

    def stand_in(script: str) -> None:
        program = tmp_path / "uv"
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        monkeypatch.setattr("generator.comparing.resolving.uv_binary", lambda: str(program))

    return stand_in


def test_what_is_installed_is_counted_when_asked(
    compare: Compare, uv: Callable[[str], None]
) -> None:
    uv("cat; echo '    # via x'; echo more==1.0")
    ended = compare("--resolve", "--json")
    for side in (data(ended)["left"], data(ended)["right"]):
        packages = side["packages"]
        running = sum(not one["development"] for one in packages)
        assert side["installed"] == {"running": running + 1, "developing": len(packages) + 1}
    assert "resolving the packages of Django … " in ended.err


def test_what_does_not_resolve_is_told_and_the_rest_shown(
    compare: Compare, uv: Callable[[str], None]
) -> None:
    uv("cat >/dev/null; echo " + "'  \N{MULTIPLICATION SIGN} No solution found' >&2; exit 1")
    ended = compare("--resolve")
    assert ended.status == 1
    assert "What would I carry?" in ended.out
    assert "startwise: The packages of Flask do not resolve: No solution found" in ended.err


@pytest.mark.parametrize("requirement", ["x @ https://example.com/x.whl", "x @ file:///x"])
def test_a_requirement_by_address_is_never_fetched(
    compare: Compare, uv: Callable[[str], None], shelf: Path, requirement: str
) -> None:
    asked = shelf.parent / "asked"
    uv(f"cat >> {asked}")
    (shelf / "pyproject.toml").write_text(
        f"[project]\ndependencies = ['{requirement}']\n", encoding="utf-8"
    )
    ended = compare("shelf", "--resolve")
    assert ended.status == 1
    assert "is not a name with versions" in ended.err
    assert "example.com" not in asked.read_text(encoding="utf-8")
