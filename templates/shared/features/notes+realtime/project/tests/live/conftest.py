"""What the tests of WebSockets share."""

from tests.notes.conftest import notebook

__all__ = ["notebook"]
