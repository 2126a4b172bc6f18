"""Workers in production: asked to end, killed, and without a database, in the middle of jobs."""

import os
import re
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import requests
from answer_sets import whole
from browser import PATIENCE
from conftest import Counter
from in_production import OPEN, production, served
from load import PROXIED
from projects import RenderedProject
from servers import Server, postgresql
from serving import log_of, run, running, wait_for, wait_until

EXPORTS = "/api/v1/exports/"
# What a worker logs when it was asked to end.
ENDS = {"celery": "Warm shutdown", "database": "shutting down gracefully"}
WHERE = {"celery": "Celery", "database": "queue in the database"}
SAW = {
    "celery": "asked to end, it did its job first; where it was killed, the next one did the job; "
    "without its database it retried",
    "database": "asked to end, it did its job first; killed, or without its database, it ended, "
    "and after `manage.py tidy` the next one did the job",
}
HOLDERS = "SELECT count(*) FROM pg_locks WHERE granted AND mode = 'AccessExclusiveLock'"
WAITING = "SELECT count(*) FROM pg_locks WHERE NOT granted"
DISCONNECT = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted"
LET_GO = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'BEGIN; LOCK %'"
# Ten minutes pass for jobs that were begun.
LATER = (
    "UPDATE django_tasks_database_dbtaskresult SET started_at = started_at - interval '11 minutes'"
)


@pytest.mark.fault("A worker is asked to end, is killed, and loses its database, in mid-job")
@pytest.mark.parametrize(
    ("framework", "jobs"), [("django", "celery"), ("django", "database"), ("flask", "celery")]
)
def test_a_worker_that_ends_in_the_middle_of_a_job_loses_nothing(
    framework: str,
    jobs: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    if reason := postgresql.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, {**OPEN, "jobs": jobs}), tmp_path)
    with postgresql.run() as database:
        assert database.restart is not None
        url = database.new_database()
        servers = {"DATABASE_URL": url}
        if jobs == "celery":
            servers["BROKER_URL"] = server("rabbitmq").new_database()
        with served(project, servers) as service:
            exports = f"{service.address}{EXPORTS}"
            with working(project, servers) as worker:
                with begun_and_held(framework, exports, url) as job:
                    worker.terminate()
                    wait_until(lambda: ENDS[jobs] in log_of(project).read_text("utf-8"))
                    assert worker.poll() is None
                assert worker.wait(PATIENCE) == 0
                assert state_of(job) == "ready"

            with working(project, servers) as worker:
                with begun_and_held(framework, exports, url) as job:
                    os.killpg(worker.pid, signal.SIGKILL)
                assert state_of(job) == "waiting"
            with working(project, servers) as worker:
                find_again(project, jobs, url)
                done(job, worker, log_of(project))

                with begun_and_held(framework, exports, url) as job:
                    # Before the session that holds it up: else it might be done first.
                    answer(url, DISCONNECT)
                    database.restart()
                if jobs == "database":
                    assert worker.wait(PATIENCE) == 1
                    assert state_of(job) == "waiting"
                else:
                    done(job, worker, log_of(project))
            if jobs == "database":
                find_again(project, jobs, url)
                with working(project, servers) as worker:
                    done(job, worker, log_of(project))
    seen(framework, SAW[jobs], WHERE[jobs] if framework == "django" else "")
    counted.add("workers that ended in the middle of a job, which was done", 3)


def working(
    project: RenderedProject, servers: Mapping[str, str]
) -> AbstractContextManager["subprocess.Popen[bytes]"]:
    """Run a worker, as its README says."""
    (command,) = re.findall(
        r"^uv run (celery .* worker\b.*|.* db_worker)$", project.text("README.md"), re.MULTILINE
    )
    return running(project, command, production(project, servers))


@contextmanager
def begun_and_held(framework: str, exports: str, database: str) -> Iterator[str]:
    """Ask for an export, and hold up its job, which a worker has begun; yield its address."""
    table = {"django": "notes_note", "flask": "notes"}[framework]
    hold = f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE; SELECT pg_sleep({PATIENCE})"
    with subprocess.Popen(sql(database, hold), stderr=subprocess.DEVNULL) as holder:
        try:
            wait_until(lambda: answer(database, HOLDERS) != "0")
            asked = requests.post(exports, headers=PROXIED, timeout=PATIENCE)
            assert asked.status_code == 202, asked.text
            wait_until(lambda: answer(database, WAITING) != "0")
            yield f"{exports}{asked.json()['id']}/"
        finally:
            # The server does not see that a client is gone.
            answer(database, LET_GO)
            holder.wait()


def sql(database: str, statement: str) -> list[str | Path]:
    programs = postgresql.folder_of_programs()
    assert programs
    return [programs / "psql", "-qAt", "-c", statement, database]


def answer(database: str, statement: str) -> str:
    """Return what a database answers."""
    words = sql(database, statement)
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def find_again(project: RenderedProject, jobs: str, database: str) -> None:
    """Queue the jobs of dead workers again, where a broker does not by itself, as cron would."""
    if jobs == "database":
        answer(database, LATER)
        (tidy,) = re.findall(r"^uv run (.* tidy)$", project.text("README.md"), re.MULTILINE)
        run(project, tidy, production(project, {"DATABASE_URL": database}))


def done(job: str, worker: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until a worker has done a job, and well."""
    wait_for(lambda: state_of(job) != "waiting", worker, log)
    assert state_of(job) == "ready", log.read_text("utf-8")


def state_of(job: str) -> str:
    """Return how far an export is."""
    return str(requests.get(job, headers=PROXIED, timeout=PATIENCE).json()["state"])
