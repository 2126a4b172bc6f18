{% set sessions = 'accounts' in cookiecutter.__features %}
"""Static files under names that change with their content, so that browsers may cache them.

Flask-Static-Digest needs a build step, omits blueprints and sets no headers for browsers.
"""

{% filter imports %}
import re
from functools import cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any
from flask import Flask, current_app, g{{ ', session' if sessions }}
from werkzeug import Response
from werkzeug.security import safe_join
{% endfilter %}

HASH = re.compile(r"\.[0-9a-f]{12}(?=(\.[^./]*)?$)")


def init_app(app: Flask) -> None:
    """Let ``url_for`` give hashed names, and serve them under the plain ones."""
    app.url_defaults(hash_name)
    app.url_value_preprocessor(plain_name)
    app.after_request(mark_immutable)


def hash_name(endpoint: str, values: dict[str, Any]) -> None:
    """Put the hash of the content into the name: ``site.css`` becomes ``site.1f0c….css``."""
    blueprint, _, view = endpoint.rpartition(".")
    if view != "static":
        return
    folder = (current_app.blueprints.get(blueprint) or current_app).static_folder
    path = Path(safe_join(folder or "", values["filename"]) or "")
    if path.is_file():
        name = PurePosixPath(values["filename"])
        mark = content_hash(path, path.stat().st_mtime_ns)
        values["filename"] = str(name.with_suffix(f".{mark}{name.suffix}"))


def plain_name(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the hash out of the name again; a wrong hash is no file."""
    if endpoint and values and "filename" in values:
        plain = values | {"filename": HASH.sub("", values["filename"])}
        hashed = dict(plain)
        hash_name(endpoint, hashed)
        if plain != hashed == values:
            values.update(plain)
            g.is_hashed = True


def mark_immutable(response: Response) -> Response:
    """Let browsers cache what has a hash in its name."""
    # A 304 too: what it says of caching replaces what the browser has stored.
    if g.get("is_hashed") and response.status_code < 400:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
{% if sessions %}
        # It is the same for everybody: it does not vary by cookie.
        session.accessed = False
{% endif %}
    return response


@cache
def content_hash(path: Path, _changed: int) -> str:
    """Return the hash of a file; ``_changed`` makes a changed file a new question."""
    return blake2b(path.read_bytes(), digest_size=6).hexdigest()
