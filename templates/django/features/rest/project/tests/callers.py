"""Programs that call the API."""

import json
from dataclasses import dataclass, field
from typing import Any

from django.test import Client


@dataclass
class Caller:
    """Calls the API with the same headers each time."""

    client: Client
    headers: dict[str, str] = field(default_factory=dict)

{% if 'jobs' in cookiecutter.__features %}
    def get(self, path: str) -> Any:
        """Read something."""
        return self.client.get(path, headers=self.headers)

{% endif %}
    def post(self, path: str, values: dict[str, Any]) -> Any:
        """Make something."""
        return self.send("POST", path, json.dumps(values).encode(), "application/json")

{% if 'notes' in cookiecutter.__features %}
    def put(self, path: str, values: dict[str, Any]) -> Any:
        """Replace something."""
        return self.send("PUT", path, json.dumps(values).encode(), "application/json")

    def patch(self, path: str, values: dict[str, Any]) -> Any:
        """Change parts of something."""
        return self.send("PATCH", path, json.dumps(values).encode(), "application/json")

{% endif %}
    def delete(self, path: str) -> Any:
        """Delete something."""
        return self.client.delete(path, headers=self.headers)

    def send(self, method: str, path: str, body: bytes, content_type: str) -> Any:
        """Send these very bytes."""
        return self.client.generic(method, path, body, content_type, headers=self.headers)
