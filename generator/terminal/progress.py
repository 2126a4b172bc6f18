"""The steps of a run, told as they are taken."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TextIO, TypeVar

from generator.terminal.safe_text import plain

T = TypeVar("T")


@dataclass
class Progress:
    """Tells each step as it is taken, and keeps them for the JSON output."""

    out: TextIO
    steps: list[dict[str, Any]] = field(default_factory=list)

    def step(self, name: str, work: Callable[[], T]) -> T:
        """Do one step, give its result; tell its name before it and its time after it."""
        self.out.write(f"  {plain(name)} … ")
        self.out.flush()
        started = time.monotonic()
        try:
            result = work()
        except BaseException as error:
            self.out.write("failed\n" if isinstance(error, Exception) else "stopped\n")
            self.steps.append({"name": name, "done": False})
            raise
        self.out.write(f"{time.monotonic() - started:.1f} s\n")
        self.steps.append({"name": name, "done": True})
        return result
