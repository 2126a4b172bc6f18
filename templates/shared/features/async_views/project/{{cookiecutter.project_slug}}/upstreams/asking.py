"""Asking several services at once."""

import asyncio
from dataclasses import dataclass
from time import perf_counter

import httpx

SECONDS_TO_WAIT = 5.0


@dataclass(frozen=True)
class Answer:
    """How one service answered."""

    url: str
    state: str
    seconds: float


async def ask_all(
    urls: list[str], transport: httpx.AsyncBaseTransport | None = None
) -> list[Answer]:
    """Ask every service at once; the slowest decides how long it takes."""
    async with httpx.AsyncClient(timeout=SECONDS_TO_WAIT, transport=transport) as client:
        return list(await asyncio.gather(*(ask(client, url) for url in urls)))


async def ask(client: httpx.AsyncClient, url: str) -> Answer:
    """Ask one service."""
    started = perf_counter()
    try:
        async with asyncio.timeout(SECONDS_TO_WAIT):
            response = await client.get(url)
        state = f"{response.status_code} {response.reason_phrase}".strip()
    except (TimeoutError, httpx.TimeoutException):
        state = {{ string("no answer in time") }}
    except (httpx.HTTPError, httpx.InvalidURL):
        state = {{ string("unreachable") }}
    return Answer(url, state, round(perf_counter() - started, 3))
