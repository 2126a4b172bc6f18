{% set on = cookiecutter.__features %}
{% set socket = 'NotesSocket' if 'notes' in on else 'StatisticsSocket' %}
{% set address = 'notes' if 'notes' in on else 'statistics' %}
"""Where the sockets are, and from where they may be opened."""

{% filter imports %}
from typing import Any
from channels.routing import URLRouter
from channels.security.websocket import OriginValidator, WebsocketDenier
from django.conf import settings
from django.urls import path, re_path
from .consumers import {{ socket }}
{% if 'accounts' in on %}
from channels.sessions import SessionMiddlewareStack
{% endif %}
{% endfilter %}


class OwnPages(OriginValidator):  # type: ignore[misc]
    """Lets in pages of this service, and programs, which come from no page.

    Browsers send cookies wherever a socket is opened from: pages of other sites are refused.
    """

    def valid_origin(self, parsed_origin: Any) -> bool:
        return parsed_origin is None or self.validate_origin(parsed_origin)


addresses = URLRouter(
    [
        path("ws/{{ address }}/", {{ socket }}.as_asgi()),
        re_path("", WebsocketDenier.as_asgi()),
    ]
)
sockets = OwnPages({{ 'SessionMiddlewareStack(addresses)' if 'accounts' in on else 'addresses' }}, settings.ALLOWED_HOSTS)
