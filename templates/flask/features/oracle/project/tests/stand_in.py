"""The database of the tests: a user of their own on Oracle, or SQLite in its place."""

{% filter imports %}
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any
import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DatabaseError
import {{ cookiecutter.project_slug }}
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.config import Config
from tests.environment import TEST
{% endfilter %}


@contextmanager
def oracle_user(url: str) -> Iterator[str]:
    """Create a user with tables of its own beside the one that is named; return its URL."""
    name, password = f"TEST_{os.getpid()}_{secrets.token_hex(4).upper()}", secrets.token_hex(12)
    server = create_engine(url, connect_args={"tcp_connect_timeout": 5})
    try:
        with server.connect() as connection:
            connection.execute(
                text(f'CREATE USER {name} IDENTIFIED BY "{password}" QUOTA UNLIMITED ON users')
            )
            connection.execute(
                text(f"GRANT CREATE SESSION, CREATE TABLE, CREATE SEQUENCE TO {name}")
            )
    except DatabaseError as error:
        reason = f"No user for the tests can be made at {make_url(url)!r}: {error.orig}"
        pytest.exit(reason, returncode=1)
    own = make_url(url).set(username=name, password=password)
    yield own.render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP USER {name} CASCADE"))
    server.dispose()


{% if 'jobs' in cookiecutter.__features %}
def application_on(url: str, environ: Mapping[str, str] = TEST) -> Flask:
{% else %}
def application_on(url: str) -> Flask:
{% endif %}
    """Make the application on a database that may be SQLite's, which its configuration refuses."""
    if url.startswith("oracle"):
        return create_app({{ '{**environ, "DATABASE_URL": url}' if 'jobs' in cookiecutter.__features else 'TEST | {"DATABASE_URL": url}' }})

    class OnSqlite(Config):
        """The configuration, with another database than it read."""

        def __init__(self, environ: Mapping[str, str]) -> None:
            super().__init__(environ)
            self.SQLALCHEMY_DATABASE_URI = url
            del self.SQLALCHEMY_ENGINE_OPTIONS["connect_args"]

    event.listen(Engine, "connect", open_sqlite)
    event.listen(Engine, "before_cursor_execute", keep_no_empty_text, retval=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr({{ cookiecutter.project_slug }}, "Config", OnSqlite)
        return create_app({{ 'environ' if 'jobs' in cookiecutter.__features else 'TEST' }})


def open_sqlite(connection: Any, _record: Any) -> None:
    """Let SQLite check foreign keys, as Oracle does, and not wait for the disk."""
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = OFF")


def keep_no_empty_text(
    _connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, _many: bool
) -> tuple[str, Any]:
    """Take empty text for none at all, as Oracle does."""
    if isinstance(parameters, tuple):
        parameters = tuple(None if value == "" else value for value in parameters)
    return statement, parameters
