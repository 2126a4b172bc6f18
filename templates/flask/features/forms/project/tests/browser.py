"""A visitor who fills in forms."""

import re
from dataclasses import dataclass

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

CSRF_TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')


@dataclass
class Browser:
    """Keeps cookies, and sends forms with the token that stands in their page."""

    client: FlaskClient

    def open(self, path: str) -> TestResponse:
        """Open a page."""
        return self.client.get(path)

    def submit(self, path: str, **fields: str) -> TestResponse:
        """Fill in the form of a page and send it."""
        return self.send(path, self.token_of(path), **fields)

    def send(self, path: str, token: str, **fields: str) -> TestResponse:
        """Send a form with this token."""
        return self.client.post(path, data=fields | {"csrf_token": token})

    def token_of(self, path: str) -> str:
        """Return the token in the form of a page."""
        found = CSRF_TOKEN.search(self.open(path).text)
        assert found, f"{path} has no form"
        return found.group(1)
{% if 'accounts' in cookiecutter.__features %}

    def log_in(self, email: str, password: str) -> TestResponse:
        """Log in."""
        return self.submit("/accounts/login/", email=email, password=password)

    def log_out(self) -> TestResponse:
        """Log out, by the button that every page has."""
        return self.send("/accounts/logout/", self.token_of("/accounts/password/change/"))
{% endif %}
