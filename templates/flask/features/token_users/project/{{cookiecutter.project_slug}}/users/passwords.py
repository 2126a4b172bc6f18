"""Passwords: long enough, and stored as argon2 hashes."""

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

SHORTEST_PASSWORD = 12

hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Return what is stored of a password."""
    return hasher.hash(password)


def verify_password(password: str, stored: str) -> bool:
    """Whether this is the password of which the hash was stored."""
    try:
        return hasher.verify(stored, password)
    except (Argon2Error, InvalidHashError):
        return False
