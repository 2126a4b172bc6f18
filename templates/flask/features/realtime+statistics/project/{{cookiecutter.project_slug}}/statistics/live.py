"""The socket that counts a text while it is written."""

{% filter imports %}
from time import sleep
from flask import json
from simple_websocket import Server
from ..live.connections import connections
from ..live.socket import sock, socket_blueprint
from .{{ 'cached' if 'cache' in cookiecutter.__features else 'counting' }} import count
{% endfilter %}

# However fast texts come, so much is between two answers.
SECONDS_BETWEEN_ANSWERS = 0.05

statistics_live = socket_blueprint("statistics-live")


def statistics(socket: Server) -> None:
    """Answer a text with what it is made of; of several that have come, the newest."""
    with connections().holding(socket):
        while True:
            text = socket.receive()
            if isinstance(text, str):
                socket.send(json.dumps(count(text)))
            sleep(SECONDS_BETWEEN_ANSWERS)


sock.route("/statistics/", bp=statistics_live)(statistics)
