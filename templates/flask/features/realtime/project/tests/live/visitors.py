"""Visitors for the tests, at the other end of a WebSocket."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

# Nothing takes this long; a test that waits in vain ends all the same.
LONGEST_WAIT = 20.0


@dataclass
class Visitor:
    """Somebody who has opened a WebSocket."""

    socket: ClientConnection

    def send(self, message: str | bytes) -> None:
        """Send a message."""
        self.socket.send(message)

    def hear(self) -> Any:
        """Wait for the next message."""
        return json.loads(self.socket.recv(timeout=LONGEST_WAIT))

    def hear_the_end(self) -> int:
        """Wait until the server closes the connection, and return the reason."""
        try:
            while True:
                self.hear()
        except ConnectionClosed as closed:
            return closed.rcvd.code if closed.rcvd else 0


@contextmanager
def visiting(address: str, **options: Any) -> Iterator[Visitor]:
    """Be a visitor for a while."""
    with connect(f"ws://{address}", proxy=None, **options) as socket:
        yield Visitor(socket)
