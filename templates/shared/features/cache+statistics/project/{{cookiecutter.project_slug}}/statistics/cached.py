{% set django = cookiecutter._framework == 'django' %}
"""The statistics of a text, cached for a while: the same text is answered from the cache."""

{% filter imports %}
from hashlib import sha256
{% if django %}
from contextlib import suppress
from typing import cast
from django.core.cache import cache
from redis.exceptions import RedisError
{% else %}
from ..caching import get_or_set
{% endif %}
from . import counting
{% endfilter %}
{% if django %}

TIMEOUT = 60
{% endif %}


def count(text: str) -> counting.Statistics:
    """Return what a text is made of; its hash stands for it in the cache."""
    mark = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
{% if django %}
    with suppress(RedisError):
        answer = cache.get_or_set(f"statistics:{mark}", lambda: counting.count(text), TIMEOUT)
        return cast("counting.Statistics", answer)
    return counting.count(text)
{% else %}
    return get_or_set(f"statistics:{mark}", lambda: counting.count(text))
{% endif %}
