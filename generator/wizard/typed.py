"""Questions asked line by line: numbered choices and typed answers, for any terminal."""

import sys
from dataclasses import dataclass

from generator.terminal import styles
from generator.terminal.output import print_text
from generator.terminal.paragraphs import filled
from generator.terminal.safe_text import plain, quoted
from generator.wizard.card_help import help_text
from generator.wizard.cards import BACK, TYPED_AHEAD, Card, Reply
from generator.wizard.keyboard import forget_burst
from generator.wizard.offers import Option

# Typed instead of an answer: back, help, and an empty text where Enter would take a preset.
_BACK, _HELP, _EMPTY = "<", "?", "-"


@dataclass(frozen=True)
class Remark:
    """What is said instead of taking a reply; the question stays open."""

    text: str


class Typed:
    """Asks by printing lines and reading them; nothing on the screen is ever changed."""

    def __init__(self) -> None:
        self._above: tuple[str, ...] = ()

    def ask(self, card: Card) -> Reply:
        """Ask one question; what was typed or chosen, or the wish to go back."""
        if card.above and card.above != self._above:
            # Once: what was printed can be read again.
            self._above = card.above
            print_text("\n" + "\n\n".join(card.above) + "\n")
        width = min(styles.width(), styles.DEFAULT_WIDTH)
        print_text(f"\n{asked(card, width)}\n")
        if card.is_final and forget_burst():
            print_text(f"{TYPED_AHEAD}\n")
        while True:
            print_text(f"{entry(card)} ")
            try:
                typed = _line()
            except (KeyboardInterrupt, EOFError):
                print_text("\n")
                raise
            reply = understood(card, typed, width)
            if not isinstance(reply, Remark):
                return reply
            print_text(f"{reply.text}\n")

    def show(self, text: str) -> None:
        """Print a text."""
        print_text(f"\n{text}")


def _line() -> str:
    """Return the line that a person types; Ctrl-D raises EOFError."""
    typed = sys.stdin.readline()
    if not typed:
        raise EOFError
    return typed.strip()


def asked(card: Card, width: int) -> str:
    """Return a question as lines: its choices numbered, each with what it brings."""
    place = f"Question {card.place}. " if card.place else ""
    lines = [f"{place}{card.prompt} {card.help}".strip(), *card.note.splitlines(), card.aside]
    lines += [_choice(number, one) for number, one in enumerate(card.options, 1)]
    lines.append(f"Now: {card.now}." if card.now else "")
    return "\n".join(_filled(one, width) for one in lines if one)


def _filled(text: str, width: int) -> str:
    return filled(text, width, rest=" " * 4)


def _choice(number: int, option: Option) -> str:
    if option.refused:
        return f"{number:>3} {option.mark}{option.word}: not possible, as {option.refused}."
    leaning = f"Articles: {option.lean}." if option.lean else ""
    line = f"{option.line}." if option.line else ""
    known = filter(None, (line, leaning, *option.gives_way, *option.brings))
    return f"{number:>3} {option.mark}{option.word}: {' '.join(known)}"


def entry(card: Card) -> str:
    """Return what stands before the line to type on: what Enter takes, and other things to type."""
    words = []
    preset = card.options[card.start].word if card.options else str(card.preset)
    preset = str(card.enter) or preset
    if preset:
        words.append(f"Enter for {plain(preset)}")
    if not card.options and not card.check(""):
        words.append(f"{_EMPTY if preset else 'Enter'} for none")
    words.append(f"{_HELP} for help")
    if not card.is_first:
        words.append(f"{_BACK} to go back")
    kind = "Number or word" if card.options else "Text"
    kind = f"{kind} to tick" if card.enter else kind
    return f"{kind} ({', '.join(words)}):" if words else f"{kind}:"


def understood(card: Card, typed: str, width: int) -> Reply | Remark:
    """Return what a typed line means, or what is to be told about it."""
    if typed == _BACK or (card.options and typed.lower() == "back"):
        return Remark(_filled(card.first, width)) if card.is_first else BACK
    if card.enter and not typed:
        return card.enter
    if card.options:
        return _chosen(card, typed, width)
    if typed == _HELP:
        return Remark(help_text((), width))
    text = typed or str(card.preset)
    if typed == _EMPTY and card.preset and not card.check(""):
        text = ""
    reason = card.check(text)
    return Remark(_filled(reason, width)) if reason else text


def _chosen(card: Card, typed: str, width: int) -> Reply | Remark:
    first, _, rest = typed.lower().partition(" ")
    if first in {_HELP, "help"}:
        found = _found(card, rest.strip()) if rest.strip() else None
        return Remark(help_text((found,) if found else card.options, width))
    option = card.options[card.start] if not typed else _found(card, typed.lower())
    if option is None:
        words = [one.word for one in card.options]
        known = f"Type a number from 1 to {len(words)}, or a word of the list."
        return Remark(_filled(f"There is no {quoted(typed)}. {known}", width))
    if option.refused:
        return Remark(_filled(f"{option.word} is not possible: {option.refused}.", width))
    return option.value


def _found(card: Card, typed: str) -> Option | None:
    """Return the choice of a number, a word, or the beginning of one word alone."""
    if typed.isdecimal() and 1 <= int(typed) <= len(card.options):
        return card.options[int(typed) - 1]
    same = [one for one in card.options if one.word.lower() == typed]
    alike = same or [one for one in card.options if one.word.lower().startswith(typed)]
    return alike[0] if len(alike) == 1 else None
