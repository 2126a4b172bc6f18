import os

from celery import Celery
from celery.app.utils import Settings
from celery.signals import celeryd_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("{{ cookiecutter.project_slug }}")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@celeryd_init.connect
def refuse_without_a_broker(conf: Settings, **_: object) -> None:
    """End a worker that nothing would ever reach."""
    if conf.task_always_eager:
        raise SystemExit("BROKER_URL is missing: without a broker jobs run inside the service.")
