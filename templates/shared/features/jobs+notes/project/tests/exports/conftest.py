"""What the tests of exports share."""

from tests.notes.conftest import notebook

__all__ = ["notebook"]
