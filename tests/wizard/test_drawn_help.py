"""What a card tells at eighty columns by twenty-four rows, and what a question mark adds."""

from pathlib import Path

from projects import BIN
from terminals import DOWN, ENTER, Terminal

_STARTWISE = str(BIN / "startwise")


def test_a_question_mark_tells_what_the_articles_are_and_the_card_is_as_before(
    tmp_path: Path,
) -> None:
    terminal = Terminal(tmp_path, [_STARTWISE, "new"])
    terminal.answer("What is the project called?", "?")
    assert "[A0] Abhishek Patnaik" in terminal.answer("Enter closes", ENTER)
    terminal.answer("What is the project called?", "Shelf", ENTER)
    terminal.answer("Which database?", DOWN)
    terminal.answer("> postgresql", "?")
    screen = terminal.answer("Enter closes", "G")
    assert "PostgreSQL 15 or newer" in screen
    terminal.answer("A decisive reason", ENTER)
    terminal.shows("> postgresql")


def test_a_card_of_much_text_is_read_whole_at_eighty_by_twenty_four(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, [_STARTWISE, "new", "Shelf", "--database", "sqlite"])
    terminal.answer("How do people log in?", "b")
    assert "Flask is the lighter base" in terminal.shows("With auth both:")
    assert " …" not in terminal.text()
