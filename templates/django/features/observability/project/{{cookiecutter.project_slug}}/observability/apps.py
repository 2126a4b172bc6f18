from django.apps import AppConfig
from django.conf import settings

from . import logs


class ObservabilityConfig(AppConfig):
    name = "{{ cookiecutter.project_slug }}.observability"

    def ready(self) -> None:
        logs.configure()
        if settings.SENTRY_DSN:
            from . import failures  # noqa: PLC0415 - nothing of it is loaded where it is not used

            failures.start()
        if settings.OTEL_EXPORTER_OTLP_ENDPOINT:
            from . import tracing  # noqa: PLC0415 - nothing of it is loaded where it is not used

            tracing.start()
{% if 'celery' in cookiecutter.__features or 'task_queue' in cookiecutter.__features %}
        from . import tasks  # noqa: F401, PLC0415 - its receivers are connected by that
{% endif %}
