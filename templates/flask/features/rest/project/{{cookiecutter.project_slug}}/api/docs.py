"""The API's documentation for readers, by Swagger UI from files of this service."""

from pathlib import Path

import flask_swagger_ui
from flask import Blueprint, render_template

docs = Blueprint(
    "docs",
    __name__,
    url_prefix="/api/docs",
    template_folder="templates",
    static_folder=Path(flask_swagger_ui.__file__).parent / "dist",
    static_url_path="/static",
)


@docs.get("/")
def index() -> str:
    """Show what the API can do, and let it be tried."""
    return render_template("api/docs.html")
