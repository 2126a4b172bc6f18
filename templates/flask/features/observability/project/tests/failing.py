{% set accounts = 'accounts' in cookiecutter.__features %}
"""A service with a view that fails: `python -m tests.failing PATH` asks it.

It is a process of its own, as what reports failures and traces is there once for each process.
"""

{% filter imports %}
import json
import os
import sys
from {{ cookiecutter.project_slug }} import create_app
from {{ cookiecutter.project_slug }}.observability import logs
{% if not accounts %}
from flask import request
{% endif %}
{% endfilter %}

logs.configure(os.environ)
app = create_app()
app.testing = False


{% if accounts %}
@app.get("/failing/<token>/")
def fail(token: str) -> str:
    password = token
{% else %}
@app.get("/failing/")
def fail() -> str:
    password = request.args["asked"]
{% endif %}
    raise RuntimeError(f"It fails on purpose, with {len(password)} characters.")


def ask(secret: str, path: str) -> None:
    """Request the page that fails and another one, and return the modules that were loaded."""
    client = app.test_client()
    headers = {"Cookie": f"stored={secret}"}
    client.get(f"/failing/{{ '{secret}/' if accounts }}?asked={secret}", headers=headers, buffered=True)
    client.get(path, headers={"X-Request-ID": "the-one-that-is-asked"}, buffered=True)
    print(json.dumps({"loaded": sorted(sys.modules)}))


if __name__ == "__main__":
    ask(os.environ["ASKED"], sys.argv[1])
