{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set sessions = 'accounts' in on %}
{% set tokens = 'live_tokens' in on %}
{% set guarded = sessions or tokens %}
"""The socket that {{ 'tells of changes' if notes else 'counts a text while it is written' }}."""

{% filter imports %}
from flask import Blueprint, Flask, json
from flask_sock import Sock
from simple_websocket import Server
from .connections import (
    THREADS_FOR_REQUESTS,
    Connections,
    connections,
    in_turn,
    options,
    refuse_other_origins,
)
{% if notes %}
from flask import current_app
from ..notes import storage
from .publishing import Channel, RedisChannel, channel
{% else %}
from time import sleep
from ..statistics.counting import LONGEST_TEXT
from ..statistics.{{ 'cached' if 'cache' in on else 'counting' }} import count
{% endif %}
{% if sessions %}
from flask_security import current_user
{% endif %}
{% if tokens %}
from .tokens import AnyName, has_valid_token, put_tokens_last
{% endif %}
{% endfilter %}

{% if notes %}
# Readers have nothing to say.
LONGEST_MESSAGE = 1024
{% if guarded %}
NOT_SIGNED_IN = 4401
{% endif %}
{% else %}
# However fast texts come, so much is between two answers.
SECONDS_BETWEEN_ANSWERS = 0.05
{% endif %}

live = Blueprint("live", __name__, url_prefix="/ws")
live.before_request(refuse_other_origins)
{% if tokens %}
live.before_request(put_tokens_last)
{% endif %}
sock = Sock()


{% if notes %}
def notes(socket: Server) -> None:
    """Tell a reader the version of the notes: now, and after each change."""
    with connections().holding(socket):
{% if guarded %}
        if not is_signed_in():
            socket.close(NOT_SIGNED_IN, "Log in first.")
            return
{% endif %}
        listen(socket)


def listen(socket: Server) -> None:
    """Tell each version, as fast as the reader takes it."""
    with channel().reading(socket.event) as reader:
        told, version = "", present_version()
        while socket.connected:
            if version != told:
                socket.send(json.dumps({"version": version}))
                told = version
            socket.event.wait()
            socket.event.clear()
            version = reader.version or version


# A socket stays open for hours: what it asks the database is asked in a context of its own, which
# gives the connection to the database back at once.
{% if guarded %}
def is_signed_in() -> bool:
    """Whether somebody listens who has {{ 'a session or a token' if sessions and tokens else 'logged in' if sessions else 'a token' }}."""
    with current_app.app_context():
{% if sessions and tokens %}
        return bool(current_user.is_authenticated) or has_valid_token()
{% elif sessions %}
        return bool(current_user.is_authenticated)
{% else %}
        return has_valid_token()
{% endif %}


{% endif %}
def present_version() -> str:
    """Return the version of the notes at this moment."""
    with current_app.app_context():
        return storage.version()


sock.route("/notes/", bp=live)(notes)


def init_app(app: Flask) -> None:
    """Let the application hold sockets, and tell them of changes."""

    def version() -> str:
        with app.app_context():
            return storage.version()

    url, name = app.config["CHANNEL_URL"], "{{ cookiecutter.project_slug }}:notes"
    way = RedisChannel(url, name, version) if url else Channel()
    app.extensions["channel"] = way
    app.extensions["live"] = Connections(app.config["LIVE_CONNECTIONS"])
    app.wsgi_app = in_turn(app.wsgi_app, THREADS_FOR_REQUESTS)  # type: ignore[assignment, method-assign]
    app.config["SOCK_SERVER_OPTIONS"] = options(LONGEST_MESSAGE){{ ' | {"subprotocols": AnyName()}' if tokens }}
    app.register_blueprint(live)
{% else %}
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
    app.wsgi_app = in_turn(app.wsgi_app, THREADS_FOR_REQUESTS)  # type: ignore[assignment, method-assign]
    app.config["SOCK_SERVER_OPTIONS"] = options(LONGEST_TEXT)
    app.register_blueprint(live)
{% endif %}
