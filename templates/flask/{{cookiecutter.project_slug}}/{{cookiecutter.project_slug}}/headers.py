"""What every answer carries to keep browsers safe, and the way from HTTP to HTTPS."""

from flask import Flask, current_app, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug import Response

# Nothing inline and nothing from elsewhere: scripts and styles are files of this service.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ONE_YEAR = 365 * 24 * 60 * 60


def init_app(app: Flask) -> None:
    """Add the headers to all answers of the application."""
    app.before_request(insist_on_https)
    app.after_request(add_headers)


def insist_on_https() -> ResponseReturnValue | None:
    """Send visitors who came by plain HTTP to the same address by HTTPS."""
    is_probe = request.path.startswith("/health/")
    if current_app.config["HTTPS_ONLY"] and not request.is_secure and not is_probe:
        return redirect(request.url.replace("http://", "https://", 1), code=308)
    return None


def add_headers(response: Response) -> Response:
    """Add the security headers to one answer."""
    response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "DENY"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"
    return response
