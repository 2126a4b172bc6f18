"""What shells ask for when Tab is pressed, and what they understand as an answer.

The scripts that ask are Typer's (``--install-completion``, ``--show-completion``). Typer's own
answers load a library for rich text on every Tab, and know nothing of words that bash splits at
``=``; so the answers are ours.
"""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from generator.cli.completion import Offer, offers

Find = Callable[[Sequence[str]], list[Offer]]


def answer(instruction: str, group: Any) -> bool:
    """Print what a shell asked for of a group of commands; give False for one left to Typer."""
    ask = {"complete_bash": _for_bash, "complete_zsh": _for_zsh, "complete_fish": _for_fish}
    if instruction not in ask:
        return False
    sys.stdout.write(ask[instruction](lambda words: offers(group.commands, group, words)))
    return True


def _for_bash(find: Find) -> str:
    """Give the offers for bash, which replaces only what follows the last ``=`` of a word."""
    split = os.environ["COMP_WORDS"].split("\n")[: int(os.environ["COMP_CWORD"]) + 1]
    words = _joined(split[1:])
    is_quoted = split[-1][:1] in {'"', "'"}
    kept = 0 if is_quoted else words[-1].rfind("=") + 1
    return "".join(f"{one.word[kept:]}\n" for one in find(words))


def _joined(split: Sequence[str]) -> list[str]:
    """Undo that bash splits words at ``=``, and take the quotes off."""
    words: list[str] = []
    is_open = False
    for part in split or [""]:
        if words and (is_open or part == "="):
            words[-1] += _unquoted(part)
        else:
            words.append(_unquoted(part))
        is_open = part == "="
    return words


def _unquoted(word: str) -> str:
    quote = word[:1]
    if quote in {'"', "'"}:
        return word[1:].removesuffix(quote)
    return word.replace("\\", "")


def _for_zsh(find: Find) -> str:
    found = find(_words_of_line())
    if not found:
        return "_files\n"
    listed = "\n".join(_with_help(one) for one in found)
    return f"_arguments '*: :(({listed}))'\n"


def _with_help(offer: Offer) -> str:
    parts = (offer.word, offer.help) if offer.help else (offer.word,)
    return ":".join(f'"{_escaped(part)}"' for part in parts)


def _escaped(text: str) -> str:
    """Give a text as it stands inside the quotes of zsh."""
    changed = text.replace('"', '""').replace("'", "''").replace("$", "\\$").replace("`", "\\`")
    return changed.replace(":", r"\\:")


def _for_fish(find: Find) -> str:
    found = find(_words_of_line())
    if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
        sys.exit(0 if found else 1)
    return "".join(f"{one.word}\t{one.help}".rstrip() + "\n" for one in found)


def _words_of_line() -> list[str]:
    """Give the words of a line up to the cursor; the last one may be empty or have begun."""
    from shlex import split

    line = os.environ.get("_TYPER_COMPLETE_ARGS", "")
    for closing in ("", '"', "'", "\\"):
        try:
            words = split(line + closing)
        except ValueError:
            continue
        is_new = line.endswith(" ") and not closing
        return [*words[1:], ""] if is_new or len(words) < 2 else words[1:]  # noqa: PLR2004
    return [""]
