r"""How many WebSocket readers a running project holds, and how fast they all hear of a change.

The same for both frameworks. Where anybody may listen and write, a change is made by curl:

    python benchmarks/sockets.py ws://127.0.0.1:8000/ws/notes/ --readers 500 --change \
        "curl -sf --json '{\"title\": \"x\", \"body\": \"y\"}' http://127.0.0.1:8000/api/v1/notes/"
"""

import argparse
import asyncio
import shlex
import statistics
from contextlib import AsyncExitStack
from time import perf_counter

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

# Connections that are opened at the same moment: more would measure the queue of the listener.
AT_ONCE = 50


def main() -> None:
    """Open the sockets, make the changes, and print what was heard."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("url", help="the address of the socket, ws://…")
    parser.add_argument("--change", required=True, help="a command that makes one change")
    parser.add_argument("--readers", type=int, default=500, help="how many listen")
    parser.add_argument("--rounds", type=int, default=5, help="how many changes are made")
    parser.add_argument("--patience", type=float, default=10.0, help="seconds to wait for a reader")
    parser.add_argument("--cookie", default="", help="a cookie that lets readers in")
    parser.add_argument("--token", default="", help="an access token that lets readers in")
    asyncio.run(measure(parser.parse_args()))


async def measure(options: argparse.Namespace) -> None:
    """Let the readers in, and time each change."""
    async with AsyncExitStack() as stack:
        begun = perf_counter()
        readers = await let_in(options, stack)
        seconds = perf_counter() - begun
        print(f"{len(readers)} of {options.readers} readers are in after {seconds:.2f} s")
        for number in range(1, options.rounds + 1):
            waiting = [asyncio.create_task(hear(one, options.patience)) for one in readers]
            begun = perf_counter()
            await change(options.change)
            answered = perf_counter()
            heard = [moment for moment in await asyncio.gather(*waiting) if moment is not None]
            delays = sorted(moment - begun for moment in heard)
            print(f"change {number}: {told(delays, len(readers), answered - begun)}")


async def let_in(options: argparse.Namespace, stack: AsyncExitStack) -> list[ClientConnection]:
    """Open the sockets, so many at once, and take the first message of each."""
    places = asyncio.Semaphore(AT_ONCE)
    headers = {"Cookie": options.cookie} if options.cookie else None
    subprotocols = [Subprotocol("notes"), Subprotocol(f"bearer.{options.token}")]

    async def enter() -> ClientConnection | None:
        async with places:
            try:
                reader = await stack.enter_async_context(
                    connect(
                        options.url,
                        additional_headers=headers,
                        subprotocols=subprotocols if options.token else None,
                        proxy=None,
                        compression=None,
                    )
                )
            except (OSError, TimeoutError, WebSocketException):
                return None
            return reader if await hear(reader, options.patience) else None

    entered = await asyncio.gather(*(enter() for _ in range(options.readers)))
    return [reader for reader in entered if reader]


async def hear(reader: ClientConnection, patience: float) -> float | None:
    """Return the moment when the next message is there; None when it does not come."""
    try:
        async with asyncio.timeout(patience):
            await reader.recv()
    except (TimeoutError, WebSocketException):
        return None
    return perf_counter()


async def change(command: str) -> None:
    """Make a change, and wait until it is answered."""
    process = await asyncio.create_subprocess_exec(
        *shlex.split(command), stdout=asyncio.subprocess.DEVNULL
    )
    if await process.wait():
        raise SystemExit(f"The change failed: {command}")


def told(delays: list[float], readers: int, answered: float) -> str:
    """Say how many heard, and after how long."""
    if not delays:
        return f"heard by none of {readers}"
    first, middle, last = (
        f"{1000 * delay:.0f} ms" for delay in (delays[0], statistics.median(delays), delays[-1])
    )
    return (
        f"answered after {1000 * answered:.0f} ms; heard by {len(delays)} of {readers}, "
        f"the first after {first}, half of them after {middle}, the last after {last}"
    )


if __name__ == "__main__":
    main()
