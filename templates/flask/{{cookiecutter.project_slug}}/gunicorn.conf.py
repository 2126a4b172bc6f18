"""How gunicorn serves the application in production."""

{% fragments "gunicorn.imports" %}
wsgi_app = "wsgi:app"
worker_class = "gthread"
threads = {{ 32 if 'async_views' in cookiecutter.__features else 8 }}
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
