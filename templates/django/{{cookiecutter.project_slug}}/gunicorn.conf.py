"""How gunicorn serves in production: `gunicorn config.wsgi` finds this file by its name."""

import os

bind = os.environ.get("BIND", "0.0.0.0:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
timeout = 30
# Requests under way are finished before a worker stops.
graceful_timeout = 30
accesslog = "-"
errorlog = "-"
limit_request_line = 8190
