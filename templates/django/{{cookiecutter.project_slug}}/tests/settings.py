{% set oracle = 'oracle' in cookiecutter.__features %}
"""The settings, as tests use them."""

import os

from .environment import {{ 'STANDS_IN, ' if oracle }}TEST

os.environ.update(TEST)

from config.settings import *  # noqa: F403
{% if oracle %}

if STANDS_IN:
    DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
{% if 'jobs' in cookiecutter.__features %}
    # A worker of the tests sees a file, and no memory of another process.
    DATABASES["default"]["TEST"] = {"NAME": BASE_DIR / "test.sqlite3"}  # noqa: F405
{% endif %}
{% endif %}
{% if 'redis' in cookiecutter.__features %}

# The keys of the tests are their own; those of the service stay as they are.
DATABASE_PREFIX = f"test_{{ cookiecutter.project_slug }}_{os.getpid()}"
{% endif %}
{% if 'task_queue' in cookiecutter.__features %}

if "WORKER_FOLDER" not in os.environ:
    # Workers of the tests, in processes of their own, have the queue as it is.
    TASKS = {"default": {"BACKEND": "tests.jobs.AtOnce"}}
{% endif %}
{% if 'users' in cookiecutter.__features %}

PASSWORD_HASHERS = ["tests.hashing.QuickHasher"]
{% endif %}
