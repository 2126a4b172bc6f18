"""The environments that tests run in."""

{% set on = cookiecutter.__features %}
{% if 'oracle' in on or 'jobs' in on %}
import os

{% endif %}
{% if 'jobs' in on %}
# The broker that the environment names is for the tests of the worker alone.
BROKER_URL = os.environ.get("BROKER_URL", "")
{% endif %}
{% if 'oracle' in on %}
NEVER_CONNECTED = "oracle://nobody:nothing@127.0.0.1:1/?service_name=never-connected"
# Where the environment names no Oracle, SQLite stands in for it.
STANDS_IN = "DATABASE_URL" not in os.environ
{% endif %}
TEST = {
    "ENVIRONMENT": "test",
    "DEBUG": "false",
    "SECRET_KEY": "a-key-that-signs-nothing-but-the-sessions-of-the-tests",
    "ALLOWED_HOSTS": "localhost",
    "TRUSTED_PROXIES": "0",
    {% fragments "tests.environment" %}
}
PRODUCTION = TEST | {
    "ENVIRONMENT": "production",
    "ALLOWED_HOSTS": "example.org",
    {% fragments "tests.production" %}
}
