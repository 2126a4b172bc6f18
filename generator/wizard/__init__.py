"""Asking in the terminal: what is asked next as plain data, drawn by keys or line by line."""

from collections.abc import Mapping

from generator.errors import Interrupted
from generator.planning import Plan
from generator.questions import Answer
from generator.wizard.session import Invocation, Session

__all__ = ["Invocation", "ask"]


def ask(said: Mapping[str, Answer], known: Mapping[str, Answer], invocation: Invocation) -> Plan:
    """Ask a person for what was not said, and give the project that is agreed on.

    Raises:
        Interrupted: Ctrl-C or Ctrl-D, or the person left without writing.
        WrongRequest: what was said clashes.
    """
    from generator.wizard.drawing import Drawn

    session = Session(Drawn(), said, known, invocation)
    try:
        return session.run()
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("Stopped; nothing was written.") from None
