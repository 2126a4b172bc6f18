"""Counting: what a text is made of."""

{% filter imports %}
import pytest
from {{ cookiecutter.project_slug }}.statistics.counting import count
{% endfilter %}


def test_an_empty_text_has_nothing() -> None:
    empty = count("")

    assert empty.pop("most_frequent") == []
    assert {*empty.values()} == {0}


def test_characters_and_lines_are_counted() -> None:
    text = count("One\ntwo\n\nthree")

    assert text["characters"] == 14
    assert text["lines"] == 4


@pytest.mark.parametrize(
    ("text", "words"), [("don't stop", 2), ("well-known — yes", 2), ("日本語 текст", 2), ("…!?", 0)]
)
def test_words_are_counted_in_every_script(text: str, words: int) -> None:
    assert count(text)["words"] == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("One. Two!", 2), ("Really?! Yes", 2), ("Version 1.2 is out.", 1), ("...", 0)],
)
def test_sentences_are_counted(text: str, sentences: int) -> None:
    assert count(text)["sentences"] == sentences


def test_the_most_frequent_words_come_first_whatever_their_case() -> None:
    frequent = count("Tea tea TEA bread Bread jam")["most_frequent"]

    assert frequent == [
        {"word": "tea", "times": 3},
        {"word": "bread", "times": 2},
        {"word": "jam", "times": 1},
    ]
