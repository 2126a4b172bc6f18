{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set sessions = 'accounts' in on %}
{% set tokens = 'live_tokens' in on %}
"""The socket that {{ 'tells of changes' if notes else 'counts a text while it is written' }}."""

{% filter imports %}
import asyncio
import json
from contextlib import suppress
{% if sessions or tokens %}
from time import monotonic
{% endif %}
from typing import Any, ClassVar
from channels.generic.websocket import AsyncWebsocketConsumer
from django.conf import settings
{% if notes %}
import logging
from channels.db import database_sync_to_async
from redis.exceptions import RedisError
from ..notes.{{ 'storage' if 'redis' in on else 'signals' }} import version
from .publishing import NEWS, READERS
{% else %}
{% if 'cache' in on %}
from ..statistics.cached import count
from ..statistics.counting import LONGEST_TEXT
{% else %}
from ..statistics.counting import LONGEST_TEXT, count
{% endif %}
{% endif %}
{% if sessions %}
from django.contrib.auth import get_user
from django.http import HttpRequest
{% endif %}
{% if tokens %}
from .tokens import answer_to, has_valid_token
{% endif %}
{% endfilter %}

TRY_AGAIN_LATER = 1013
{% if sessions or tokens %}
NOT_SIGNED_IN = 4401
SECONDS_BETWEEN_CHECKS = 60
{% endif %}
{% if not notes %}
TOO_LONG = 1009
# However fast texts come, so much is between two answers.
SECONDS_BETWEEN_ANSWERS = 0.05
{% endif %}
{% if notes %}

logger = logging.getLogger(__name__)
{% endif %}


{% if notes %}
class NotesSocket(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Sends a reader the version of the notes: now, and after each change.

    Of what a slow reader has not taken yet only the newest version is stored.
    """

    groups = [READERS]
    everyone: ClassVar[set["NotesSocket"]] = set()
{% else %}
class StatisticsSocket(AsyncWebsocketConsumer):  # type: ignore[misc]
    """Answers each text with its statistics.

    Of texts that come faster than they are counted only the newest is stored.
    """

    everyone: ClassVar[set["StatisticsSocket"]] = set()
{% endif %}

    def __init__(self) -> None:
        super().__init__()
        self.newest = ""
        self.has_news = asyncio.Event()
        self.answering: asyncio.Task[None] | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a connection, and release it however it ends."""
        self.everyone.add(self)
        try:
            await super().__call__(scope, receive, send)
{% if notes %}
        except RedisError as error:
            logger.warning("A reader was let go: the channel layer does not answer: %s", error)
{% endif %}
        finally:
            self.everyone.discard(self)
            if self.answering:
                self.answering.cancel()

    async def connect(self) -> None:
{% if tokens %}
        await self.accept(answer_to(self.scope["subprotocols"]))
{% else %}
        await self.accept()
{% endif %}
        if len(self.everyone) > settings.LIVE_CONNECTIONS:
            await self.close(TRY_AGAIN_LATER)
        else:
            self.answering = asyncio.create_task(self.answer())
{% if notes %}
            self.put(await database_sync_to_async(version)())
{% endif %}
{% if sessions or tokens %}

    async def is_signed_in(self) -> bool:
        """Whether the {{ 'session or token' if sessions and tokens else 'session' if sessions else 'token' }} of the reader is still valid."""
{% if sessions %}
        # Read again: the session of the scope is as it was when the socket was opened.
        session = self.scope["session"].__class__(self.scope["session"].session_key)
        # Not renamed under a new SECRET_KEY: a socket cannot send the cookie that would follow.
        session.cycle_key = session.flush = lambda: None
        request = HttpRequest()
        request.session = session
        user = await database_sync_to_async(get_user)(request)
{% if tokens %}
        return user.is_authenticated or bool(await has_valid_token(self.scope["subprotocols"]))
{% else %}
        return bool(user.is_authenticated)
{% endif %}
{% else %}
        return bool(await has_valid_token(self.scope["subprotocols"]))
{% endif %}
{% endif %}

{% if notes %}
    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Ignore what readers send."""

    async def dispatch(self, message: dict[str, Any]) -> None:
        """Take what comes from the reader, or from the channel layer."""
        if message["type"] == NEWS:
            # No database is needed: nothing of the care for its connections, for each reader.
            self.put(message["version"])
        else:
            await super().dispatch(message)

    def put(self, version: str) -> None:
        """Store what is to be sent, in place of what was not sent yet."""
        self.newest = version
        self.has_news.set()

    async def answer(self) -> None:
        """Send the newest version, as fast as the reader takes it{{ ' and while it is signed in' if sessions or tokens }}."""
{% if sessions or tokens %}
        try:
            # By each reader's own clock: a change would have all of them looked up at once.
            while await self.is_signed_in():
                until = monotonic() + SECONDS_BETWEEN_CHECKS
                while (left := until - monotonic()) > 0:
                    with suppress(TimeoutError):
                        await asyncio.wait_for(self.has_news.wait(), left)
                        self.has_news.clear()
                        await self.send(json.dumps({"version": self.newest}))
            await self.close(NOT_SIGNED_IN)
        except OSError:
            # The reader has gone.
            return
        except Exception:
            logger.exception("A reader was let go: nobody knows whether it is signed in.")
            await self.close(TRY_AGAIN_LATER)
{% else %}
        with suppress(OSError):
            while True:
                await self.has_news.wait()
                self.has_news.clear()
                await self.send(json.dumps({"version": self.newest}))
{% endif %}
{% else %}
    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Store a text, in place of one that is not counted yet."""
        if text_data is None:
            return
        if len(text_data) > LONGEST_TEXT:
            await self.close(TOO_LONG)
            return
        self.newest = text_data
        self.has_news.set()

    async def answer(self) -> None:
        """Count the newest text, as fast as the answers are taken."""
        with suppress(OSError):
            while True:
                await self.has_news.wait()
                self.has_news.clear()
                statistics = await asyncio.to_thread(count, self.newest)
                await self.send(json.dumps(statistics))
                await asyncio.sleep(SECONDS_BETWEEN_ANSWERS)
{% endif %}
