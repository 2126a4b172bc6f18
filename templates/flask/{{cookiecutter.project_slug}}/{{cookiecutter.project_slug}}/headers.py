"""Security headers of every answer, and the redirect from HTTP to HTTPS."""

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import (
    Flask,
    Response,
    after_this_request,
    current_app,
    redirect,
    request,
    request_started,
)
from flask.typing import ResponseReturnValue

# Nothing inline and nothing from elsewhere: scripts and styles are files of this service.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

{% if 'observability' in cookiecutter.__features %}
# Internal addresses, served over plain HTTP and for any Host: the probes and the metrics.
PROBE_PATHS = ("/health/live", "/health/ready", "/metrics")
{% else %}
# Internal addresses, served over plain HTTP and for any Host: the probes.
PROBE_PATHS = ("/health/live", "/health/ready")
{% endif %}


def init_app(app: Flask) -> None:
    """Add the headers to all answers of the application."""
    request_started.connect(secure, app)
    app.before_request(insist_on_https)
    if hosts := app.config["TRUSTED_HOSTS"]:
        app.wsgi_app = with_any_host_for_probes(app.wsgi_app, hosts[0])  # type: ignore[assignment, method-assign]


def secure(_app: Flask, **_: object) -> None:
    """Let the answer carry the headers, also where a function of `after_request` fails later."""
    after_this_request(add_headers)


def add_headers(response: Response) -> Response:
    for name, value in SECURITY_HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        subdomains = "; includeSubDomains" if current_app.config["HSTS_INCLUDE_SUBDOMAINS"] else ""
        hsts = f"max-age={current_app.config['HSTS_SECONDS']}{subdomains}"
        response.headers["Strict-Transport-Security"] = hsts
    return response


def insist_on_https() -> ResponseReturnValue | None:
    """Send visitors who came by plain HTTP to the same address by HTTPS."""
    is_probe = request.path in PROBE_PATHS
    if current_app.config["HTTPS_ONLY"] and not request.is_secure and not is_probe:
        return redirect(request.url.replace("http://", "https://", 1), code=308)
    return None


def with_any_host_for_probes(application: WSGIApplication, trusted: str) -> WSGIApplication:
    """Return an application whose probes may name any host, such as the address of a pod."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] in PROBE_PATHS:
            environ["HTTP_HOST"] = trusted.removeprefix(".")
        return application(environ, start_response)

    return answer
