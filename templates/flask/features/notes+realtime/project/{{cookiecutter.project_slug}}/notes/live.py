{% set on = cookiecutter.__features %}
{% set guarded = 'accounts' in on or 'live_tokens' in on %}
"""The socket that sends the versions of the notes."""

{% filter imports %}
from typing import cast
from flask import Flask, current_app, json
from flask.blueprints import BlueprintSetupState
from simple_websocket import Server
from . import storage
from ..live.connections import connections
from ..live.publishing import channel, publish
from ..signals import records_changed
from ..live.socket import sock, socket_blueprint
{% if guarded %}
from ..live.socket import NOT_SIGNED_IN, listener
{% endif %}
{% endfilter %}

notes_live = socket_blueprint("notes-live")


def notes(socket: Server) -> None:
    """Send a reader the version of the notes, now and after each change, as fast as it reads."""
    with connections().holding(socket{{ ', listener()' if guarded }}), channel().reading(socket.event) as reader:
        sent, version = "", present_version()
        while socket.connected:
            if version != sent:
{% if guarded %}
                # Asked before each: a log-in may end while the socket is open.
                if not listener():
                    socket.close(NOT_SIGNED_IN, "Log in first.")
                    return
{% endif %}
                socket.send(json.dumps({"version": version}))
                sent = version
            socket.event.wait()
            socket.event.clear()
            version = reader.version or version


def present_version() -> str:
    """Return the version of the notes at this moment.

    It is asked in a context of its own, which gives the connection to the database back at once.
    """
    with current_app.app_context():
        return storage.version()


@notes_live.record
def tell_present_version(state: BlueprintSetupState) -> None:
    """Have the channel send the present version where one may have been missed."""
    app = cast(Flask, state.app)

    def version() -> str:
        with app.app_context():
            return storage.version()

    app.extensions["channel"].version = version


@records_changed.connect
def publish_change(_sender: object) -> None:
    """Send the version after a change; it is saved already, whatever fails here is only logged."""
    try:
        publish(storage.version())
    except Exception:
        current_app.logger.exception("Readers were not notified of a change.")


sock.route("/notes/", bp=notes_live)(notes)
