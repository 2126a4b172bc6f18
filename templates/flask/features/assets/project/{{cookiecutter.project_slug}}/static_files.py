"""Static files under names that change with their content, so that browsers may keep them."""

from functools import cache
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import Any

from flask import Flask, current_app, g, session
from werkzeug import Response
from werkzeug.security import safe_join

HASH_LENGTH = 12


def init_app(app: Flask) -> None:
    """Let ``url_for`` give hashed names, and serve them under the plain ones."""
    app.url_defaults(hash_name)
    app.url_value_preprocessor(plain_name)
    app.after_request(keep_for_good)


def hash_name(endpoint: str, values: dict[str, Any]) -> None:
    """Put the hash of the content into the name: ``site.css`` becomes ``site.1f0c….css``."""
    if is_static(endpoint) and (path := file_of(endpoint, values["filename"])):
        name = PurePosixPath(values["filename"])
        mark = content_hash(path, path.stat().st_mtime_ns)
        values["filename"] = str(name.with_suffix(f".{mark}{name.suffix}"))


def plain_name(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """Take the hash out of the name again; a wrong hash is no file."""
    if endpoint is None or values is None or not is_static(endpoint):
        return
    name = PurePosixPath(values["filename"])
    plain = {"filename": str(name.with_name(name.stem).with_suffix(name.suffix))}
    wanted = dict(plain)
    hash_name(endpoint, wanted)
    if wanted != plain and wanted["filename"] == values["filename"]:
        values.update(plain)
        g.is_hashed = True


def keep_for_good(response: Response) -> Response:
    """Let browsers keep what has a hash in its name."""
    if g.get("is_hashed") and response.status_code == 200:
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        # It is the same for everybody: no cookie is told apart.
        session.accessed = False
    return response


def is_static(endpoint: str) -> bool:
    """Whether the endpoint serves a static folder, of the application or of a blueprint."""
    return endpoint.rpartition(".")[2] == "static"


def file_of(endpoint: str, name: str) -> Path | None:
    """Return the file of this name in the endpoint's static folder."""
    blueprint = current_app.blueprints.get(endpoint.rpartition(".")[0])
    folder = blueprint.static_folder if blueprint else current_app.static_folder
    path = safe_join(folder or "", name)
    return Path(path) if path and Path(path).is_file() else None


@cache
def content_hash(path: Path, _changed: int) -> str:
    """Return the hash of a file; ``_changed`` makes a changed file a new question."""
    return blake2b(path.read_bytes()).hexdigest()[:HASH_LENGTH]
