"""Upstreams: other services, all asked at once."""
