"""How gunicorn serves the application in production."""

{% set on = cookiecutter.__features %}
{% if 'limits' in on or 'realtime' in on or 'observability' in on or 'postgresql' in on %}
{% filter imports %}
{% if 'postgresql' in on %}
import os
{% endif %}
{% fragments "gunicorn.imports" %}
{% endfilter %}

{% endif %}
{% if 'realtime' in on or 'observability' in on %}
# Before anything here looks into the environment.
load_dotenv()

{% endif %}
wsgi_app = "wsgi:app"
worker_class = "gthread"
{% if 'realtime' in cookiecutter.__features %}
# Each WebSocket takes a thread; the others are THREADS_FOR_REQUESTS of live/connections.py.
LIVE_CONNECTIONS = os.environ.get("LIVE_CONNECTIONS", "")
# What is no number is refused, with all else that is wrong, where the application is imported.
threads = int(LIVE_CONNECTIONS if LIVE_CONNECTIONS.isdecimal() else 200) + 8
worker_connections = threads + 1000
{% else %}
threads = {{ 32 if 'async_views' in cookiecutter.__features else 8 }}
{% endif %}
timeout = 30
graceful_timeout = 30
keepalive = 5
limit_request_line = 8190
{% if 'postgresql' in on %}
# libpq reads it: no query holds a thread for longer. Migrations have no such limit.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=25s")
{% endif %}
{% if 'observability' in cookiecutter.__features %}
if os.environ.get("METRICS_TOKEN") and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    # Where the processes store their counts, so that each can report the sum. A reload reads
    # this file again, and an operator may have named a folder.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = mkdtemp(prefix="metrics-")
    os.environ["COUNTS_MADE_HERE"] = os.environ["PROMETHEUS_MULTIPROC_DIR"]
{% else %}
accesslog = "-"
{% if 'accounts' in on %}
# What stands in the links of mails{{ ', and what factors are set up with' if 'two_factor' in on }}.
{% if 'two_factor' in on %}
TOKEN = re.compile(
    r"(?<=/accounts/confirm/)[^/]+|(?<=/accounts/password/reset/)[^/]+|(?<=/2fa/app/)[^/]+"
)
{% else %}
TOKEN = re.compile(r"(?<=/accounts/confirm/)[^/]+|(?<=/accounts/password/reset/)[^/]+")
{% endif %}
{% endif %}
{% endif %}
# The application trusts the headers of proxies by TRUSTED_PROXIES; gunicorn trusts none.
forwarded_allow_ips = ""
# An invalid configuration then ends the start, instead of each worker.
preload_app = True
# Its path is one for all services of a user, and each would take it from the others.
control_socket_disable = True
{% fragments "gunicorn.hooks" %}
