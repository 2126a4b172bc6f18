"""Sends every change of the notes to all readers, in whichever process they are."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import uniform
from secrets import token_hex
from threading import Event, Lock, Thread
from time import sleep

from flask import current_app
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.retry import Retry

SECONDS_TO_WAIT = 1.0
# Kubernetes waits one second for all questions of a probe.
LONGEST_PROBE = 0.2
# A Redis that has said nothing for so long is asked whether it is still there.
SECONDS_OF_SILENCE = 20.0
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 15.0

logger = logging.getLogger(__name__)


class Reader:
    """What one reader is to be sent: of what was not taken yet, only the newest."""

    def __init__(self, woken: Event) -> None:
        self.woken = woken
        self.version = ""

    def put(self, version: str) -> None:
        """Store a version, in place of one that was not sent yet."""
        self.version = version
        self.woken.set()


class Channel:
    """The channel to the readers of this process; in development there is no other process."""

    def __init__(self) -> None:
        self.readers: set[Reader] = set()

    @contextmanager
    def reading(self, woken: Event) -> Iterator[Reader]:
        """Receive each version for a while."""
        reader = Reader(woken)
        self.readers.add(reader)
        try:
            yield reader
        finally:
            self.readers.discard(reader)

    def publish(self, version: str) -> None:
        """Send to every reader of every process."""
        self.spread(version)

    def spread(self, version: str) -> None:
        """Send to every reader of this process."""
        for reader in tuple(self.readers):
            reader.put(version)

    def answers(self) -> bool:
        """Whether what is sent reaches the other processes."""
        return True


class RedisChannel(Channel):
    """The channel to the readers of all processes, through Redis.

    Each process listens to Redis in a thread, which begins when the first reader comes.
    """

    def __init__(self, url: str, name: str, version: Callable[[], str] = str) -> None:
        super().__init__()
        self.redis = client(url, SECONDS_TO_WAIT)
        self.probed = client(url, LONGEST_PROBE)
        # Pub/sub of Redis spans its databases: the prefix separates them.
        self.name = f"{name}:{self.redis.get_connection_kwargs().get('db', 0)}"
        self.version = version
        self.lock = Lock()
        self.listener: Thread | None = None

    @contextmanager
    def reading(self, woken: Event) -> Iterator[Reader]:
        with super().reading(woken) as reader:
            with self.lock:
                if self.listener is None:
                    self.listener = Thread(target=self._listen, daemon=True)
                    self.listener.start()
            yield reader

    def publish(self, version: str) -> None:
        try:
            self.redis.publish(self.name, version)
        except RedisError as error:
            logger.warning("Readers of other processes were not notified of a change: %s", error)
            self.spread(version)

    def answers(self) -> bool:
        try:
            return bool(self.probed.ping())
        except RedisError:
            return False

    def _listen(self) -> None:
        """Pass on what Redis sends, as long as the process lives."""
        pause = FIRST_PAUSE
        while True:
            try:
                for version in self._heard():
                    if pause > FIRST_PAUSE:
                        logger.warning("Other processes are heard again.")
                    pause = FIRST_PAUSE
                    self.spread(version)
            except Exception as error:  # noqa: BLE001 - readers need this thread, whatever fails
                if pause == FIRST_PAUSE:
                    logger.warning("Changes of other processes cannot be received: %s", error)
            # Not all processes come back at the same moment.
            sleep(pause * uniform(0.5, 1.5))  # noqa: S311 - no secret
            pause = min(pause * 2, LONGEST_PAUSE)

    def _heard(self) -> Iterator[str]:
        """Return each version from Redis, the present one first: some may have been missed."""
        with self.redis.pubsub() as subscription:  # type: ignore[no-untyped-call]
            subscription.subscribe(self.name)
            timeout = SECONDS_OF_SILENCE
            while True:
                message = subscription.get_message(timeout=timeout)
                if message is None and timeout < SECONDS_OF_SILENCE:
                    raise TimeoutError("Redis has not answered.")
                timeout = SECONDS_OF_SILENCE
                if message is None:
                    subscription.ping()
                    timeout = SECONDS_TO_WAIT
                elif message["type"] == "subscribe":
                    yield self.version()
                elif message["type"] == "message":
                    yield message["data"].decode()


def client(url: str, seconds: float) -> Redis:
    """Return a client of Redis that waits no longer than this."""
    return Redis.from_url(
        url,
        socket_timeout=seconds,
        socket_connect_timeout=seconds,
        retry=Retry(NoBackoff(), 0),
    )


def channel() -> Channel:
    """Return the current application's channel to its readers."""
    found: Channel = current_app.extensions["channel"]
    return found


def publish(version: str) -> None:
    """Send the version.

    It is sent as a new one each time: two changes that overlap may have the same version.
    """
    channel().publish(f"{version}.{token_hex(4)}")
