"""RabbitMQ."""

import os
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from servers.running import PATIENCE, Server, account_for, as_account, folder_for, free_port

_PROGRAMS = Path("/usr/lib/rabbitmq/bin")


def missing() -> str:
    """Say why there is no RabbitMQ, if there is none."""
    if (_PROGRAMS / "rabbitmq-server").exists():
        return ""
    return (
        "RabbitMQ was not found: no worker was tested on it. "
        "On Debian: apt-get install rabbitmq-server"
    )


@contextmanager
def run() -> Iterator[Server]:
    """Run a broker and its own port mapper, both on loopback; both end with it."""
    account = account_for("rabbitmq")
    with folder_for("rabbitmq", account) as folder:
        port = free_port()
        environment = _environment(folder, port)
        said = _control(["version"], environment, account)
        with (folder / "output").open("wb") as output:
            broker = subprocess.Popen(
                as_account([_PROGRAMS / "rabbitmq-server"], account),
                cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
            )  # fmt: skip
        try:
            _wait_until_up(broker, environment, account)
            yield Server(f"RabbitMQ {said}", lambda: f"amqp://guest:guest@127.0.0.1:{port}//")
        finally:
            _control(["stop"], environment, account)
            broker.wait(timeout=PATIENCE)
            _stop_port_mapper(environment, account)


def _environment(folder: Path, port: int) -> dict[str, str]:
    loopback = "-kernel inet_dist_use_interface {127,0,0,1}"
    return {
        **os.environ,
        "HOME": str(folder),
        "RABBITMQ_NODENAME": f"startwise{port}@localhost",
        "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
        "RABBITMQ_LOG_BASE": str(folder / "logs"),
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_CONFIG_FILE": str(folder / "none"),
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "plugins"),
        "RABBITMQ_PID_FILE": str(folder / "pid"),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": loopback,
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "ERL_EPMD_PORT": str(free_port()),
    }


def _control(words: list[str], environment: Mapping[str, str], account: str | None) -> str:
    done = subprocess.run(
        as_account([_PROGRAMS / "rabbitmqctl", *words], account),
        env=dict(environment), cwd="/", capture_output=True, text=True, check=False,
        timeout=PATIENCE,
    )  # fmt: skip
    return done.stdout.strip()


def _wait_until_up(
    broker: "subprocess.Popen[bytes]", environment: Mapping[str, str], account: str | None
) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        assert broker.poll() is None, "RabbitMQ ended as it started"
        if "Runtime" in _control(["status"], environment, account):
            return
        time.sleep(0.5)
    raise AssertionError(f"RabbitMQ did not start within {PATIENCE} seconds")


def _stop_port_mapper(environment: Mapping[str, str], account: str | None) -> None:
    subprocess.run(
        as_account(["epmd", "-port", environment["ERL_EPMD_PORT"], "-kill"], account),
        env=dict(environment), cwd="/", capture_output=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
