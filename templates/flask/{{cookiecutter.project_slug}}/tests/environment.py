"""The environments that tests run in."""

TEST = {
    "ENVIRONMENT": "test",
{% if 'forms' in cookiecutter.__features %}
    "SECRET_KEY": "a-key-that-signs-nothing-but-the-sessions-of-the-tests",
{% endif %}
    "TRUSTED_HOSTS": "localhost",
    {% fragments "tests.environment" %}
}
PRODUCTION = TEST | {
    "ENVIRONMENT": "production",
    "TRUSTED_HOSTS": "example.org",
    {% fragments "tests.production" %}
}
