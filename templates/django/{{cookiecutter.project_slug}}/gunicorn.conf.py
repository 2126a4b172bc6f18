"""How gunicorn serves the application in production."""

wsgi_app = "config.wsgi:application"
worker_class = "gthread"
threads = 8
timeout = 30
graceful_timeout = 30
keepalive = 5
accesslog = "-"
# Whom to believe about the caller is for TRUSTED_PROXIES alone to say.
forwarded_allow_ips = ""
# A configuration that is refused then stops the start, not each worker after it.
preload_app = True
