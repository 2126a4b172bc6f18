"""A task that is the tests' own."""

from pathlib import Path
from time import sleep

from django.tasks import task


@task
def work(folder: str) -> None:
    """Say in a folder what happens, and wait there as long as the tests want it."""
    report(folder, "begun")
    while (Path(folder) / "hold").exists():
        sleep(0.02)
    report(folder, "done")


def report(folder: str, event: str) -> None:
    with (Path(folder) / "events").open("a", encoding="utf-8") as file:
        file.write(f"{event}\n")


def events(folder: Path) -> list[str]:
    """Return what was said there so far."""
    file = folder / "events"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []
