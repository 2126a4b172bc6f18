"""The settings, as tests use them."""

import os

from .environment import TEST

os.environ.update(TEST)

from config.settings import *  # noqa: F403
{% if 'users' in cookiecutter.__features %}

PASSWORD_HASHERS = ["tests.hashing.QuickHasher"]
{% endif %}
