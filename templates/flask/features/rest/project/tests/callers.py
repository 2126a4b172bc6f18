"""Programs that call the API."""

from dataclasses import dataclass

from flask.json import dumps
from flask.testing import FlaskClient
from werkzeug.test import TestResponse


@dataclass
class Caller:
    """Calls the API with the same headers each time."""

    client: FlaskClient
    headers: dict[str, str]

    def post(self, path: str, values: dict[str, object] | dict[str, str]) -> TestResponse:
        """Make something."""
        return self.send("POST", path, dumps(values).encode(), "application/json")

{% if 'notes' in cookiecutter.__features %}
    def put(self, path: str, values: dict[str, object] | dict[str, str]) -> TestResponse:
        """Replace something."""
        return self.send("PUT", path, dumps(values).encode(), "application/json")

    def patch(self, path: str, values: dict[str, object] | dict[str, str]) -> TestResponse:
        """Change parts of something."""
        return self.send("PATCH", path, dumps(values).encode(), "application/json")

{% endif %}
    def delete(self, path: str) -> TestResponse:
        """Delete something."""
        return self.client.delete(path, headers=self.headers)

    def send(self, method: str, path: str, body: bytes, content_type: str) -> TestResponse:
        """Send these very bytes."""
        return self.client.open(
            path, method=method, data=body, content_type=content_type, headers=self.headers
        )
