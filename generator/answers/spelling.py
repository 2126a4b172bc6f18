"""What a person may have meant by a word that does not exist: the one place for "did you mean"."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path

_SAYS_NO = frozenset({"no", "off", "false"})
# As much of two words must be the same that one is the other, mistyped: half a word more or another
# first letter is another word.
_LIKE_ENOUGH = 0.75
_MOST_LISTED = 24


@cache
def aliases() -> Mapping[str, str]:
    """Return what people call things that have another name here, with that name."""
    from generator.answers.toml_documents import toml_document

    called = toml_document(Path(__file__).with_name("aliases.toml").read_text(encoding="utf-8"))
    return {alias: name for name, found in called.items() for alias in found}


@cache
def also_meant() -> Mapping[str, Sequence[str]]:
    """Return what words stand for beside what bears their name, or has them as an alias."""
    from generator.answers.toml_documents import toml_document

    return toml_document(Path(__file__).with_name("also_meant.toml").read_text(encoding="utf-8"))


def nearest(word: str, words: Sequence[str]) -> str:
    """Return a hint that names the closest spelling, or lists what there is."""
    close = closest(word, words)
    if close:
        return f"Did you mean {close}?"
    if len(words) > _MOST_LISTED:
        return ""
    return f"There is: {', '.join(words)}."


def closest(word: str, words: Iterable[str]) -> str:
    """Return the one of these words that was most likely meant, or an empty string."""
    typed = _plain(word)
    known = {_plain(one): one for one in words}
    if typed in known:
        return known[typed]
    meant = _plain(aliases().get(typed, "none" if typed in _SAYS_NO else ""))
    if meant in known:
        return known[meant]
    if not any(character.isalpha() for character in typed):
        return ""
    begun = [one for one in known if len(typed) > 1 and one.startswith(typed)]
    if begun:
        return known[begun[0]]
    from difflib import get_close_matches

    alike = [one for one in known if one[:1] == typed[0]]
    swapped = [one for one in alike if sorted(one) == sorted(typed)]
    close = swapped or get_close_matches(typed, alike, n=1, cutoff=_LIKE_ENOUGH)
    return known[close[0]] if close else ""


def is_name_of(word: str, name: str) -> bool:
    """Whether a word is a name, as written or as people call the same thing."""
    return _plain(name) in {_plain(word), _plain(aliases().get(_plain(word), ""))}


def _plain(word: str) -> str:
    return word.strip().lower().replace("_", "-")
