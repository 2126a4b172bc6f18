"""What a person can do at a question besides answering it."""

from enum import Enum
from typing import Protocol

from generator.questions import Answer
from generator.wizard.cards import Card


class Back(Enum):
    """Going back to the question before."""

    BACK = "back"


BACK = Back.BACK
Reply = Answer | Back


class Screen(Protocol):
    """Where questions are asked: by drawn lists, or line by line.

    Both raise KeyboardInterrupt or EOFError where the person wants to stop.
    """

    def ask(self, card: Card) -> Reply:
        """Ask one question."""

    def show(self, text: str) -> None:
        """Show a text that stays."""
