{% set on = cookiecutter.__features %}
{% set own = 'limits' in on and 'redis' not in on %}
{% filter imports %}
from typing import Any
from rest_framework.request import Request
from rest_framework.throttling import UserRateThrottle
from ..callers import network
{% if own %}
from django.core.cache import caches
{% endif %}
{% if 'cache' in on %}
from redis.exceptions import RedisError
{% endif %}
{% endfilter %}


class CallThrottle(UserRateThrottle):
    """Counts each {{ 'user, and each address of those who have not logged in' if 'users' in on else 'address' }}.

    A call is counted before it is let through, in one step, unlike those of the base class: of
    calls at the same moment none is missed.
    """

    duration: int
    num_requests: int
{% if own %}
    cache = caches["calls"]
{% endif %}

    def allow_request(self, request: Request, view: Any) -> bool:
        caller = self.get_cache_key(request, view) if self.rate else None
        if caller is None:
            return True
        key = f"{caller}:{int(self.timer()) // self.duration}"
        try:
            return self.cache.incr(key) <= self.num_requests
        except ValueError:
            # The first of this time, unless another one is faster.
            return self.cache.add(key, 1, 2 * self.duration) or self.allow_request(request, view)
{% if 'cache' in on %}
        except RedisError:
            # Calls pass uncounted while Redis is unavailable{{ '; log-ins wait until it is back' if 'users' in on }}.
            return True
{% endif %}

    def get_ident(self, request: Request) -> str:
        return network(super().get_ident(request))

    def wait(self) -> float:
        return self.duration - self.timer() % self.duration
