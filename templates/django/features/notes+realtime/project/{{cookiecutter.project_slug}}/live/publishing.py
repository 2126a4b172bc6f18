"""Sends every change of the notes to all readers, in whichever process they are."""

import asyncio
import logging

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from redis.exceptions import RedisError

READERS = "notes"
NEWS = "notes.changed"
SECONDS_TO_WAIT = 1

logger = logging.getLogger(__name__)


def publish(version: str) -> None:
    """Send the version; the change is saved already, so a channel that fails is only logged."""
    try:
        async_to_sync(send)(version)
    except (OSError, RedisError):
        logger.exception("No reader was notified of a change: the channel layer does not answer.")


async def send(version: str) -> None:
    """Send the version to every socket of every process."""
    async with asyncio.timeout(SECONDS_TO_WAIT):
        layer = get_channel_layer()
        await layer.group_send(READERS, {"type": NEWS, "version": version})
