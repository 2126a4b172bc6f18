"""The cache that counts, in the same Redis as everything else."""

from typing import Any

from django.core.cache.backends.redis import RedisCache

from ..database import database, key


class CountCache(RedisCache):
    """Keeps counts under keys of their own."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params | {"KEY_PREFIX": key("count")})

    def clear(self) -> None:
        """Forget the counts, and nothing else: Django would empty the database."""
        for name in database().scan_iter(match=self.make_key("*")):
            database().delete(name)
