"""Counting what a text is made of."""

import re
from collections import Counter
from typing import Any

LONGEST_TEXT = 10_000
MOST_FREQUENT = 5

WORD = re.compile(r"\w+(?:['\u2019-]\w+)*")
END_OF_SENTENCE = re.compile(r"[.!?…]+(?=\s|$)")

# How much there is of each, by its name.
Statistics = dict[str, Any]


def count(text: str) -> Statistics:
    """Count the pieces of a text; a line break is one character, however it is written."""
    text = text.replace("\r\n", "\n")
    words = [word.casefold() for word in WORD.findall(text)]
    frequent = Counter(words).most_common(MOST_FREQUENT)
    return {
        "characters": len(text),
        "words": len(words),
        "lines": len(text.splitlines()),
        "sentences": sentences_in(text),
        "most_frequent": [{"word": word, "times": times} for word, times in frequent],
    }


def sentences_in(text: str) -> int:
    """Count sentences; a last one without its full stop counts too."""
    pieces = END_OF_SENTENCE.split(text)
    return sum(1 for piece in pieces if WORD.search(piece))
