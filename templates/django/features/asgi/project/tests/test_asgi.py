"""ASGI: what is stored of the bodies that a server hands over."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from pytest_django import Settings

from config import asgi

PIECE = b"x" * 100_000


async def receive() -> dict[str, Any]:
    return {"type": "http.request", "body": PIECE, "more_body": True}


async def send(_message: dict[str, Any]) -> None:
    """Nobody waits for an answer."""


def test_a_body_without_an_end_does_not_fill_the_disk(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    settings.{{ 'UPLOAD_MAX_SIZE' if 'database' in cookiecutter.__features else 'DATA_UPLOAD_MAX_MEMORY_SIZE' }} = 1024 * 1024
    stored: list[bytes] = []

    async def keep(
        _scope: object, receive: Callable[[], Awaitable[dict[str, Any]]], _send: object
    ) -> None:
        stored.extend([(await receive())["body"] for _ in range(100)])

    monkeypatch.setattr(asgi, "serve", keep)
    asyncio.run(asgi.application({"type": "http"}, receive, send))

    assert len(b"".join(stored)) <= 1024 * 1024
