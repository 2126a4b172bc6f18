"""Containers: the files of every set are valid, and images are built, run and asked."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import images
import pytest
import requests
import yaml
from answer_sets import FRAMEWORKS, named, pair_covering_sets, whole
from by_file import told_of
from conftest import Counter
from environments import shared_environment
from projects import BIN, RenderedProject
from readings import path_of, readings, valid
from rendered_once import project_of
from servers import Server
from servers.running import PATIENCE, free_port
from serving import is_alive, wait_until
from test_generated import environment_for, servers_for
from test_readme_steps import wanted

from generator.answers.questions import Answers
from generator.project.locks.locking import lock_of
from generator.templating.template_files import sources
from generator.tested.portable_lock import NAME as LOCK

COMPOSE = "compose.yaml"
PRODUCTION = "compose.production.yaml"
SECRET = "0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLM-{}"

# What an operator gives, by its name.
GIVEN = {
    "SECRET_KEY": SECRET.format("sessions"),
    "JWT_SECRET_KEY": SECRET.format("tokens"),
    "TOTP_SECRET_KEY": SECRET.format("factors"),
    "ALLOWED_HOSTS": "localhost",
    "TRUSTED_HOSTS": "localhost",
    "TRUSTED_PROXIES": "1",
    "DATABASE_PASSWORD": "letters123",
    "MAIL_SERVER": "mail.example.org",
    "MAIL_DEFAULT_SENDER": "no-reply@example.org",
}

# A rich project of each framework: on uvicorn and on gunicorn, on PostgreSQL and in a file.
BUILT: Mapping[str, Answers] = {
    "django": {
        "database": "postgresql", "auth": "both", "rest": True, "async_needs": "realtime",
        "jobs": "celery", "cache": "redis", "observability": True,
    },
    "flask": {"auth": "both", "rest": True, "jobs": "celery", "cache": "redis"},
}  # fmt: skip

# Megabytes that they may add to the image of Python: with tools it would be more.
SIZES = {"django": 200, "flask": 200}

# What asks for a variable in a compose file: ${NAME:?reason} or ${NAME:-value}.
ASKED = re.compile(r"\$\{(\w+):([?-])([^}]*)\}")
BEHIND_PROXY = {"Host": "localhost", "X-Forwarded-For": "192.0.2.7", "X-Forwarded-Proto": "https"}


@cache
def variants(framework: str, name: str) -> Mapping[str, int]:
    """Return each different text of a file over all valid sets, with the sets that have it."""
    sets = valid(framework)
    found: dict[str, int] = {}
    for source in (one for one in sources(framework) if path_of(one) == name):
        for reading in readings(sets, source):
            text = reading.files[name].decode()
            found[text] = found.get(text, 0) | reading.sets
    return found


def files_in(folder: Path, framework: str, name: str) -> list[Path]:
    """Write each different text of a file, below a name that says which answers it is of."""
    written = []
    for text, sets in variants(framework, name).items():
        path = folder / valid(framework).named(sets) / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return written


def passes(*command: str | Path) -> None:
    """Claim that a check of files finds nothing."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 0, (done.stdout + done.stderr)[-5000:]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_hadolint_finds_nothing_in_any_dockerfile(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    files = files_in(tmp_path, framework, "Dockerfile")
    passes(BIN / "hadolint", *files)
    counted.add("different Dockerfiles read by hadolint", len(files))


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", [COMPOSE, PRODUCTION])
def test_every_compose_file_is_valid(
    framework: str, name: str, tmp_path: Path, counted: Counter
) -> None:
    files = files_in(tmp_path, framework, name)
    passes(BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", *files)
    counted.add("different compose files held against the schema", len(files))


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("name", [COMPOSE, PRODUCTION])
def test_what_a_service_names_is_there(framework: str, name: str) -> None:
    for text, sets in variants(framework, name).items():
        said = yaml.safe_load(text)
        services = said["services"]
        with told_of(valid(framework), sets):
            for service in services.values():
                # What it waits for can become healthy, or ends.
                for other, how in (service.get("depends_on") or {}).items():
                    healthy = how["condition"] == "service_healthy"
                    assert healthy == ("test" in services[other].get("healthcheck", {})), other
                kept = [one.split(":")[0] for one in service.get("volumes", ())]
                assert {one for one in kept if one != "."} <= {*said.get("volumes", {})}
                for url in map(str, (service.get("environment") or {}).values()):
                    for host in re.findall(r"://(?:[^/@]*@)?(\w+):\d+", url):
                        assert host in services, url


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_nothing_listens_for_other_machines(framework: str) -> None:
    for name in (COMPOSE, PRODUCTION):
        for text, sets in variants(framework, name).items():
            services = yaml.safe_load(text)["services"]
            ports = {service: one.get("ports", []) for service, one in services.items()}
            published = [one for some in ports.values() for one in some]
            with told_of(valid(framework), sets):
                assert all(one.startswith("127.0.0.1:") for one in published), published
                assert len({*published}) == len(published), published
                if name == PRODUCTION:
                    assert [one for one, some in ports.items() if some] == ["web"]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_production_confines_what_runs_the_code(framework: str) -> None:
    for text, sets in variants(framework, PRODUCTION).items():
        services = yaml.safe_load(text)["services"]
        with told_of(valid(framework), sets):
            for name in {"web", "worker", "beat", "migrate"} & services.keys():
                service = services[name]
                assert service["read_only"], name
                assert service["cap_drop"] == ["ALL"], name
                assert service["security_opt"] == ["no-new-privileges:true"], name
                assert not [one for one in service.get("volumes", ()) if one.startswith(".")]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_beat_remembers_what_ran_last(framework: str) -> None:
    for text, sets in variants(framework, PRODUCTION).items():
        if beat := yaml.safe_load(text)["services"].get("beat"):
            folder = beat["command"].rpartition(" ")[2].rpartition("/")[0]
            with told_of(valid(framework), sets):
                assert folder in {one.partition(":")[2] for one in beat["volumes"]}


def test_the_image_has_the_uv_of_the_tested_set() -> None:
    pinned = re.findall(r"^uv==(\S+)", _constraints(), re.MULTILINE)
    for framework in FRAMEWORKS:
        for text in variants(framework, "Dockerfile"):
            assert re.findall(r"\buv==(\S+)", text) == pinned


def _constraints() -> str:
    return (Path(__file__).parents[1] / "constraints/development.txt").read_text(encoding="utf-8")


def test_no_secret_or_data_is_sent_to_a_build() -> None:
    for framework in FRAMEWORKS:
        for text in variants(framework, ".dockerignore"):
            assert {".env", ".git", "**/*.sqlite3*"} <= {*text.splitlines()}


def environment_of(
    tree_text: str, given: Mapping[str, str], service: str = "web"
) -> dict[str, str]:
    """Return the variables of a service as Compose makes them; refuse as it does."""

    def value(found: re.Match[str]) -> str:
        name, way, rest = found.groups()
        if way == "?" and name not in given:
            raise KeyError(name)
        return given.get(name, rest)

    said: dict[str, Any] = yaml.safe_load(tree_text)["services"][service]["environment"]
    return {name: ASKED.sub(value, str(one)) for name, one in said.items()}


def sets_with_containers(framework: str) -> Iterator[Answers]:
    """Yield those of the sets that hold every pair of choices that have containers."""
    for answers in pair_covering_sets(framework):
        if answers["docker"]:
            yield {**answers, "python_version": "3.13"}


def starts(project: RenderedProject, environment: Mapping[str, str]) -> str:
    """Load a project with these variables and no others; return why it does not start."""
    # Which the image does not have.
    (project.folder / ".env").unlink(missing_ok=True)
    python = shared_environment(project.framework, "3.13", project.tree["pyproject.toml"].content)
    load = {"django": "import django; django.setup()", "flask": "import wsgi"}[project.framework]
    more = {"DJANGO_SETTINGS_MODULE": "config.settings"} if project.framework == "django" else {}
    done = subprocess.run(
        [python, "-c", load], cwd=project.folder, capture_output=True, text=True, check=False,
        env={"PATH": os.environ["PATH"], **more, **environment}, timeout=PATIENCE,
    )  # fmt: skip
    return done.stdout + done.stderr if done.returncode else ""


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_compose_asks_for_all_that_production_requires(
    framework: str, tmp_path: Path, counted: Counter
) -> None:
    """Start projects with exactly the variables of compose.production.yaml."""
    met: set[tuple[str, ...]] = set()
    for answers in sets_with_containers(framework):
        full = whole(framework, answers)
        text = project_of(framework, answers).tree[PRODUCTION].content.decode()
        variables = environment_of(text, GIVEN)
        # The variables, and which database: whatever else differs asks for no more of them.
        known = (*sorted(variables), str(answers["database"]), str(answers["orm"]))
        if known in met:
            continue
        met.add(known)
        project = RenderedProject(framework, full, tmp_path / str(len(met)))
        (tmp_path / "metrics").mkdir(exist_ok=True)
        if "PROMETHEUS_MULTIPROC_DIR" in variables:
            variables["PROMETHEUS_MULTIPROC_DIR"] = str(tmp_path / "metrics")
        assert starts(project, variables) == "", named(answers)
        counted.add("projects started with the variables of compose.production.yaml")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_each_variable_that_compose_asks_for_is_required(framework: str, tmp_path: Path) -> None:
    answers = {**BUILT[framework], "docker": True, "two_factor": True}
    project = RenderedProject(framework, whole(framework, answers), tmp_path)
    text = project.text(PRODUCTION)
    required = {name for name, way, _ in ASKED.findall(text) if way == "?"}
    hosts = "ALLOWED_HOSTS" if framework == "django" else "TRUSTED_HOSTS"
    assert {"SECRET_KEY", "JWT_SECRET_KEY", hosts, "MAIL_SERVER", "MAIL_DEFAULT_SENDER"} <= required
    assert "TRUSTED_PROXIES" in required
    assert ("TOTP_SECRET_KEY" in required) is (framework == "flask")
    variables = environment_of(text, GIVEN)
    for name in required:
        with pytest.raises(KeyError, match=name):
            environment_of(text, {one: GIVEN[one] for one in GIVEN if one != name})
        # Without containers the server itself may speak HTTPS.
        if name in variables and name != "TRUSTED_PROXIES":
            without = {one: variables[one] for one in variables if one != name}
            assert name in starts(project, without)


@pytest.mark.parametrize(
    ("said", "busy", "runs"),
    [
        (images.BUSY, 2, 3),
        (images.BUSY, images.TRIES, images.TRIES),
        ("No such image", 2, 1),
    ],
)
def test_podman_is_run_again_where_the_kernel_was_busy(
    said: str, busy: int, runs: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = (
        "#!/bin/sh",
        f"echo run >>{tmp_path}/runs",
        f"[ $(wc -l <{tmp_path}/runs) -gt {busy} ] && exec echo done",
        f"echo 'Close_Fd {said}' >&2",
        "exit 1",
    )
    (tmp_path / "podman").write_text("\n".join((*lines, "")), encoding="utf-8")
    (tmp_path / "podman").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(images, "_STORE", tmp_path / "store")
    if runs > busy:
        assert images.podman("version") == "done\n"
    else:
        with pytest.raises(AssertionError, match=said):
            images.podman("version")
    assert len((tmp_path / "runs").read_text().split()) == runs


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_an_image_is_built_and_serves(
    framework: str, tmp_path: Path, server: Callable[[str], Server], counted: Counter
) -> None:
    if reason := images.missing():
        pytest.skip(reason)
    answers = whole(framework, {**BUILT[framework], "docker": True})
    project = RenderedProject(framework, answers, tmp_path)
    (project.folder / LOCK).write_text(lock_of(wanted(project)).text, encoding="utf-8")
    (project.folder / ".env").write_text("SECRET_KEY=of-development", encoding="utf-8")
    began = time.monotonic()
    with images.built(project.folder) as image:
        took = time.monotonic() - began
        size = images.size_of(image)
        print(f"{framework}: built in {took:.0f} s, {size} MB more than Python's image")
        assert size < SIZES[framework]
        served_and_stopped(project, image, variables_of(project, server))
        counted.add("images built and run")
        with images.built(project.folder) as again:
            assert images.layers_of(again) == images.layers_of(image), "a build is not the next"
        counted.add(
            f"megabytes that the image of a rich {framework} project adds to Python's", size
        )


def variables_of(project: RenderedProject, server: Callable[[str], Server]) -> dict[str, str]:
    """Return the variables that the production file gives, on the servers of the tests."""
    variables = environment_of(project.text(PRODUCTION), GIVEN)
    servers = environment_for(servers_for(project.answers, server))
    on_servers = {name: servers[name] for name in variables.keys() & servers.keys()}
    port = {"PORT": str(free_port())}
    if "RATELIMIT_STORAGE_URI" in variables:
        on_servers["RATELIMIT_STORAGE_URI"] = server("redis").new_database()
    return variables | on_servers | port


def served_and_stopped(project: RenderedProject, image: str, variables: dict[str, str]) -> None:
    """Use an image as compose.production.yaml does: tables, service, worker, and their end."""
    services = yaml.safe_load(project.text(PRODUCTION))["services"]
    address = f"http://127.0.0.1:{variables['PORT']}"
    name = image.removeprefix("startwise-")
    service = services["web"]
    mounts = [f"volume={name}-{one}" for one in service["volumes"]]
    mounts += [f"tmpfs={one}" for one in service["tmpfs"] if one != "/tmp"]  # noqa: S108
    images.run(image, services["migrate"]["command"].split(), variables, mounts)
    try:
        serve = images.command_of(image)
        with images.running(image, serve, variables, mounts) as web:
            wait_until(lambda: is_alive(address), web.is_running, web.said)
            asked(address, web)
            web.do(*images.health_check_of(image))
            confined(web)
            with images.running(
                image, services["worker"]["command"].split(), variables, mounts
            ) as worker:
                wait_until(lambda: " ready." in worker.said(), worker.is_running, worker.said)
                does_a_job(project, web, worker)
                assert worker.stop(60) == 0, worker.said()
            assert web.stop(40) == 0, web.said()
        with pytest.raises(AssertionError, match="SECRET_KEY"):
            images.run(image, serve, {**variables, "SECRET_KEY": ""}, mounts)
    finally:
        for one in service["volumes"]:
            images.podman("volume", "rm", "--force", f"{name}-{one.split(':')[0]}")


def asked(address: str, web: images.Container) -> None:
    """Ask a service for its health, a page with its styles, and the API."""

    def get(path: str) -> requests.Response:
        return requests.get(f"{address}{path}", headers=BEHIND_PROXY, timeout=PATIENCE)

    ready = get("/health/ready")
    assert ready.ok, ready.text + web.said()
    page = get("/")
    assert page.ok, web.said()
    assert "Strict-Transport-Security" in page.headers
    (style, *_) = re.findall(r'href="(/static/[^"]*\.css[^"]*)"', page.text)
    assert get(style).ok, style
    assert get("/api/schema/").ok
    assert get("/api/v1/notes/").ok
    made = requests.post(
        f"{address}/api/v1/notes/", headers=BEHIND_PROXY, json={}, timeout=PATIENCE
    )
    assert made.status_code == 401, made.text
    assert get("/accounts/login/").ok


def confined(web: images.Container) -> None:
    """Claim that a container runs without root, tools, secrets and a place to write."""
    assert web.do("id", "-u").strip() == "10001"
    for module in ("mypy", "pytest", "uv"):
        say = f"import importlib.util; print(importlib.util.find_spec('{module}'))"
        assert web.do("python", "-c", say).strip() == "None"
    found = web.do("sh", "-c", "command -v uv gcc cc; ls -A; touch /app/new 2>&1 || true")
    assert "Read-only" in found
    assert not {"/opt/venv/bin/uv", "/usr/local/bin/uv", ".env", ".git", "tests"} & {*found.split()}


def does_a_job(project: RenderedProject, web: images.Container, worker: images.Container) -> None:
    """Let the service ask for a job, and the worker do it."""
    app = {"django": "config", "flask": "wsgi:celery"}[project.framework]
    web.do("celery", "--app", app, "call", "exports.remove_old")
    wait_until(lambda: "succeeded" in worker.said(), worker.is_running, worker.said)
