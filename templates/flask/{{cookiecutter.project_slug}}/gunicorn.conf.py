"""How gunicorn serves the application in production."""

{% if 'limits' in cookiecutter.__features or 'realtime' in cookiecutter.__features %}
{% filter imports %}
{% fragments "gunicorn.imports" %}
{% endfilter %}

{% endif %}
wsgi_app = "wsgi:app"
worker_class = "gthread"
{% if 'realtime' in cookiecutter.__features %}
# Each WebSocket keeps a thread; these are for all other requests.
THREADS_FOR_REQUESTS = 8
threads = THREADS_FOR_REQUESTS + int(os.environ.get("LIVE_CONNECTIONS") or 200)
worker_connections = threads + 1000
{% else %}
threads = {{ 32 if 'async_views' in cookiecutter.__features else 8 }}
{% endif %}
timeout = 30
graceful_timeout = 30
keepalive = 5
limit_request_line = 8190
accesslog = "-"
# Whom to believe about the caller is for TRUSTED_PROXIES alone to say.
forwarded_allow_ips = ""
# A configuration that is refused then stops the start, not each worker after it.
preload_app = True
{% fragments "gunicorn.hooks" %}
