"""Static files at addresses that change with their content, so that browsers may cache them.

Flask-Static-Digest needs a build step, omits blueprints and sets no headers for browsers.
"""

from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from flask import Flask, current_app, request, session
from werkzeug import Response
from werkzeug.security import safe_join


def init_app(app: Flask) -> None:
    """Let ``url_for`` add hashes to addresses, and browsers cache what is at them."""
    app.url_defaults(add_hash)
    app.after_request(mark_immutable)


def add_hash(endpoint: str, values: dict[str, Any]) -> None:
    """Add the hash of the content: ``site.css`` becomes ``site.css?v=1f0c…``."""
    blueprint, _, view = endpoint.rpartition(".")
    if view == "static":
        folder = (current_app.blueprints.get(blueprint) or current_app).static_folder
        path = Path(safe_join(folder or "", values["filename"]) or "")
        if path.is_file():
            values["v"] = content_hash(path, path.stat().st_mtime_ns)


def mark_immutable(response: Response) -> Response:
    """Let browsers cache what was asked for by the hash of its content."""
    asked = request.args.get("v")
    if asked and request.endpoint and response.status_code < 400:
        values = dict(request.view_args or {})
        # Not by another hash: while a new version takes over, both answer.
        add_hash(request.endpoint, values)
        if asked == values.get("v"):
            # A 304 too: what it says of caching replaces what the browser has stored.
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
            # The same for everybody: it has no `Vary: Cookie`.
            session.accessed = False
    return response


@cache
def content_hash(path: Path, _changed: int) -> str:
    """Return the hash of a file; ``_changed`` makes a changed file a new question."""
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()
