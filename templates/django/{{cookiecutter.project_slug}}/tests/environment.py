"""The environments that tests run in."""

{% if 'oracle' in cookiecutter.__features %}
import os

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
