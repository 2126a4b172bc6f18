"""What a typed line means where nothing can be drawn; and the whole way through by lines."""

from pathlib import Path

import pytest
from projects import BIN
from terminals import CTRL_C, ENTER, Terminal

from generator.answers.questions import Answers
from generator.wizard.asked import card_of, place
from generator.wizard.cards import BACK, Card, cells, heading, keys
from generator.wizard.offers import Option
from generator.wizard.state import MORE, State, answered, begun, next_question, preset
from generator.wizard.typed import Remark, asked, entry, understood


def card(name: str, said: Answers | None = None, *, is_first: bool = False) -> Card:
    state = begun({"project_name": "Shelf", **(said or {})}, {})
    if not is_first:
        state = State(state.said, before=state)
    return card_of(state, name, lambda _: "")


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("", "sqlite"),
        ("1", "none"),
        ("3", "postgresql"),
        ("postgresql", "postgresql"),
        ("PostgreSQL", "postgresql"),
        ("post", "postgresql"),
        ("<", BACK),
        ("back", BACK),
    ],
)
def test_a_number_a_word_or_the_beginning_of_one_is_an_answer(typed: str, reply: object) -> None:
    assert understood(card("database"), typed, 80) == reply


@pytest.mark.parametrize(
    ("typed", "reply"), [("y", True), ("n", False), ("1", True), ("", True), ("No", False)]
)
def test_yes_and_no_can_be_short(typed: str, reply: bool) -> None:
    assert understood(card("admin"), typed, 80) is reply


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("8", "There is no '8'. Type a number from 1 to 7, or a word of the list."),
        ("0", "There is no '0'."),
        ("cobol", "There is no 'cobol'."),
        ("\x1b[2J", "There is no '\\x1b[2J'."),
    ],
)
def test_what_is_no_answer_is_told(typed: str, told: str) -> None:
    reply = understood(card("database"), typed, 80)
    assert isinstance(reply, Remark)
    assert reply.text.startswith(told)
    assert "\x1b" not in reply.text


def test_what_is_not_possible_is_told_with_the_reason() -> None:
    reply = understood(card("auth", {"rest": False}), "tokens", 80)
    assert reply == Remark("tokens is not possible: tokens guard an API, and there is none.")


def test_a_question_mark_tells_all_there_is_to_know() -> None:
    reply = understood(card("database"), "? mongodb", 80)
    assert isinstance(reply, Remark)
    assert "Flask brings MongoEngine." in reply.text
    assert "Decisive for Flask" in reply.text or "decisive for Flask" in reply.text
    assert "sqlite" not in reply.text
    whole = understood(card("database"), "?", 80)
    assert isinstance(whole, Remark)
    assert "sqlite" in whole.text


@pytest.mark.parametrize("name", ["project_name", "database"])
def test_on_any_card_it_tells_what_the_articles_and_their_weights_are(name: str) -> None:
    reply = understood(card(name), "?", 80)
    assert isinstance(reply, Remark)
    for told in ("5 published comparisons", "[A0] Abhishek Patnaik", "slight 1, moderate 2 or"):
        assert told in reply.text


def test_there_is_nothing_before_the_first_question() -> None:
    reply = understood(card("database", is_first=True), "<", 80)
    assert reply == Remark(
        "This is the first open question; what was given can be changed at the review."
    )
    anew = card_of(begun({}, {}), "project_name", lambda _: "")
    assert understood(anew, "<", 80) == Remark("This is the first question.")


@pytest.mark.parametrize(
    ("preset", "typed", "reply"),
    [("", "a text", "a text"), ("", "", ""), ("Ada", "", "Ada"), ("Ada", "-", ""), ("", "-", "-")],
)
def test_enter_takes_the_preset_of_a_text_and_a_dash_empties_it(
    preset: str, typed: str, reply: str
) -> None:
    assert understood(Card("Who?", preset=preset), typed, 80) == reply


def test_a_text_that_may_be_empty_says_so() -> None:
    assert entry(Card("Who?", is_first=True)) == "Text (Enter for none, ? for help):"
    assert entry(Card("Who?", preset="Ada", is_first=True)) == (
        "Text (Enter for Ada, - for none, ? for help):"
    )
    assert entry(card("project_name", is_first=True)) == "Text (Enter for Shelf, ? for help):"
    assert card("description").echo("") == "It may stay empty."


def test_a_text_that_cannot_be_is_told() -> None:
    reply = understood(card("project_name"), "../up", 80)
    assert reply == Remark("'../up' is a path, not a name.")


def test_a_package_name_that_cannot_be_is_told_with_one_that_can() -> None:
    first = begun({}, {})
    state = answered(first, "project_name", "Flask")
    slug = card_of(state, "project_slug", lambda _: "")
    assert slug.preset == "flask_service"
    assert slug.check("Till").endswith("digits or _. Try till.")
    assert slug.check("json").endswith("standard library. Try json_service.")
    assert not slug.check("till")
    named = answered(state, "project_slug", "till")
    assert [place(one) for one in (first, state, named)] == ["1 of 9", "1 of 9", "2 of 9"]
    assert place(begun({"project_name": "Flask"}, {})) == "1 of 9"


