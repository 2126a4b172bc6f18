"""Commands of a README, run as they stand there: to their end, or until a service answers."""

import hashlib
import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from servers import KINDS
from servers.running import PATIENCE, free_port
from serving import is_alive, wait_for

SERVES = re.compile(r"\b(runserver|flask run|uvicorn|gunicorn)\b")
# What a worker, and what the schedule of jobs, says when it has begun.
BEGUN = {"worker": re.compile(r"\bready\b|Starting worker"), "beat": re.compile(r"beat: Starting")}
COMPOSE = "compose.yaml"
EXAMPLE_PASSWORD = "correct-horse-battery-staple"  # An account of a test.
ADMINISTRATOR = {
    "DJANGO_SUPERUSER_PASSWORD": EXAMPLE_PASSWORD,
    "ADMIN_PASSWORD": EXAMPLE_PASSWORD,
}

# What tools make in the folder of a project, and know again.
OF_TOOLS = {".venv", ".git", "__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache"}

NOTHING: Mapping[str, str] = {}
# Of the hooks that a README installs, the version that is tried.
PRE_COMMIT = "4.7.0"


@dataclass
class Shell:
    """A terminal in the folder of a project, with the variables of its environment."""

    folder: Path
    environment: dict[str, str]
    tested: Mapping[str, str]
    make_account: str = ":"
    serve: str = ""
    # What has passed since the last edit, and on which files.
    seen: dict[str, str] = field(default_factory=dict)
    # Commands for containers, which are read and not run.
    not_run: list[str] = field(default_factory=list)

    def do(self, line: str) -> None:
        """Run one line of a README. What has passed since the last edit is not run again."""
        for written in map(self._with_servers, commands_in(line)):
            command = without_known(written, self.environment)
            if command not in self.seen:
                self._do(command)
                self.seen[command] = state_of(self.folder)

    def forget_what_changed(self) -> None:
        """Let commands be run again, but for those that have passed on the files of now."""
        now = state_of(self.folder)
        self.seen = {command: state for command, state in self.seen.items() if state == now}

    def _do(self, command: str) -> None:
        if command.startswith(("docker run", "redis-server")):
            self._has_server(command)
        elif command.startswith("docker compose"):
            self._has_service(command)
        elif command == "uvx pre-commit install":
            self._has_hooks()
        elif SERVES.search(command):
            self.serve = self.serve or command
            with self.serving(command):
                pass
        elif begun := re.search(r"(?:celery .*\b|db_|flask )(worker|beat)\b", command):
            self._works(command, BEGUN[begun[1]])
        elif command.startswith("curl"):
            self.do(self.make_account)
            with self.serving(self.serve) as address:
                self._call(command, address)
        else:
            more = ADMINISTRATOR if self.make_account.startswith(command) else {}
            self.run(as_without_a_terminal(self._as_tested(command)), more)

    def run(self, command: str, more: Mapping[str, str] = NOTHING) -> str:
        """Run a command to its end, which has to be a good one; return what it printed.

        ``more`` are variables for this command alone.
        """
        done = subprocess.run(
            ["bash", "-c", command], cwd=self.folder, capture_output=True, text=True, check=False,
            env={**self.environment, **more}, timeout=600, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        said = done.stdout[-5000:] + done.stderr[-5000:]
        assert done.returncode == 0, f"{command}\n{said}"
        return done.stdout

    @contextmanager
    def serving(self, command: str) -> Iterator[str]:
        """Serve the project by a command of its README, on a free port; yield its address."""
        port = str(free_port())
        with self._running(command.replace("8000", port), {"PORT": port, "UVICORN_PORT": port}) as (
            running,
            log,
        ):
            address = f"http://127.0.0.1:{port}"
            wait_for(lambda: is_alive(address), running, log)
            yield address

    def _works(self, command: str, begun: re.Pattern[str]) -> None:
        with self._running(command, {}) as (running, log):
            wait_for(lambda: bool(begun.search(log.read_text())), running, log)

    @contextmanager
    def _running(
        self, command: str, more: dict[str, str]
    ) -> Iterator[tuple["subprocess.Popen[bytes]", Path]]:
        log = self.folder.parent / f"{self.folder.name}.log"
        with (
            log.open("w") as output,
            subprocess.Popen(
                ["bash", "-c", f"exec env {command}"], cwd=self.folder,
                env=self.environment | more | {"PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
                start_new_session=True,
            ) as running,
        ):  # fmt: skip
            try:
                yield running, log
                running.send_signal(signal.SIGTERM)
                assert running.wait(PATIENCE) in {0, -signal.SIGTERM, 143}, log.read_text()
            finally:
                if running.poll() is None:
                    os.killpg(running.pid, signal.SIGKILL)

    def _call(self, command: str, address: str) -> None:
        said = self.run(
            command.replace("http://127.0.0.1:8000", address).replace("…", EXAMPLE_PASSWORD)
            + " --fail-with-body --silent --show-error"
        )
        self.environment["ACCESS"] = json.loads(said).get("access", "")

    @staticmethod
    def _has_server(command: str) -> None:
        """A server on its usual port is not started: the tests run one of its kind."""
        words = command.split("#", maxsplit=1)[0].split()
        image, *_ = re.findall(r"\w+", words[-1] if words[0] == "docker" else words[0])
        named = {"mariadb": "mysql"}.get(image, image)
        assert any(named in kind for kind in KINDS), f"{command}: no such server here"

    def _has_service(self, command: str) -> None:
        """Containers are not run here: the file, the service and the variables are there."""
        self.not_run.append(command)
        named = re.search(r"--file (\S+)", command)
        services = yaml.safe_load((self.folder / (named[1] if named else COMPOSE)).read_text())
        verb = re.search(r"compose (?:--file \S+ )?(\w+)", command)
        assert verb, command
        assert verb[1] in {"up", "run", "exec", "restart", "cp"}, command
        words = [one for one in command[verb.end() :].split() if not one.startswith("-")]
        assert not words or words[0].split(":")[0] in services["services"], (
            f"{command}: no such service"
        )

    def _has_hooks(self) -> None:
        """Hooks are installed in a repository of the project's own."""
        self.run("git init --quiet .")
        self.run(f"uvx pre-commit@{PRE_COMMIT} install")
        assert (self.folder / ".git/hooks/pre-commit").exists()

    def _with_servers(self, command: str) -> str:
        """Put the servers of the tests in the place of those that the README has as examples."""
        if command.startswith(("mysqldump", "mysql ")):
            return self._on_mysql(command)

        def real(found: re.Match[str]) -> str:
            return f"{found[1]}={self.environment.get(found[1], found[2])}"

        return re.sub(r"\b([A-Z]+_URL)=(\S+)", real, command)

    def _on_mysql(self, command: str) -> str:
        url = urlsplit(self.environment["DATABASE_URL"])
        where = f"--host={url.hostname} --port={url.port} --user={url.username}"
        named = command.replace("--host=127.0.0.1 --user=root", where)
        return re.sub(rf" {self.folder.name}(?= <|$)", f" {url.path.removeprefix('/')}", named)

    def _as_tested(self, command: str) -> str:
        """Put the version that was tested behind the name of a package that is added."""

        def exact(found: re.Match[str]) -> str:
            return f"uv add '{found[1]}{found[2]}=={self.tested[found[1]]}'"

        return re.sub(r"uv add '([\w-]+)(\[\w+\])?'", exact, command)


def commands_in(line: str) -> list[str]:
    """Return the commands of a line that are run one after the other."""
    return [one.strip() for one in re.split(r" && ", line.split("  #", maxsplit=1)[0])]


def without_known(command: str, environment: Mapping[str, str]) -> str:
    """Return a command without the variables before it that the environment holds anyway."""
    while found := re.match(r"([A-Z_]+)=(\S+) ", command):
        if environment.get(found[1]) != found[2]:
            break
        command = command[found.end() :]
    return command


def state_of(folder: Path) -> str:
    """Return what stands for the files of a project, without what tools remember of them."""
    digest = hashlib.sha256()
    for above, folders, names in os.walk(folder):
        folders[:] = sorted({*folders} - OF_TOOLS)
        for path in (Path(above, name) for name in sorted(names)):
            content = hashlib.sha256(path.read_bytes()).digest()
            digest.update(f"{path.relative_to(folder)}\0".encode() + content)
    return digest.hexdigest()


def as_without_a_terminal(command: str) -> str:
    """Return a command with the flags that the README names for where nobody types."""
    if "createsuperuser" in command and "--noinput" not in command:
        return f"{command} --noinput --email you@example.org --name You"
    return command
