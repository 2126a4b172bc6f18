import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
{% if 'postgresql' in cookiecutter.__features %}
# libpq reads it: no query holds a thread for longer. Migrations have no such limit.
os.environ.setdefault("PGOPTIONS", "-c statement_timeout=25s")
{% endif %}

application = get_wsgi_application()
