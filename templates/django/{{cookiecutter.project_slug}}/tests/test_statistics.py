"""What a text is made of."""

import pytest

from {{ cookiecutter.project_slug }}.statistics.counting import Frequency, count

TEXT = "The cat sat. The dog didn't!\nWhy?"


def test_a_text_is_counted() -> None:
    statistics = count(TEXT)
    assert statistics.characters == 33
    assert statistics.words == 7
    assert statistics.lines == 2
    assert statistics.sentences == 3


def test_words_are_counted_however_they_are_written() -> None:
    found = count("Tea, TEA; tea – milk").most_frequent
    assert found == [Frequency("tea", 3), Frequency("milk", 1)]


@pytest.mark.parametrize("text", ["", "   ", "\n", "...", "–"])
def test_there_is_nothing_in_nothing(text: str) -> None:
    statistics = count(text)
    assert (statistics.words, statistics.sentences, statistics.most_frequent) == (0, 0, [])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("One", 1), ("One. Two", 2), ("Wait... what?!", 2), ("It costs 3.50 today.", 1)],
)
def test_sentences_end_at_marks_before_a_blank(text: str, sentences: int) -> None:
    assert count(text).sentences == sentences


def test_other_scripts_have_words_too() -> None:
    assert count("Über naïve Füße").words == 3
