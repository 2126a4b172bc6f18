"""Whether the service is alive and ready."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

health = Blueprint("health", __name__, url_prefix="/health")


@health.get("/live")
def live() -> ResponseReturnValue:
    """Say that the process answers."""
    return jsonify(status="ok")
