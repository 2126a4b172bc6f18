{% set on = cookiecutter.__features %}
{% if 'statistics' in on %}
"""The socket that counts a text as it is typed."""

from time import sleep

from flask import Blueprint, Flask, json
from flask_sock import Sock
from simple_websocket import Server

{% if 'cache' in on %}
from ..statistics.cached import count
from ..statistics.counting import LONGEST_TEXT
{% else %}
from ..statistics.counting import LONGEST_TEXT, count
{% endif %}
from .connections import Connections, connections, options, refuse_other_origins

# However fast texts come, this much is between two answers.
SECONDS_BETWEEN_ANSWERS = 0.05

live = Blueprint("live", __name__, url_prefix="/ws")
live.before_request(refuse_other_origins)
sock = Sock()


def statistics(socket: Server) -> None:
    """Answer a text with what it is made of; of several that have come, the newest."""
    with connections().holding(socket):
        while True:
            text = socket.receive()
            if isinstance(text, str):
                socket.send(json.dumps(count(text)))
            sleep(SECONDS_BETWEEN_ANSWERS)


sock.route("/statistics/", bp=live)(statistics)


def init_app(app: Flask) -> None:
    """Let the application hold sockets."""
    app.extensions["live"] = Connections(app.config["LIVE_CONNECTIONS"])
    app.config["SOCK_SERVER_OPTIONS"] = options(LONGEST_TEXT)
    app.register_blueprint(live)
{% endif %}
