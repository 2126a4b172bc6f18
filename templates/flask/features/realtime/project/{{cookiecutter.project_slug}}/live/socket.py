{% set on = cookiecutter.__features %}
{% set notes = 'notes' in on %}
{% set sessions = 'accounts' in on %}
{% set tokens = 'live_tokens' in on %}
{% set guarded = sessions or tokens %}
"""Sockets: who may open one, and what they need."""

{% filter imports %}
from flask import Blueprint, Flask
from flask_sock import Sock
from .connections import THREADS_FOR_REQUESTS, Connections, in_turn, options, refuse_other_origins
{% if notes %}
from .publishing import Channel, RedisChannel
{% endif %}
{% if guarded %}
from flask import current_app
{% endif %}
{% if sessions %}
from flask_security import current_user
{% if 'sqlalchemy' in on %}
from ..extensions import db
{% endif %}
{% endif %}
{% if tokens %}
from .tokens import AnyName, put_tokens_last, user_of_token
{% endif %}
{% endfilter %}

LONGEST_MESSAGE = {{ 1024 if notes else '10_000' }}
{% if guarded %}
NOT_SIGNED_IN = 4401
{% endif %}

sock = Sock()


def socket_blueprint(name: str) -> Blueprint:
    """Return a blueprint for sockets, which opens none to pages from elsewhere."""
    blueprint = Blueprint(name, __name__, url_prefix="/ws")
    blueprint.before_request(refuse_other_origins)
{% if tokens %}
    blueprint.before_request(put_tokens_last)
{% endif %}
{% if sessions and 'sqlalchemy' in on %}
    # The last: the visitor has been loaded, and the socket would keep that connection to the end.
    blueprint.before_request(db.session.remove)
{% endif %}
    return blueprint


{% if guarded %}
def listener() -> str:
    """Return the id of who listens with {{ 'a session or a token' if sessions and tokens else 'a session' if sessions else 'a token' }}, or nothing.

    A socket stays open for hours: what it asks the database is asked in a context of its own,
    which gives the connection to the database back at once.
    """
    with current_app.app_context():
{% if sessions and tokens %}
        user = current_user if current_user.is_authenticated else user_of_token()
        return str(user.id) if user else ""
{% elif sessions %}
        return str(current_user.id) if current_user.is_authenticated else ""
{% else %}
        user = user_of_token()
        return str(user.id) if user else ""
{% endif %}


{% endif %}
def init_app(app: Flask) -> None:
    """Let the application hold sockets{{ ', and send them changes' if notes }}."""
{% if notes %}
    url, name = app.config["CHANNEL_URL"], "{{ cookiecutter.project_slug }}:live"
    app.extensions["channel"] = RedisChannel(url, name) if url else Channel()
{% endif %}
    app.extensions["live"] = Connections(app.config["LIVE_CONNECTIONS"])
    app.wsgi_app = in_turn(app.wsgi_app, THREADS_FOR_REQUESTS)  # type: ignore[assignment, method-assign]
    app.config["SOCK_SERVER_OPTIONS"] = options(LONGEST_MESSAGE){{ ' | {"subprotocols": AnyName()}' if tokens }}