def test_what_the_articles_are_and_how_they_weigh_is_told_once_where_they_first_do() -> None:
    state = begun({}, {})
    notes = {}
    while name := next_question(state):
        notes[name] = card_of(state, name, lambda _: "").note
        text = {"project_name": "Shelf", MORE: ""}
        state = answered(state, name, text[name] if name in text else preset(state, name))
    assert [name for name, note in notes.items() if note] == ["project_name", "database", MORE]
    assert "Nothing is written before the review" in notes["project_name"]
    assert notes["database"] == (
        "The articles: 5 published comparisons of Django and Flask. A reason weighs slight 1, "
        "moderate 2 or strong 4; ? tells more."
    )


def test_questions_that_fall_away_are_named_once_with_why() -> None:
    first = State({"project_name": "Shelf"}, before=State({}), last="project_name")
    state = answered(first, "database", "none")
    told = card_of(state, "rest", lambda _: "").aside
    assert told == (
        "Not asked: auth (none, because there is no database to keep users in); admin (no, "
        "because there is no database to administer)."
    )
    assert told.partition(";")[0] in asked(card_of(state, "rest", lambda _: ""), 200)
    later = answered(state, "rest", True)
    assert not card_of(later, "async_needs", lambda _: "").aside
    tokens = answered(answered(first, "database", "sqlite"), "auth", "both")
    assert "because tokens guard an API" in card_of(tokens, "admin", lambda _: "").aside


def test_what_was_answered_stands_above_in_words_and_only_where_it_says_something() -> None:
    said: Answers = {"database": "sqlite", "auth": "none", "rest": True, "async_needs": "none"}
    told = card("size", said).so_far.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Shelf: database sqlite, API"


def test_wide_letters_leave_room_for_the_place() -> None:
    name = "\N{CJK UNIFIED IDEOGRAPH-65E5}" * 30
    for columns in (40, 79):
        line = heading(Card("Which?", so_far=name, place="1 of 9"), columns)[0]
        assert line.endswith("  1 of 9")
        assert cells(line) == columns


def test_the_keys_stand_on_one_line_of_eighty_columns() -> None:
    state = State({"project_name": "Shelf"}, before=State({}))
    for name in ("project_name", "database", MORE):
        assert len(keys(card_of(state, name, lambda _: ""), 79)) == 1
    menu = Card("What now?", options=(Option("create", "create"),), is_final=True)
    assert keys(menu, 79) == [
        "Enter takes it  c Enter: create  Left, Right move  Shift-Tab back  Ctrl-C stops"
    ]


def test_each_choice_tells_what_it_brings_in_lines_that_fit() -> None:
    told = asked(card("database"), 80)
    assert (
        "  2 sqlite: a file; no server to run. Articles: Django +2. Django brings its own" in told
    )
    assert "Now: no answer yet speaks for Django or for Flask." in told
    assert max(map(len, told.splitlines())) <= 80
    assert entry(card("database")) == (
        "Number or word (Enter for sqlite, ? for help, < to go back):"
    )


def test_the_whole_way_by_lines_in_a_terminal_that_cannot_draw(tmp_path: Path) -> None:
    words = [str(BIN / "startwise"), "new", "--no-install", "--no-git"]
    terminal = Terminal(tmp_path, words, rows=60, environment={"TERM": "dumb"})
    terminal.answer("What is the project called?", "Shelf" + ENTER)
    terminal.answer("Which database?", "<" + ENTER)
    terminal.answer("Text (Enter for Shelf", ENTER)
    terminal.answer("Question 2", "none" + ENTER)
    for question in ("A JSON API?", "realtime", "How large", "What matters"):
        terminal.answer(question, ENTER)
    screen = terminal.answer("What else", "jobs celery" + ENTER)
    assert "[ ] jobs celery: Celery" in screen
    assert "Number or word to tick (Enter for go on, ? for help, < to go back):" in screen
    terminal.answer("[x] jobs celery: Celery", ENTER)
    terminal.answer("What now?", ENTER)
    terminal.answer("Which answer?", "<" + ENTER)
    terminal.answer("What now?", "create" + ENTER)
    assert terminal.end() == 0
    assert (tmp_path / "shelf/pyproject.toml").exists()
    assert "\x1b" not in terminal.written
    assert (
        "startwise new Shelf --database none --jobs celery --no-git --no-install --yes"
        in terminal.written
    )


def test_plain_asks_by_lines_where_it_could_draw_and_ctrl_c_keeps_that(tmp_path: Path) -> None:
    words = [str(BIN / "startwise"), "new", "Shelf", "--plain"]
    terminal = Terminal(tmp_path, words, rows=60, environment={"NO_COLOR": "1"})
    terminal.answer("Which database?", "mysql" + ENTER)
    terminal.answer("How do people log in?", CTRL_C)
    assert terminal.end() == 130
    assert "Go on with: startwise new --answers shelf.answers.toml --plain" in terminal.written
    assert "\x1b" not in terminal.written


def test_what_an_encoding_does_not_have_is_replaced(tmp_path: Path) -> None:
    words = [str(BIN / "startwise"), "new", "B\xfccher", "--plain", "--database", "none"]
    terminal = Terminal(tmp_path, words, rows=60, environment={"PYTHONIOENCODING": "ascii"})
    for question in ("A JSON API?", "realtime", "How large", "What matters", "What else"):
        terminal.answer(question, ENTER)
    terminal.shows("Review of B?cher: nothing is written yet")
