"""A line to a server that a test cuts, or lets fall silent, as networks do."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread


class Relay:
    """Passes on what a port of its own is sent, while the line is whole.

    ``waiting`` is how many connections were sent something since it fell silent.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._ends: list[socket.socket] = []
        self._goes_on = Event()
        self._goes_on.set()
        self.port = 0
        self.waiting = 0
        self._lock = Lock()
        self.mend()

    def freeze(self) -> None:
        """Take connections and what is sent, and be silent."""
        self._goes_on.clear()

    def cut(self) -> None:
        """Close every connection, and refuse new ones."""
        self._goes_on.set()
        for end in (self._listener, *self._ends):
            _close(end)
        self._ends.clear()

    def mend(self) -> None:
        """Pass on again."""
        if self._goes_on.is_set():
            self._listener = socket.create_server(("127.0.0.1", self.port))
            self.port = int(self._listener.getsockname()[1])
            Thread(target=self._accept, args=(self._listener,), daemon=True).start()
        self._goes_on.set()

    def _wait(self) -> None:
        if self._goes_on.is_set():
            return
        with self._lock:
            self.waiting += 1
        self._goes_on.wait()
        with self._lock:
            self.waiting -= 1

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _ = listener.accept()
                far = socket.create_connection(("127.0.0.1", self._target))
                self._ends += [near, far]
                for ends in ((near, far), (far, near)):
                    Thread(target=self._pump, args=ends, daemon=True).start()

    def _pump(self, source: socket.socket, sink: socket.socket) -> None:
        # The other direction, or the end of the test, closes both.
        with suppress(OSError):
            while data := source.recv(65536):
                self._wait()
                sink.sendall(data)
        _close(source)
        _close(sink)


@contextmanager
def relay(target: int) -> Iterator[Relay]:
    """Yield a line to a port of loopback."""
    line = Relay(target)
    try:
        yield line
    finally:
        line.cut()


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        # What another thread waits for in it ends as well.
        end.shutdown(socket.SHUT_RDWR)
    end.close()
