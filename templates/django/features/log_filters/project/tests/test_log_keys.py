{% set server = 'gunicorn' if 'wsgi' in cookiecutter.__features else 'uvicorn' %}
"""The log: the keys in links of messages are not in it."""

import logging
from io import StringIO

import pytest
from django.test import Client

KEY = "known-to-nobody"


@pytest.fixture
def stream(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What is logged."""
    stream = StringIO()
    monkeypatch.setattr(logging.getHandlerByName("stdout"), "stream", stream)
    return stream


@pytest.mark.parametrize("prefix", ["accounts", "people"])
@pytest.mark.parametrize("page", ["confirm-email", "password/reset/key"])
def test_the_key_of_a_message_is_not_logged(
    client: Client, stream: StringIO, prefix: str, page: str
) -> None:
    client.generic("MADE-UP", f"/{prefix}/{page}/{KEY}/")
    logging.getLogger("{{ server }}.access").warning("GET /%s/%s/%s 200", prefix, page, KEY)

    assert f"/{prefix}/{page}/<key>" in stream.getvalue()
    assert KEY not in stream.getvalue()


def test_the_key_of_a_message_is_in_no_traceback(stream: StringIO) -> None:
    failure = LookupError(f"/accounts/password/reset/key/{KEY}/")
    logging.getLogger("own").error("It failed.", exc_info=failure)

    assert "/accounts/password/reset/key/<key>" in stream.getvalue()
    assert KEY not in stream.getvalue()


def test_a_wrong_call_of_a_logger_fails_no_request(
    stream: StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    message = "%s and %s"
    logging.getLogger("own").warning(message, "one")

    assert stream.getvalue() == ""
