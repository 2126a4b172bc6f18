"""The environments that tests run in."""

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
