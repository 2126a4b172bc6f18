"""Jobs: what workers do, by Celery; without a broker each is done at once."""

from typing import Any

from celery import Celery, Task
from celery.app.utils import Settings
from celery.exceptions import OperationalError
from celery.signals import celeryd_init
from flask import Flask, current_app
from flask.ctx import AppContext

# Longer than this nobody waits for the broker, in seconds.
LONGEST_WAIT = 2
# And a probe: Kubernetes waits one second for all its questions.
LONGEST_PROBE = 0.2


class AppTask(Task[Any, Any]):
    """A task that runs in the application's context."""

    def __call__(self, *arguments: Any, **values: Any) -> Any:
        with self.application():
            return self.run(*arguments, **values)

    def application(self) -> AppContext:
        """Return the context of the application."""
        context: AppContext = self.app.flask.app_context()  # type: ignore[attr-defined]
        return context


def init_app(app: Flask) -> None:
    """Let the application send jobs to workers, and its workers do them."""
    broker = app.config["BROKER_URL"]
    celery = Celery("{{ cookiecutter.project_slug }}", task_cls=AppTask)
    celery.flask = app  # type: ignore[attr-defined]
    celery.conf.update(app.config["CELERY"], broker_url=broker, task_always_eager=not broker)
    if broker.startswith("redis"):
        celery.conf.broker_transport_options = {
            # A task of a worker that died is handed out again after so many seconds.
            "visibility_timeout": app.config["VISIBILITY_TIMEOUT"],
            "socket_connect_timeout": LONGEST_WAIT,
            "socket_timeout": LONGEST_WAIT,
        }
    celery.set_default()
    app.extensions["celery"] = celery


@celeryd_init.connect
def refuse_without_a_broker(conf: Settings, **_: object) -> None:
    """End a worker that nothing would ever reach."""
    if conf.task_always_eager:
        raise SystemExit("BROKER_URL is missing: without a broker jobs run inside the service.")


def answers() -> bool:
    """Whether the broker answers; without one, nothing is awaited."""
    celery: Celery = current_app.extensions["celery"]
    if celery.conf.task_always_eager:
        return True
    try:
        with celery.connection_for_write(
            connect_timeout=LONGEST_PROBE,
            transport_options={
                "socket_connect_timeout": LONGEST_PROBE,
                "socket_timeout": LONGEST_PROBE,
            },
        ) as connection:
            # Between attempts it would sleep for two seconds.
            connection.ensure_connection(max_retries=0)
    except OperationalError:
        return False
    return True
