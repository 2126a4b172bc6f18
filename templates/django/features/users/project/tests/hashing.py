"""How passwords are hashed in tests."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class QuickHasher(Argon2PasswordHasher):
    """Argon2 with as little work as it takes: tests guard no secrets."""

    time_cost = 1
    memory_cost = 8
    parallelism = 1
