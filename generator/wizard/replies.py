"""What a person can do at a question besides answering it."""

from enum import Enum
from typing import Protocol

from generator.answers.questions import Answer
from generator.wizard.cards import Card
from generator.wizard.review import Review


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

    def show_above(self, review: Review, menu: Card) -> bool:
        """Show all of a review above the menu that is asked next.

        Give whether all was seen; not where the person wishes to go back instead.
        """
