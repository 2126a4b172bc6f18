"""The environments that tests run in."""

{% set on = cookiecutter.__features %}
{% set channel = 'realtime' in on and 'notes' in on %}
{% if 'oracle' in on or 'celery' in on or 'cache' in on or channel %}
import os
{% endif %}
import re
from pathlib import Path

{% if 'celery' in on %}
# The broker that the environment names is for the tests of the worker alone.
BROKER_URL = os.environ.get("BROKER_URL", "")
{% endif %}
{% if 'cache' in on %}
# The cache that the environment names is for the tests of the cache alone.
CACHE_URL = os.environ.get("CACHE_URL", "")
{% endif %}
{% if channel %}
# The channel that the environment names is for the test of several processes alone.
CHANNEL_URL = os.environ.get("CHANNEL_URL", "")
{% endif %}
{% if 'oracle' in on %}
NEVER_CONNECTED = "oracle://nobody:nothing@127.0.0.1:1/?service_name=never-connected"
# Where the environment names no Oracle, SQLite stands in for it.
STANDS_IN = "DATABASE_URL" not in os.environ
{% endif %}
EXAMPLE = (Path(__file__).parents[1] / ".env.example").read_text(encoding="utf-8")
# Of a `.env`, which is for development, only DATABASE_URL reaches the tests.
TEST = dict.fromkeys(re.findall(r"^(?!DATABASE_URL)(\w+)=", EXAMPLE, re.MULTILINE), "") | {
    "ENVIRONMENT": "test",
    "SECRET_KEY": "a-key-that-signs-nothing-but-the-sessions-of-the-tests",
    "ALLOWED_HOSTS": "localhost",
    {% fragments "tests.environment" %}
}
PRODUCTION = TEST | {
    "ENVIRONMENT": "production",
    "ALLOWED_HOSTS": "example.org",
    {% fragments "tests.production" %}
}
