"""How gunicorn serves the application in production."""

{% set observability = 'observability' in cookiecutter.__features %}
{% if observability %}
{% filter imports %}
{% fragments "gunicorn.imports" %}
{% endfilter %}

{% endif %}
wsgi_app = "config.wsgi:application"
worker_class = "gthread"
threads = 8
timeout = 30
graceful_timeout = 30
keepalive = 5
{% if observability %}
if text("METRICS_TOKEN") and "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    # Where the processes store their counts, so that each can report the sum. A reload reads
    # this file again, and an operator may have named a folder.
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = mkdtemp(prefix="metrics-")
    os.environ["COUNTS_MADE_HERE"] = os.environ["PROMETHEUS_MULTIPROC_DIR"]
{% else %}
accesslog = "-"
{% endif %}
# The application trusts the headers of proxies by TRUSTED_PROXIES; gunicorn trusts none.
forwarded_allow_ips = ""
# An invalid configuration then ends the start, instead of each worker{{ ', and LOGGING of the
# settings is in force before the first line' if observability }}.
preload_app = True
# Its path is one for all services of a user, and each would take it from the others.
control_socket_disable = True
{% fragments "gunicorn.hooks" %}
