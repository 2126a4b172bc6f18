{% set on = cookiecutter.__features %}
"""The cache: what is found again, and what goes on without it."""

{% filter imports %}
import pytest
from itertools import count
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings
from tests.environment import CACHE_URL
{% if 'blank' in on %}
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import cache_page
from redis.exceptions import RedisError
{% endif %}
{% if 'rest' in on %}
from rest_framework.throttling import UserRateThrottle
from tests.urls import ECHO
{% endif %}
{% if 'accounts' in on %}
from tests.browser import Browser
{% endif %}
{% if 'users' in on %}
from {{ cookiecutter.project_slug }}.users.models import User
from tests.people import PASSWORD
{% endif %}
{% endfilter %}

NOBODY_THERE = "redis://127.0.0.1:1"
{% if 'blank' in on %}

rendered = count(1)


@cache_page(60)
def number(_request: HttpRequest) -> HttpResponse:
    """A view that is the tests' own: each time it is rendered, it says another number."""
    return HttpResponse(str(next(rendered)))


urlpatterns = [path("number/", number)]
{% endif %}


def use_redis(settings: Settings, url: str) -> None:
    """Cache in the Redis of this address, as production does."""
    settings.CACHES = settings.CACHES | {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url,
            "KEY_PREFIX": "test_{{ cookiecutter.project_slug }}",
        }
    }


@pytest.fixture
def redis(settings: Settings) -> None:
    """The Redis that the environment names."""
    if not CACHE_URL:
        pytest.skip("Name a Redis in CACHE_URL: nothing was tried on a real one.")
    use_redis(settings, CACHE_URL)


@pytest.mark.usefixtures("redis")
def test_a_cached_value_is_made_once() -> None:
    counted = count(1)
    cache.delete("number")

    assert [cache.get_or_set("number", lambda: next(counted)) for _ in range(3)] == [1, 1, 1]
{% if 'blank' in on %}


def renderings(client: Client) -> int:
    """Ask for the view three times, and return how often it was rendered."""
    return len({client.get("/number/").text for _ in range(3)})


@pytest.mark.urls(__name__)
def test_a_cached_view_is_rendered_once(client: Client) -> None:
    assert renderings(client) == 1


@pytest.mark.urls(__name__)
@pytest.mark.usefixtures("redis")
def test_a_view_is_cached_in_redis(client: Client) -> None:
    cache.clear()

    assert renderings(client) == 1


def test_what_asks_the_cache_fails_without_redis(settings: Settings) -> None:
    use_redis(settings, NOBODY_THERE)

    with pytest.raises(RedisError):
        cache.get("number")
{% endif %}
{% if 'rest' in on %}


@pytest.mark.urls("tests.urls")
@pytest.mark.usefixtures("redis")
def test_calls_are_counted_in_redis(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    caller = "192.0.2.1"
    monkeypatch.setattr(UserRateThrottle, "timer", lambda _: 0)
    monkeypatch.setattr(UserRateThrottle, "THROTTLE_RATES", {"user": "2/min"})
    cache.delete(f"throttle_user_{caller}:0")

    statuses = [client.get(ECHO, REMOTE_ADDR=caller).status_code for _ in range(3)]

    assert statuses == [200, 200, 429]


@pytest.mark.urls("tests.urls")
def test_calls_pass_without_redis(client: Client, settings: Settings) -> None:
    use_redis(settings, NOBODY_THERE)

    assert client.get(ECHO).status_code == 200
{% endif %}
{% if 'accounts' in on %}


def test_nobody_logs_in_while_nothing_is_counted(ada: User, settings: Settings) -> None:
    use_redis(settings, NOBODY_THERE)
    browser = Browser()
    browser.client.raise_request_exception = False

    response = browser.log_in(ada.email, PASSWORD)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "5")
{% endif %}
{% if 'tokens' in on %}


def test_nobody_obtains_tokens_while_nothing_is_counted(ada: User, settings: Settings) -> None:
    use_redis(settings, NOBODY_THERE)
    credentials = {"email": ada.email, "password": PASSWORD}

    response = Client(raise_request_exception=False).post(
        "/api/v1/tokens/", credentials, "application/json"
    )

    assert response.status_code == 503
{% endif %}


def test_an_unavailable_cache_is_seen_and_stops_nothing(client: Client, settings: Settings) -> None:
    use_redis(settings, NOBODY_THERE)
    settings.CACHE_URL = NOBODY_THERE

    response = client.get("/health/ready")

    assert response.status_code == 200
    assert response.json()["cache"] == "unavailable"
