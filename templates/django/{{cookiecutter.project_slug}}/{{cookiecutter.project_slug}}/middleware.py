{% set on = cookiecutter.__features %}
{% filter imports %}
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.deprecation import MiddlewareMixin
{% endfilter %}

# Internal addresses, served for any Host: the probes{{ ' and the metrics' if 'observability' in on }}.
INSIDE = ("/health/live", "/health/ready"{{ ', "/metrics"' if 'observability' in on }})


class PermissionsPolicyMiddleware(MiddlewareMixin):
    """Sends Permissions-Policy: the features that no page needs."""

    def process_response(
        self, _request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


class ProbesMiddleware(MiddlewareMixin):
    """Lets a probe name any host, such as the address of a pod: no answer to it holds the name."""

    def process_request(self, request: HttpRequest) -> None:
        """Put a host that is allowed in the place of the probe's."""
        if request.path_info in INSIDE and settings.ALLOWED_HOSTS:
            request.META["HTTP_HOST"] = settings.ALLOWED_HOSTS[0].removeprefix(".")


class BodySizeMiddleware(MiddlewareMixin):
    """Refuses bodies that are too large, or do not say how large they are, before they are read."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        reason = {{ string("The request does not state the length of its body.") }}
        if "Transfer-Encoding" in request.headers:
            return HttpResponse(reason, "text/plain", 411)
{% if 'database' in on %}
        has_files = request.content_type == "multipart/form-data"
        limit = settings.UPLOAD_MAX_SIZE if has_files else settings.DATA_UPLOAD_MAX_MEMORY_SIZE
{% else %}
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
{% endif %}
        size = request.META.get("CONTENT_LENGTH") or "0"
        if not size.isdecimal():
            return HttpResponse(reason, "text/plain", 400)
        if int(size) > limit:
            return HttpResponse({{ string("The body is too large.") }}, "text/plain", 413)
        return None
