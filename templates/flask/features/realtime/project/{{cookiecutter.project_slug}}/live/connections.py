{% set guarded = 'accounts' in cookiecutter.__features or 'live_tokens' in cookiecutter.__features %}
"""The WebSockets that this process holds: from where, how many, and how they end."""

import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from socket import SHUT_WR, SO_SNDTIMEO, SOL_SOCKET
from threading import BoundedSemaphore, Lock, Thread
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Request, abort, current_app, request
from simple_websocket import ConnectionClosed, Server
from wsproto.utilities import LocalProtocolError

GOING_AWAY, TRY_AGAIN_LATER = 1001, 1013
{% if guarded %}
# So that nobody takes those of everybody.
MOST_OF_A_USER = 10
{% endif %}
# Sockets that do not answer a ping are closed.
SECONDS_BETWEEN_PINGS = 25
# As many as have a connection to the database at once.
THREADS_FOR_REQUESTS = 8
# A client that reads nothing for so long does not block the thread that sends.
LONGEST_SEND = struct.pack("ll", 10, 0)
# What is raised where the other side has gone, is going or takes nothing any more.
GONE = (ConnectionClosed, LocalProtocolError, OSError)


class Receiver(Thread):
    """Reads a socket; at its end, threads that wait for a message are woken."""

    def __init__(self, target: Callable[[], None]) -> None:
        # The process may end while it runs.
        super().__init__(target=target, daemon=True)
        self.socket: Server = target.__self__  # type: ignore[attr-defined]

    def run(self) -> None:
        try:
            # A socket may be closed before its thread begins to read.
            with suppress(OSError):
                super().run()
        finally:
            self.socket.connected = False
            self.socket.event.set()


class Newest(list[Any]):
    """The messages of a socket: of those not read yet, only the newest."""

    def append(self, message: Any) -> None:
        self[:] = [message]


class Connections:
    """All sockets of an application in this process."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.sockets: {{ 'dict[Server, str] = {}' if guarded else 'set[Server] = set()' }}
        self.lock = Lock()

    @contextmanager
    def holding(self, socket: Server{{ ', user: str' if guarded }}) -> Iterator[None]:
        """Count a socket while it is open; refuse it beyond the limit."""
        socket.input_buffer = Newest(socket.input_buffer[-1:])
        socket.sock.setsockopt(SOL_SOCKET, SO_SNDTIMEO, LONGEST_SEND)
        with self.lock:
            is_full = len(self.sockets) >= self.most
{% if guarded %}
            if user:
                is_full |= [*self.sockets.values()].count(user) >= MOST_OF_A_USER
            if not is_full:
                self.sockets[socket] = user
{% else %}
            if not is_full:
                self.sockets.add(socket)
{% endif %}
        if is_full:
            hang_up(socket, TRY_AGAIN_LATER, "Too many connections.")
            raise ConnectionClosed(TRY_AGAIN_LATER)
        try:
            yield
        except GONE:
            socket.connected = False
        finally:
            self.sockets.{{ 'pop(socket)' if guarded else 'discard(socket)' }}
            hang_up(socket)

    def end(self) -> None:
        """Close all connections: browsers connect to another process."""
        for socket in tuple(self.sockets):
            with suppress(*GONE):
                socket.close(GOING_AWAY)
            socket.event.set()


def hang_up(socket: Server, *reason: int | str) -> None:
    """Close the socket for sending, whichever side closed first: then the other side closes too."""
    with suppress(*GONE):
        socket.close(*reason)
    with suppress(OSError):
        socket.sock.shutdown(SHUT_WR)


def connections() -> Connections:
    """Return the sockets of the current application."""
    held: Connections = current_app.extensions["live"]
    return held


def options(longest_message: int) -> dict[str, Any]:
    """Return how sockets behave."""
    return {
        "ping_interval": SECONDS_BETWEEN_PINGS,
        "max_message_size": longest_message,
        "thread_class": Receiver,
    }


def in_turn(application: WSGIApplication, threads: int) -> WSGIApplication:
    """Return an application that answers so many requests at once; sockets have other threads.

    Whether the process is alive is no question of how busy its database is.
    """
    free = BoundedSemaphore(threads)

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith(("/ws/", "/health/live")):
            return application(environ, start_response)
        with free:
            return application(environ, start_response)

    return answer


def refuse_other_origins() -> None:
    """Refuse sockets that a page from elsewhere opens: browsers send the cookies along."""
    if not is_same_origin(request):
        abort(403)
    # Messages this small are not worth the memory that compressing them takes.
    request.environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)


def is_same_origin(asked: Request) -> bool:
    """Whether it comes from a page of this service, or from a program, which has no origin."""
    origin = asked.headers.get("Origin")
    return origin is None or origin.partition("://")[2] == asked.host
