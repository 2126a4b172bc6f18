"""A visitor who fills in forms."""

import re
from typing import Any

from django.test import Client

CSRF_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class Browser:
    """Keeps cookies, and sends forms with the token that stands in their page."""

    def __init__(self, address: str = "127.0.0.1") -> None:
        self.client = Client(enforce_csrf_checks=True, REMOTE_ADDR=address)

    def open(self, path: str) -> Any:
        """Open a page."""
        return self.client.get(path)

    def submit(self, path: str, **fields: str) -> Any:
        """Fill in the form of a page and send it."""
        return self.send(path, self.token_of(path), **fields)

    def send(self, path: str, token: str, **fields: str) -> Any:
        """Send a form with this token."""
        return self.client.post(path, fields | {"csrfmiddlewaretoken": token})

    def token_of(self, path: str) -> str:
        """Return the token in the form of a page."""
        found = CSRF_TOKEN.search(self.open(path).text)
        assert found, f"{path} has no form"
        return found.group(1)

    def log_in(self, email: str, password: str) -> Any:
        """Log in."""
        return self.submit("/accounts/login/", login=email, password=password)

    def log_out(self) -> Any:
        """Log out, by the button that every page has."""
        return self.send("/accounts/logout/", self.token_of("/accounts/password/change/"))
