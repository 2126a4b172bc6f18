"""What README begins with: ``make demo``, run as it is written there."""

import os
import re
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import requests

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_demo_is_made_tested_and_served(tmp_path: Path) -> None:
    assert "    make demo " in README
    # Make's own variables are those of the run that this test is part of.
    around = {name: one for name, one in os.environ.items() if not name.startswith("MAKE")}
    with subprocess.Popen(
        ["make", "demo", f"DEMO={tmp_path / 'demo'}"], cwd=ROOT, env=around, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True,
    ) as running:  # fmt: skip
        assert running.stdout
        said = []
        try:
            for line in running.stdout:
                said.append(line)
                if line.startswith("Serving at"):
                    break
            text = "".join(said)
            assert re.search(r"\d+ passed", text), text
            address = re.search(r"Serving at (http://127\.0\.0\.1:\d+/)", text)
            assert address, text
            assert status_of(address[1], running) == 200
        finally:
            os.killpg(running.pid, signal.SIGTERM)


def status_of(address: str, running: "subprocess.Popen[str]") -> int:
    """Ask a service that has just been started, until it answers or ends."""
    while running.poll() is None:
        with suppress(requests.ConnectionError):
            return requests.get(address, timeout=30).status_code
        time.sleep(0.1)
    raise AssertionError(f"It ended with status {running.returncode}.")


def test_what_the_makefile_imports_is_there() -> None:
    made = (ROOT / "Makefile").read_text("utf-8")

    for module, name in re.findall(r"from (generator[.\w]+) import (\w+)", made):
        assert hasattr(__import__(module, fromlist=[name]), name), f"{name} of {module}"
