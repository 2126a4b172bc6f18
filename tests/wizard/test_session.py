"""A whole run of the wizard on a screen that answers by itself."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.answers.answers_file import answers_text
from generator.answers.questions import Answers
from generator.errors import ClashingAnswers, Interrupted, TemplateBroken
from generator.planning import Plan
from generator.terminal.output import print_text
from generator.wizard import ask, session
from generator.wizard.cards import BACK, Card, Reply
from generator.wizard.check_list import GO_ON
from generator.wizard.session import Invocation, Session

SAID: Answers = {
    "project_name": "Shelf",
    "database": "sqlite",
    "auth": "accounts",
    "admin": True,
    "rest": False,
    "async_needs": "none",
    "size": "open",
    "priority": "open",
}


class Scripted:
    """A screen that gives the next reply of a script, and keeps what it was asked."""

    def __init__(self, script: Iterable[Reply]) -> None:
        self._script = iter(script)
        self.cards: list[Card] = []

    def ask(self, card: Card) -> Reply:
        """Return the next reply; Ctrl-C where there is none."""
        self.cards.append(card)
        reply = next(self._script, None)
        if reply is None:
            raise KeyboardInterrupt
        return reply

    def show(self, text: str) -> None:
        """Print a text."""
        print_text(text)


def invocation(taken: Callable[[str], str] = lambda _: "") -> Invocation:
    return Invocation(flags=(), taken=taken, ending=lambda slug: f"write {slug}")


def run(script: Iterable[Reply], said: Answers, taken: Callable[[str], str] = lambda _: "") -> Plan:
    return Session(Scripted(script), said, {}, invocation(taken)).run()


def test_the_plan_that_was_reviewed_is_the_one_that_is_made() -> None:
    script: list[Reply] = ["Shelf", "none", True, "none", "small", "open", GO_ON, "create"]
    made = run(script, {})
    assert made.framework == "flask"
    assert made.answers["auth"] == "none"
    assert made.answers["rest"] is True


def test_answers_with_defaults_are_ticked_on_one_card_and_name_and_author_asked_nowhere() -> None:
    ticks: list[Reply] = ["jobs=celery", "cache=redis", "cache=redis", GO_ON]
    screen = Scripted(["Shelf", "none", True, "none", "small", "open", *ticks, "create"])
    made = Session(screen, {}, {"author_name": "Ada"}, invocation()).run()
    assert (made.answers["jobs"], made.answers["cache"]) == ("celery", "none")
    assert screen.cards[-2].place == "7 of 7"
    assert screen.cards[-2].options[screen.cards[-2].start].word == "cache"
    asked = [card.prompt for card in screen.cards if card.enter != GO_ON]
    assert [asked[0], *asked[-2:]] == [
        "What is the project called?", "What matters most?", "What now?",
    ]  # fmt: skip
    assert len(asked) == 7


def test_going_back_from_the_review_asks_the_last_question_again() -> None:
    script: list[Reply] = ["Shelf", "none", False, "none", "open", "open", GO_ON, BACK, BACK]
    screen = Scripted([*script, "control", GO_ON, "create"])
    made = Session(screen, {}, {}, invocation()).run()
    assert made.answers["priority"] == "control"


def test_a_changed_name_changes_the_folder() -> None:
    made = run(["change", "project_name", "Book Till", "create"], SAID)
    assert made.answers["project_slug"] == "book_till"


def test_nothing_changes_where_the_same_answer_is_given() -> None:
    screen = Scripted(["change", "database", "sqlite", "change", BACK, "create"])
    made = Session(screen, SAID, {}, invocation()).run()
    assert made.answers["database"] == "sqlite"
    assert len({card.above for card in screen.cards if card.prompt == "What now?"}) == 1


def test_a_change_can_be_taken_back_before_it_is_made() -> None:
    assert run(["change", "database", BACK, BACK, "create"], SAID).answers["database"] == "sqlite"


def test_a_folder_taken_meanwhile_has_another_name_asked_for() -> None:
    folders: list[str] = []

    def taken(slug: str) -> str:
        folders.append(slug)
        return "It is there." if slug == "shelf" and len(folders) > 1 else ""

    made = run(["create", "Till", "create"], SAID, taken)
    assert made.answers["project_slug"] == "till"


def test_enter_alone_never_creates_a_project_and_stays_on_what_was_looked_at() -> None:
    screen = Scripted(["tree", "why", "nothing", "override", False, "change", BACK])
    with pytest.raises(KeyboardInterrupt):
        Session(screen, SAID, {}, invocation()).run()
    menus = [card for card in screen.cards if card.prompt == "What now?"]
    pointed = [card.options[card.start].value for card in menus]
    assert pointed == ["change", "tree", "why", "override", "change"]


def test_what_came_of_saving_stands_at_the_review(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    screen = Scripted(["save", "mine.toml", "why", "nothing"])
    with pytest.raises(KeyboardInterrupt):
        Session(screen, SAID, {}, invocation()).run()
    menus = [card for card in screen.cards if card.prompt == "What now?"]
    assert [card.note for card in menus] == ["", "Saved in mine.toml.", ""]


def test_the_whole_command_can_be_seen(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyboardInterrupt):
        run(["print"], SAID)
    told = capsys.readouterr().out.replace(" \\\n    ", " ")
    assert "  startwise new Shelf --database sqlite --auth accounts --admin --yes\n" in told


def test_a_name_that_is_taken_is_proposed_with_a_number() -> None:
    taken = {"shelf", "shelf_2"}
    screen = Scripted([])
    with pytest.raises(KeyboardInterrupt):
        Session(screen, SAID, {}, invocation(lambda one: "It is there." * (one in taken))).run()
    assert (screen.cards[0].preset, screen.cards[0].note) == ("Shelf 3", "It is there.")


def test_a_resumed_run_says_that_its_file_can_go(tmp_path: Path) -> None:
    file = tmp_path / "shelf.answers.toml"
    file.write_text(answers_text("Shelf", SAID, {}, "no"))
    screen = Scripted([])
    resumed = replace(invocation(), answers_files=(file,), files=dict.fromkeys(SAID, str(file)))
    with pytest.raises(KeyboardInterrupt):
        Session(screen, SAID, {}, resumed).run()
    assert screen.cards[0].options[0].line == f"write shelf; {file} can go then"
    assert not screen.cards[0].is_first, "what was answered can be gone back to"
    assert str(file) not in "".join(screen.cards[0].above)


def test_leaving_writes_nothing_and_tells_the_command() -> None:
    with pytest.raises(Interrupted) as left:
        run(["leave"], SAID)
    assert left.value.message == "Nothing was written."
    again = "startwise new Shelf --database sqlite --auth accounts --admin --yes"
    assert left.value.way_out == f"To make it after all: {again}"


@pytest.mark.parametrize(
    ("said", "error"),
    [({"database": "none", "admin": True}, ClashingAnswers)],
)
def test_what_cannot_be_is_refused_before_anything_is_asked(
    said: Answers, error: type[Exception]
) -> None:
    screen = Scripted([])
    with pytest.raises(error):
        Session(screen, said, {}, invocation())
    assert not screen.cards


def test_a_failure_at_the_review_keeps_the_answers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Plan:
        raise TemplateBroken("The template is broken.", "Tell us.")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(session, "plan", broken)
    monkeypatch.setattr(
        "generator.wizard.screens.screen_for", lambda **_: Scripted(["open", GO_ON])
    )
    said = {name: answer for name, answer in SAID.items() if name != "size"}
    with pytest.raises(TemplateBroken) as failed:
        ask(said, {}, invocation())
    assert "Go on with: startwise new --answers shelf.answers.toml" in failed.value.way_out
    assert (tmp_path / "shelf.answers.toml").exists()


def test_git_settings_that_cannot_be_used_are_left_out() -> None:
    known: Answers = {"author_name": "A\nB", "author_email": "ada@example.org"}
    made = Session(Scripted(["create"]), SAID, known, invocation()).run()
    assert made.answers["author_name"] == ""
    assert made.answers["author_email"] == "ada@example.org"
