"""Settings of the tests: those of the service, in an environment of their own."""

import os
{% if 'postgresql' in cookiecutter.__features %}
from pathlib import Path

import environ

# The server's address comes from the environment, or from .env.
environ.Env.read_env(Path(__file__).parents[1] / ".env")
os.environ.setdefault("DATABASE_URL", "postgresql://postgres:postgres@127.0.0.1:5432/test")
{% endif %}

os.environ.update(
    ENVIRONMENT="test",
    DEBUG="false",
    SECRET_KEY="for-tests-only-" * 4,
    {% fragments "tests.settings.environment" %}
)

from config.settings import *  # noqa: {{ 'E402, ' if 'postgresql' in cookiecutter.__features }}F403
{% fragments "tests.settings" %}
