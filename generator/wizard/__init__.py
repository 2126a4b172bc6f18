"""Asking in the terminal: what is asked next as plain data, drawn by keys or line by line."""

from collections.abc import Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING

from generator.errors import Interrupted, StartwiseError

if TYPE_CHECKING:
    from generator.answers.questions import Answer
    from generator.planning import Plan
    from generator.wizard.session import Invocation


def ask(
    said: Mapping[str, "Answer"], known: Mapping[str, "Answer"], invocation: "Invocation"
) -> "Plan":
    """Ask a person for what was not said, and give the project that is agreed on.

    Raises:
        Interrupted: the person left without writing, or stopped by Ctrl-C or Ctrl-D; the answers
            given so far are saved.
        WrongRequest: what was said clashes.
    """
    from generator.wizard.keeping import stopped
    from generator.wizard.keyboard import unechoed
    from generator.wizard.screens import DrawnElseTyped, screen_for
    from generator.wizard.session import Session

    screen = screen_for(plain=invocation.plain)
    session = Session(screen, said, known, invocation)

    def kept() -> Interrupted:
        files, folder = invocation.answers_files, invocation.folder
        return stopped(session.state, invocation.flags, files, folder)

    try:
        with unechoed() if isinstance(screen, DrawnElseTyped) else nullcontext():
            return session.run()
    except (KeyboardInterrupt, EOFError):
        raise kept() from None
    except Interrupted:
        raise
    except StartwiseError as error:
        error.add_way_out(kept().way_out)
        raise
