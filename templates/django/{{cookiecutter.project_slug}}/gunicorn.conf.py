"""How gunicorn serves in production; it finds this file by its name."""

import os

wsgi_app = "config.wsgi"
# A platform that gives a port also routes to it; elsewhere a proxy on this machine does.
bind = f"0.0.0.0:{os.environ['PORT']}" if "PORT" in os.environ else "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
timeout = 30
# Requests under way are finished before a worker stops.
graceful_timeout = 30
accesslog = "-"
