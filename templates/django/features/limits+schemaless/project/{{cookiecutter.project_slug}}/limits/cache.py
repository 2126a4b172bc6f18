{% if 'mongodb' in cookiecutter.__features %}
"""The cache that counts, in a collection of the database."""

from datetime import UTC, datetime
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.utils import timezone
from pymongo.collection import Collection
from pymongo.errors import DuplicateKeyError

from ..database import database

# When that ends which never does.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class CountCache(BaseCache):
    """Stores numbers, texts and lists of these; MongoDB removes what is out of date."""

    def __init__(self, name: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self.name = name

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Store a value where none is; of those who add at the same moment, one does."""
        name = self.make_and_validate_key(key, version=version)
        outdated = {"_id": name, "expires_at": {"$lte": timezone.now()}}
        stored = {"value": value, "expires_at": self.expiry(timeout)}
        try:
            self.collection.update_one(outdated, {"$set": stored}, upsert=True)
        except DuplicateKeyError:
            return False
        return True

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        stored = self.collection.find_one(self.current(key, version))
        return stored["value"] if stored else default

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        name = {"_id": self.make_and_validate_key(key, version=version)}
        stored = {"value": value, "expires_at": self.expiry(timeout)}
        self.collection.replace_one(name, stored, upsert=True)

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        change = {"$set": {"expires_at": self.expiry(timeout)}}
        return self.collection.update_one(self.current(key, version), change).matched_count == 1

    def delete(self, key: Any, version: int | None = None) -> bool:
        return self.collection.delete_one(self.current(key, version)).deleted_count == 1

    def clear(self) -> None:
        self.collection.delete_many({})

    @property
    def collection(self) -> Collection[dict[str, Any]]:
        """Where everything is stored."""
        return database()[self.name]

    def current(self, key: Any, version: int | None) -> dict[str, Any]:
        """Return the question for a value that is not out of date."""
        name = self.make_and_validate_key(key, version=version)
        return {"_id": name, "expires_at": {"$gt": timezone.now()}}

    def expiry(self, timeout: Any) -> datetime:
        """Return the moment at which a value is out of date."""
        seconds = self.get_backend_timeout(timeout)
        return NEVER if seconds is None else datetime.fromtimestamp(seconds, UTC)
{% else %}
"""The cache that counts, in the same Redis as everything else."""

from typing import Any

from django.core.cache.backends.redis import RedisCache

from ..database import database, key


class CountCache(RedisCache):
    """Stores counts under keys of their own."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params | {"KEY_PREFIX": key("count")})

    def clear(self) -> None:
        """Forget the counts, and nothing else: Django would empty the database."""
        for name in database().scan_iter(match=self.make_key("*")):
            database().delete(name)
{% endif %}
