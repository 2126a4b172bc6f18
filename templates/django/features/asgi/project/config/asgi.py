{% set live = 'realtime' in cookiecutter.__features %}
{% set sqlite = 'sqlite' in cookiecutter.__features %}
"""What an ASGI server imports."""

{% filter imports %}
import os
from collections.abc import Awaitable, Callable
from typing import Any
from django.conf import settings
from django.core.asgi import get_asgi_application
{% if sqlite %}
from django.db import DEFAULT_DB_ALIAS
from django.db.backends.signals import connection_created
from django.dispatch import receiver
{% endif %}
{% if live %}
from channels.routing import ProtocolTypeRouter
{% endif %}
{% endfilter %}

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
{% if 'postgresql' in cookiecutter.__features %}
# libpq reads it: no query holds a thread for longer. Migrations have no such limit.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=25s")
{% endif %}

Message = dict[str, Any]

serve: Any = get_asgi_application()
{% if sqlite %}
held: list[Any] = []
{% endif %}
{% if live %}

# Sockets need the models, which are loaded only now.
from {{ cookiecutter.project_slug }}.live.routing import sockets  # noqa: E402
{% endif %}
{% if sqlite %}


@receiver(connection_created)
def hold(connection: Any, **_: object) -> None:
    """Hold the file open between requests: when the disk is full, only what is open can be read."""
    if not held and connection.alias == DEFAULT_DB_ALIAS and not connection.is_in_memory_db():
        holding = connection.copy(alias="held")
        holding.connect()
        held.append(holding)
{% endif %}


async def {{ 'serve_requests' if live else 'application' }}(
    scope: Message,
    receive: Callable[[], Awaitable[Message]],
    send: Callable[[Message], Awaitable[None]],
) -> None:
    """Serve a request; of a body that will be refused for its size, the rest is not stored."""
    size = 0

    async def receive_bounded() -> Message:
        nonlocal size
        message = await receive()
        size += len(message.get("body", b""))
        if size > settings.{{ 'UPLOAD_MAX_SIZE' if 'database' in cookiecutter.__features else 'DATA_UPLOAD_MAX_MEMORY_SIZE' }}:
            message["body"] = b""
        return message

    await serve(scope, receive_bounded, send)
{% if live %}


application = ProtocolTypeRouter(
    {
        "http": serve_requests,
        "websocket": sockets,
    }
)
{% endif %}
