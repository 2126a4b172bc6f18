"""Services under load while their neighbours fail: clean answers, nothing lost, no restart."""

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import faults
import pytest
from answer_sets import FRAMEWORKS, whole
from browser import PATIENCE
from conftest import Counter
from in_production import ASYNC, OPEN, Service, served, status_of, workers_of
from load import CALLERS, NOTES, Load, titles
from projects import RenderedProject
from servers import Server, postgresql
from servers.relay import relay
from serving import log_of, wait_until


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """Mount a disk of four megabytes; only an administrator may."""
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"No small disk can be mounted here, so none was filled: {mounted.stderr!r}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def filled(disk: Path) -> Path:
    """Fill a disk to its last byte; return the file that does it."""
    full = disk / "full"
    with full.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    return full


@contextmanager
def loaded(service: Service) -> Iterator[Load]:
    """Load a service, whose processes have to be the same afterwards."""
    workers = workers_of(service)
    with Load(service.address) as load:
        load.wait_for("POST 201")
        yield load
    assert workers
    assert workers_of(service) == workers


@pytest.mark.fault("The database restarts")
@pytest.mark.parametrize(
    ("framework", "orm"), [("django", "default"), ("flask", "default"), ("flask", "peewee")]
)
def test_a_database_that_restarts_under_load(
    framework: str, orm: str, tmp_path: Path, counted: Counter, seen: Callable[..., None]
) -> None:
    if reason := postgresql.missing():
        pytest.skip(reason)
    project = RenderedProject(framework, whole(framework, {**OPEN, "orm": orm}), tmp_path)
    with postgresql.run() as server:
        assert server.restart is not None
        servers = {"DATABASE_URL": server.new_database()}
        with served(project, servers) as service:
            with loaded(service) as load:
                server.restart()
                load.wait_for("POST 201")
                load.wait_for("GET 200")
            assert set(load.answers) <= {"GET 200", "GET 503", "POST 201", "POST 503"}
            stored = titles(service.address)
            assert set(load.written) <= set(stored)
            assert len(stored) == len(set(stored))
    library = {"django": "", "flask": "SQLAlchemy"}[framework] if orm == "default" else "Peewee"
    seen(framework, faults.answers(load.answers, load.written, stored), library)
    counted.add("services whose database restarted under load, and nothing was lost")


@pytest.mark.fault("Redis is away, then frozen")
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_redis_that_is_away_and_frozen_under_load(
    framework: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    answers = {**OPEN, "cache": "redis"}
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    url = urlsplit(server("redis").new_database())
    with relay(url.port or 0) as line:
        redis = url._replace(netloc=f"127.0.0.1:{line.port}").geturl()
        servers = {
            "DATABASE_URL": server("postgresql").new_database(),
            "CACHE_URL": redis, "RATELIMIT_STORAGE_URI": redis,
        }  # fmt: skip
        with served(project, servers) as service:
            with loaded(service) as load:
                for fails in (line.cut, line.freeze):
                    fails()
                    load.wait_for("POST 201")
                    load.wait_for("GET 200")
                    line.mend()
                    load.wait_for("POST 201")
            assert set(load.answers) == {"GET 200", "POST 201"}
            stored = titles(service.address)
            assert sorted(stored) == sorted(load.written)
    seen(framework, faults.answers(load.answers, load.written, stored))
    counted.add("services whose Redis was away and frozen under load, and nothing was lost")


@pytest.mark.fault("The service is asked to end (SIGTERM) in the middle of requests")
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_requests_that_run_are_answered_before_the_service_ends(
    framework: str,
    tmp_path: Path,
    server: Callable[[str], Server],
    counted: Counter,
    seen: Callable[..., None],
) -> None:
    project = RenderedProject(framework, whole(framework, OPEN), tmp_path)
    url = urlsplit(server("postgresql").new_database())
    with relay(url.port or 0) as line:
        netloc = f"postgres@127.0.0.1:{line.port}"
        servers = {"DATABASE_URL": url._replace(netloc=netloc).geturl()}
        with served(project, servers) as service, ThreadPoolExecutor(CALLERS) as callers:
            address, process = service
            assert status_of(address, NOTES) == 200
            line.freeze()
            asked = [callers.submit(status_of, address, NOTES) for _ in range(CALLERS)]
            wait_until(lambda: line.waiting >= CALLERS)
            process.terminate()
            wait_until(lambda: "Handling signal: term" in log_of(project).read_text("utf-8"))
            line.mend()
            statuses = [one.result() for one in asked]
            assert statuses == [200] * CALLERS
            assert process.wait(PATIENCE) == 0
    seen(
        framework, f"{statuses.count(200)} of {CALLERS} requests answered, then it ended by itself"
    )
    counted.add("services that answered what they had begun before they ended")


@pytest.mark.fault("The disk is full")
@pytest.mark.parametrize(
    ("framework", "async_needs"), [("django", "none"), ("django", "views"), ("flask", "none")]
)
def test_a_full_disk(
    framework: str, async_needs: str, tmp_path: Path, counted: Counter, seen: Callable[..., None]
) -> None:
    answers = {**OPEN, "database": "sqlite", "async_needs": async_needs}
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    with small_disk(tmp_path / "disk") as disk:
        servers = {"DATABASE_URL": f"sqlite:///{disk}/db.sqlite3"}
        with served(project, servers) as service:
            with loaded(service) as load:
                full = filled(disk)
                load.wait_for("POST 503")
                load.wait_for("GET 200")
                full.unlink()
                load.wait_for("POST 201")
            assert set(load.answers) <= {"GET 200", "POST 201", "POST 503"}
            stored = titles(service.address)
            assert set(load.written) <= set(stored)
    variant = ASYNC[async_needs] if framework == "django" else ""
    seen(framework, faults.answers(load.answers, load.written, stored), variant)
    counted.add("services whose disk was full under load, and nothing was lost")
