"""Health: whether the process lives, and whether it can do its work."""

from .views import health

__all__ = ["health"]
