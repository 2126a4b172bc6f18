"""What the cache holds of texts."""

import pytest
from pytest_django import Settings

from {{ cookiecutter.project_slug }}.statistics import cached, counting


def test_a_text_is_counted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    first = cached.count("Tea and bread.")
    monkeypatch.setattr(counting, "count", None)

    assert cached.count("Tea and bread.") == first


def test_each_text_has_its_own_statistics() -> None:
    assert [cached.count(text)["words"] for text in ("Tea", "Tea and", "\ud800")] == [1, 2, 0]


def test_a_text_is_counted_where_redis_is_unavailable(settings: Settings) -> None:
    unavailable = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1",
    }
    settings.CACHES = settings.CACHES | {"default": unavailable}

    assert cached.count("Tea and bread.")["words"] == 3
