{% set accounts = 'accounts' in cookiecutter.__features %}
"""A service with a view that fails: `python -m tests.failing PATH` asks it.

It is a process of its own, as what reports failures and traces is there once for each process.
"""

{% filter imports %}
import json
import os
import sys
import django
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.test.utils import override_settings
from django.urls import include, path
{% endfilter %}


{% if accounts %}
def fail(_request: HttpRequest, key: str) -> HttpResponse:
    """Fail, with a secret at hand."""
    password = key
{% else %}
def fail(request: HttpRequest) -> HttpResponse:
    """Fail, with a secret at hand."""
    password = request.GET["asked"]
{% endif %}
    raise RuntimeError(f"It fails on purpose, with {len(password)} characters.")


def ask(secret: str, address: str) -> None:
    """Request the page that fails and another one, and return the modules that were loaded."""
    django.setup()
    client = Client(raise_request_exception=False, SERVER_NAME="localhost")
    client.cookies["stored"] = secret
{% if accounts %}
    failing = path("accounts/confirm-email/<str:key>/", fail)
{% else %}
    failing = path("failing/", fail)
{% endif %}
    addresses = failing, path("", include("config.urls"))
    with override_settings(ROOT_URLCONF=addresses):
        client.get(f"/{{ 'accounts/confirm-email/{secret}' if accounts else 'failing' }}/?asked={secret}")
        client.get(address, headers={"X-Request-ID": "the-one-that-is-asked"})
    print(json.dumps({"loaded": sorted(sys.modules)}))


if __name__ == "__main__":
    ask(os.environ["ASKED"], sys.argv[1])
