"""Somebody who listens to a socket, at the other end of the application."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from config.asgi import application

LONGEST_WAIT = 5
SOON = 0.2

Message = dict[str, Any]


class Listener:
    """Takes messages one by one: until the last one is heard, the next one has to wait."""

    def __init__(self) -> None:
        self.said: asyncio.Queue[Message] = asyncio.Queue()
        self.sent: asyncio.Queue[Message] = asyncio.Queue(maxsize=1)

    async def next(self) -> Message:
        """Wait for what the application does next."""
        return await asyncio.wait_for(self.sent.get(), LONGEST_WAIT)

    async def hear(self) -> Any:
        """Wait for the next message."""
        message = await self.next()
        assert message["type"] == "websocket.send", message
        return json.loads(message["text"])

    async def hear_the_end(self) -> int:
        """Wait until the connection is closed, and return the reason."""
        while (message := await self.next())["type"] != "websocket.close":
            pass
        return int(message["code"])

    async def hears_nothing(self) -> bool:
        """Say whether it stays quiet for a while."""
        await asyncio.sleep(SOON)
        return self.sent.empty()

    async def say(self, text: str | bytes) -> None:
        """Send a message."""
        content = {"text": text} if isinstance(text, str) else {"bytes": text}
        await self.said.put({"type": "websocket.receive", **content})


@asynccontextmanager
async def connecting(
    path: str, headers: dict[str, str] | None = None, subprotocols: tuple[str, ...] = ()
) -> AsyncIterator[Listener]:
    """Open a socket, and close it in the end; whether it is accepted is for the caller to hear."""
    listener = Listener()
    scope = {
        "type": "websocket",
        "path": path,
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
        "subprotocols": list(subprotocols),
    }
    await listener.said.put({"type": "websocket.connect"})
    serving = asyncio.create_task(application(scope, listener.said.get, listener.sent.put))
    try:
        yield listener
    finally:
        await listener.said.put({"type": "websocket.disconnect", "code": 1000})
        await asyncio.wait_for(serving, LONGEST_WAIT)


@asynccontextmanager
async def listening(
    path: str, headers: dict[str, str] | None = None, subprotocols: tuple[str, ...] = ()
) -> AsyncIterator[Listener]:
    """Listen for a while, at a socket that lets one in."""
    async with connecting(path, headers, subprotocols) as listener:
        assert (await listener.next())["type"] == "websocket.accept"
        yield listener
