"""The environments that tests run in."""

TEST = {
    "ENVIRONMENT": "test",
    "SECRET_KEY": "a-key-that-signs-nothing-but-the-sessions-of-the-tests",
    "TRUSTED_HOSTS": "localhost",
    {% fragments "tests.environment" %}
}
PRODUCTION = TEST | {
    "ENVIRONMENT": "production",
    "TRUSTED_HOSTS": "example.org",
    {% fragments "tests.production" %}
}
