"""Containers: where an image listens, and the settings that compose files ask for."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from answer_sets import FRAMEWORKS, named
from owner.running import Shell
from rendered_once import project_of
from servers.running import PATIENCE
from test_containers import ASKED, COMPOSE, PRODUCTION, sets_with_containers, variants

from generator.project.surroundings import names_in
from generator.templating.environment_file import EXAMPLE


@pytest.mark.parametrize("status", [200, 503])
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_check_of_the_image_asks_where_it_listens(framework: str, status: int) -> None:
    with answering("/health/live", status) as port:
        for words in {health_check_in(text) for text in variants(framework, "Dockerfile")}:
            command = [sys.executable, *words[1:]]
            done = subprocess.run(command, env={"PORT": str(port)}, check=False, timeout=PATIENCE)
            assert (words[0], done.returncode) == ("python", int(status != 200))


def health_check_in(dockerfile: str) -> tuple[str, ...]:
    """Return the command that a Dockerfile names for health."""
    (words,) = re.findall(r"^HEALTHCHECK .*? CMD (\[.*\])$", joined(dockerfile), re.MULTILINE)
    return tuple(json.loads(words))


def joined(dockerfile: str) -> str:
    """Return a Dockerfile with each instruction on a line of its own."""
    return dockerfile.replace("\\\n", "")


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_image_listens_on_the_port_that_it_is_told(framework: str) -> None:
    for text in variants(framework, "Dockerfile"):
        last = joined(text).splitlines()[-1]
        assert last == 'CMD ["gunicorn"]' or " --port $PORT " in last
        assert " PORT=8000 " in " ".join(joined(text).split())


@contextmanager
def answering(path: str, status: int) -> Iterator[int]:
    """Answer requests for a path; yield the port."""

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == path else 404)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as it is called
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_example_of_settings_names_all_that_compose_asks_for(framework: str) -> None:
    for answers in sets_with_containers(framework):
        tree = project_of(framework, answers).tree
        asked = {name for name, way, _ in ASKED.findall(tree[PRODUCTION].content.decode())
                 if way == "?"}  # fmt: skip
        assert asked <= names_in(tree[EXAMPLE].content.decode()), named(answers)


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_the_readme_names_services_that_there_are(framework: str, tmp_path: Path) -> None:
    for answers in sets_with_containers(framework):
        tree = project_of(framework, answers).tree
        for name in (COMPOSE, PRODUCTION):
            (tmp_path / name).write_bytes(tree[name].content)
        readme = tree["README.md"].content.decode()
        lines = [one for one in readme.splitlines() if one.startswith("docker compose ")]
        shell = Shell(tmp_path, {}, {})
        for line in lines:
            shell.do(line)
        assert shell.not_run == lines
        assert {"up", "run"} <= {line.split()[2] for line in lines}, named(answers)
        with pytest.raises(AssertionError, match="no such service"):
            shell.do("docker compose exec nothing true")
