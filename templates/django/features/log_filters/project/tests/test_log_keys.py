{% set server = 'gunicorn' if 'wsgi' in cookiecutter.__features else 'uvicorn' %}
"""The log: the keys in links of messages are not in it."""

import logging
from io import StringIO

import pytest
from django.test import Client

KEY = "known-to-nobody"


@pytest.mark.parametrize("prefix", ["accounts", "people"])
@pytest.mark.parametrize("page", ["confirm-email", "password/reset/key"])
def test_the_key_of_a_message_is_not_logged(
    client: Client, monkeypatch: pytest.MonkeyPatch, prefix: str, page: str
) -> None:
    stream = StringIO()
    monkeypatch.setattr(logging.getHandlerByName("stdout"), "stream", stream)

    client.generic("MADE-UP", f"/{prefix}/{page}/{KEY}/")
    logging.getLogger("{{ server }}.access").warning("GET /%s/%s/%s/ 200", prefix, page, KEY)

    assert f"/{prefix}/{page}/<key>" in stream.getvalue()
    assert KEY not in stream.getvalue()
