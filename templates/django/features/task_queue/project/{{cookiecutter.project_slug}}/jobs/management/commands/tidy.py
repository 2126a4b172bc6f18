{% set on = cookiecutter.__features %}
{% filter imports %}
import logging
from datetime import timedelta
from typing import Any
from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.utils import timezone
from django.utils.module_loading import import_string
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult
{% endfilter %}

logger = logging.getLogger(__name__)

# A job that has run for so long has lost its worker, and is run again;
LONGEST = timedelta(minutes=10)
# one that was begun so often is not: it would kill each worker in turn.
MOST_BEGINNINGS = 3


class Command(BaseCommand):
    """Keeps the queue in order; cron runs it every ten minutes."""

    help = "Run the jobs of dead workers again, and those of PERIODIC_TASKS; delete what is old."

    def handle(self, *_arguments: Any, **_options: Any) -> None:
        begun = timezone.now() - LONGEST
        for job in DBTaskResult.objects.running().filter(started_at__lt=begun):
            run_again(job)
        call_command("prune_db_task_results", queue_name="*", min_age_days=7)
{% if 'accounts' in on %}
        call_command("clearsessions")
{% endif %}
{% if 'tokens' in on %}
        call_command("flushexpiredtokens")
{% endif %}
        for path in settings.PERIODIC_TASKS:
            import_string(path).call()


def run_again(job: "DBTaskResult[Any, Any]") -> None:
    """Queue a job again whose worker has died."""
    if len(job.worker_ids) < MOST_BEGINNINGS:
        logger.warning("The worker of job %s has died: it is queued again.", job.pk)
        # Unless it is done after all.
        lost = DBTaskResult.objects.running().filter(pk=job.pk)
        lost.update(status=TaskResultStatus.READY)
    else:
        logger.error("Job %s is given up: its workers have died.", job.pk)
        job.set_failed(TimeoutError("Its workers have died."))
