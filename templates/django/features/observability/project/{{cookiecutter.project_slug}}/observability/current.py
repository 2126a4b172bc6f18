"""The request that is being answered, for what is not handed it."""

from contextvars import ContextVar

from django.http import HttpRequest

_request: ContextVar[HttpRequest | None] = ContextVar("request", default=None)


def current_request() -> HttpRequest | None:
    """Give the request that is being answered, if one is."""
    return _request.get()


def remember(request: HttpRequest) -> None:
    """Remember which request is being answered."""
    _request.set(request)


def route_of(request: HttpRequest) -> str:
    """Give the route of a request: its address without what is particular to it."""
    match = request.resolver_match
    return f"/{match.route}" if match else ""
