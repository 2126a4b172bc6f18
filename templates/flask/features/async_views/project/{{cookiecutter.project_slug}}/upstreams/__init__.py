"""Upstreams: other services, all asked at once."""

from .views import upstreams

__all__ = ["upstreams"]
