"""Limits that are counted in memory for every request that finds their storage unavailable."""

from functools import partialmethod
from typing import Any

from flask_limiter import Limiter


class SteadyLimiter(Limiter):
    """Flask-Limiter, whose fallback is for all requests that wait when Redis falls silent.

    Its own is for the first of them, and the others fail.
    """

    @property
    def limiter(self) -> Any:
        counting = super().limiter
        return counting if self._storage_dead else Counting(self, counting)

    def fall_back(self) -> None:
        """Count in memory, until the storage is back."""
        if not self._storage_dead:
            self.logger.warning("The storage of limits is unavailable: counting in memory.")
        self._storage_dead = True


class Counting:
    """Asks the storage; what fails there is asked in memory."""

    def __init__(self, limiter: SteadyLimiter, counting: Any) -> None:
        self._limiter = limiter
        self._counting = counting
        self.storage = counting.storage

    def _ask(self, name: str, *values: Any, **named: Any) -> Any:
        try:
            return getattr(self._counting, name)(*values, **named)
        except self.storage.base_exceptions:
            self._limiter.fall_back()
            return getattr(self._limiter.limiter, name)(*values, **named)

    hit = partialmethod(_ask, "hit")
    test = partialmethod(_ask, "test")
    get_window_stats = partialmethod(_ask, "get_window_stats")
