"""Counts what a text is made of."""

import re
from collections import Counter
from dataclasses import dataclass

LONGEST_TEXT = 100_000
WORDS_TO_NAME = 5

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…。！？]+(?=\s|$)")


@dataclass(frozen=True)
class Frequency:
    """A word, and how often it is there."""

    word: str
    times: int


@dataclass(frozen=True)
class Statistics:
    """How much there is of each, and the words found most often."""

    characters: int
    words: int
    lines: int
    sentences: int
    most_frequent: list[Frequency]


def count(text: str) -> Statistics:
    """Count the characters, words, lines and sentences of a text."""
    words = [word.casefold() for word in _WORD.findall(text)]
    return Statistics(
        characters=len(text),
        words=len(words),
        lines=len(text.splitlines()),
        sentences=_sentences(text),
        most_frequent=[Frequency(*pair) for pair in Counter(words).most_common(WORDS_TO_NAME)],
    )


def _sentences(text: str) -> int:
    """Count sentences; words after the last full stop are one more."""
    parts = _SENTENCE_END.split(text)
    return sum(1 for part in parts if _WORD.search(part))
