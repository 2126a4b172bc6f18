"""Lists page by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Page:
    """Some of the items of a list, and which of its pages they are.

    Unlike the pages of Flask-SQLAlchemy it can be stored by a cache, and an empty list has one.
    """

    items: Sequence[Any]
    page: int
    size: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are; an empty list has one."""
        return max(1, -(-self.total // self.size))

    @property
    def prev_num(self) -> int | None:
        """The number of the page before this one, if there is one."""
        return self.page - 1 or None

    @property
    def next_num(self) -> int | None:
        """The number of the page after this one, if there is one."""
        return self.page + 1 if self.page < self.pages else None
