"""Answers that outlive the wizard: kept when it is stopped, saved when that is wished."""

import shlex
import stat
from pathlib import Path

import pytest
from answers import sets
from hypothesis import given, settings

from generator.answers.answers_file import answers_text, read_answers, saved_by_the_wizard
from generator.answers.questions import Answers
from generator.planning import plan
from generator.wizard.keeping import save, stopped
from generator.wizard.review import origins
from generator.wizard.state import State, answered, begun

SAID: Answers = {"project_name": "Shelf", "database": "mysql"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def halfway(said: Answers = SAID) -> State:
    return answered(begun(said, {}), "rest", True)


def test_answers_are_kept_in_a_new_file_and_the_command_names_it(folder: Path) -> None:
    error = stopped(halfway(), ("--no-git",))
    assert error.exit_status == 130
    assert error.way_out == ("Go on with: startwise new --answers shelf.answers.toml --no-git")
    path = folder / "shelf.answers.toml"
    assert read_answers(path) == {**SAID, "rest": True}
    assert saved_by_the_wizard(path) == "open"


def test_nothing_is_kept_where_nothing_was_answered(folder: Path) -> None:
    error = stopped(begun(SAID, {}), ())
    assert error.message == "Stopped; no project was written."
    assert not list(folder.iterdir())


def test_no_other_file_is_overwritten(folder: Path) -> None:
    (folder / "shelf.answers.toml").write_text("mine")
    (folder / "shelf-2.answers.toml").symlink_to("nowhere")
    assert "shelf-3.answers.toml" in stopped(halfway(), ()).way_out
    assert (folder / "shelf.answers.toml").read_text() == "mine"


def test_a_resumed_run_keeps_its_answers_where_they_were(folder: Path) -> None:
    first = folder / "shelf.answers.toml"
    stopped(halfway(), ())
    error = stopped(answered(halfway(), "size", "large"), (), [first])
    assert str(first) in error.way_out
    assert read_answers(first)["size"] == "large"
    assert [one.name for one in folder.iterdir()] == [first.name]


def test_a_resumed_run_without_new_answers_tells_how_to_go_on(folder: Path) -> None:
    files = [Path("team.toml"), Path("shelf.answers.toml")]
    state = begun({**SAID, "rest": True}, {}, files={"rest": "team.toml"})
    assert stopped(state, (), files).way_out == (
        "Go on with: startwise new Shelf --database mysql --answers team.toml "
        "--answers shelf.answers.toml"
    )
    assert not list(folder.iterdir())


def test_the_name_of_a_file_is_not_said_again() -> None:
    state = begun(SAID, {}, files=dict.fromkeys(SAID, "shelf.toml"))
    again = stopped(state, (), [Path("shelf.toml")]).way_out
    assert again == "Go on with: startwise new --answers shelf.toml"


def test_an_answers_file_of_somebody_is_left_alone(folder: Path) -> None:
    theirs = folder / "team.toml"
    theirs.write_text('database = "mysql"\n')
    stopped(halfway(), (), [theirs])
    assert theirs.read_text() == 'database = "mysql"\n'


def test_where_no_file_can_be_written_the_command_says_the_answers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_arguments: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refused)
    error = stopped(halfway({**SAID, "description": "it's"}), ())
    assert error.way_out == (
        "Go on with: startwise new Shelf --database mysql --rest --description 'it'\"'\"'s'"
    )
    assert "could not be saved" in error.message
    assert not list(folder.iterdir())


def test_a_name_that_no_terminal_may_show_is_in_the_file_alone() -> None:
    error = stopped(halfway({"project_name": "Shelf\u202efles"}), ())
    assert "\u202e" not in error.message + error.way_out
    path = Path(shlex.split(error.way_out)[-1])
    assert read_answers(path)["project_name"] == "Shelf\u202efles"


@settings(deadline=None, max_examples=40)
@given(said=sets)
def test_an_answers_file_is_read_as_it_was_written(
    said: Answers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("file") / "answers.toml"
    path.write_text(answers_text("Two\nlines", said, {}, "no"), encoding="utf-8")
    assert read_answers(path) == said
    assert saved_by_the_wizard(path) == "no"


@settings(deadline=None, max_examples=5)
@given(said=sets)
def test_saved_answers_give_the_same_project(
    said: Answers, tmp_path_factory: pytest.TempPathFactory
) -> None:
    state = begun(said, {"author_name": "Ada"})
    planned = plan({**state.known, **state.said})
    path = tmp_path_factory.mktemp("file") / "answers.toml"
    save(path, state, planned, origins(state, planned))
    assert plan(read_answers(path)).project.tree == planned.project.tree


def test_a_saved_file_tells_where_answers_come_from_and_keeps_its_mode(folder: Path) -> None:
    path = folder / "saved.toml"
    path.write_text("old")
    path.chmod(0o640)
    state = begun({"project_name": "Shelf", "auth": "tokens"}, {})
    planned = plan(state.said)
    save(path, state, planned, origins(state, planned))
    text = path.read_text()
    assert "# Make it with: startwise new --yes --answers saved.toml\n" in text
    assert "rest = true  # because tokens guard an API\n" in text
    assert 'auth = "tokens"\n' in text
    assert 'jobs = "none"  # default\n' in text
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in folder.iterdir()] == ["saved.toml"]


def test_answers_that_cannot_be_saved_leave_what_was_there(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = folder / "saved.toml"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", refused)
    state = begun(SAID, {})
    planned = plan(state.said)
    with pytest.raises(PermissionError):
        save(path, state, planned, origins(state, planned))
    assert path.read_text() == "old"
    assert list(folder.iterdir()) == [path]
