"""Live: what changes is told at once, over WebSockets."""

from .socket import init_app

__all__ = ["init_app"]
