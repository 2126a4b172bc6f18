"""How fast startwise starts and renders, as ratios against others measured in the same run."""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import installing
import service_ratios

BIN = Path(sys.executable).parent
TEMPLATES = Path(__file__).parents[1] / "templates"

Command = list[str]


def main() -> None:
    """Measure and print; the number of runs is the only option."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15, help="runs of each command")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory(prefix="startwise-bench-") as name:
        folder = Path(name)
        starts = measure({**start_up()}, folder, runs)
        report("Start-up", starts, "cookiecutter --version")
        copier_template = as_copier_template(folder)
        placed = measure(rendering(copier_template), folder / "out", runs)
        report(
            "A project of default answers placed, nothing installed",
            placed,
            "django-admin startproject (6 files)",
        )
        for framework, times in installing.installing(folder, runs).items():
            report(f"The packages of a {framework} project, warm", times, installing.FRESH)
        served = installing.until_served(folder, max(3, runs // 3))
        report("From nothing to the first page, warm", served, "startwise new --run, django")
        report("Looked at, nothing written", measure(looking(), folder, runs), "startwise show")
    sys.stdout.write("\nOf the smallest service written by hand\n")
    service_ratios.main()


def start_up() -> Mapping[str, Command]:
    """Return the commands whose start-up is compared."""
    recommend = "--database postgresql --auth accounts --admin --rest --size large".split()
    return {
        "python -c pass": [tool("python"), "-c", "pass"],
        "startwise --version": [tool("startwise"), "--version"],
        "startwise --help": [tool("startwise"), "--help"],
        "startwise recommend": [tool("startwise"), "recommend", *recommend],
        "cookiecutter --version": [tool("cookiecutter"), "--version"],
        "copier --version": [tool("copier"), "--version"],
        "django-admin --version": [tool("django-admin"), "--version"],
    }


def looking() -> Mapping[str, Command]:
    """Return the commands that show what would be made."""
    rich = "--database postgresql --auth both --rest --jobs celery".split()
    return {
        "startwise show": [tool("startwise"), "show", *rich],
        "startwise new --dry-run": [tool("startwise"), "new", "A", "--yes", "--dry-run", *rich],
        "startwise compare": [tool("startwise"), "compare", *rich],
        "startwise compare --html": [tool("startwise"), "compare", *rich, "--html", "page.html"],
    }


def rendering(copier_template: Path) -> Mapping[str, Command]:
    """Return the commands that make a project; each runs in an empty folder."""
    cookiecutter = [
        tool("cookiecutter"),
        "--no-input",
        "--default-config",
        str(TEMPLATES / "django"),
    ]
    new = [tool("startwise"), "new", "My service", "--yes", "--no-install"]
    return {
        "startwise new (with a first commit)": new,
        "startwise new --no-git": [*new, "--no-git"],
        "cookiecutter, the same template": cookiecutter,
        "copier, a template of the same size": [
            tool("copier"),
            "copy",
            "-q",
            "--defaults",
            str(copier_template),
            ".",
        ],
        "django-admin startproject (6 files)": [tool("django-admin"), "startproject", "mysite"],
    }


def tool(name: str) -> str:
    """Return a program of this environment."""
    return str(BIN / name)


def as_copier_template(folder: Path) -> Path:
    """Make a copier template of as many and as large files as the default project has.

    Each file asks for two variables, which is less work than our own templates ask for.
    """
    made = folder / "sample"
    subprocess.run(
        [tool("startwise"), "new", "Sample", "--yes", "--no-install", "--no-git", "-o", str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    template = folder / "copier"
    template.mkdir()
    (template / "copier.yml").write_text("project_name: My service\nproject_slug: my_service\n")
    for path in sorted((made / "sample").rglob("*")):
        if path.is_file():
            target = template / path.relative_to(made / "sample")
            target = target.with_name(target.name + ".jinja")
            target.parent.mkdir(parents=True, exist_ok=True)
            text = path.read_text("utf-8", "replace")
            text = text.replace("{", "(").replace("}", ")")
            target.write_text("{{ project_name }} {{ project_slug }}\n" + text)
    return template


def measure(commands: Mapping[str, Command], folder: Path, runs: int) -> Mapping[str, list[float]]:
    """Run every command in turn, so that a slow moment hits all of them; give the times in ms."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for name, command in commands.items():
        timed(in_empty_folder(command, folder), name)
    for _ in range(runs):
        for name, command in commands.items():
            times[name].append(timed(in_empty_folder(command, folder), name))
    return times


def in_empty_folder(command: Command, folder: Path) -> Callable[[], int]:
    """Return a call that runs the command in a folder emptied for it."""
    shutil.rmtree(folder / "run", ignore_errors=True)
    (folder / "run").mkdir(parents=True)
    return lambda: subprocess.run(
        command, cwd=folder / "run", capture_output=True, stdin=subprocess.DEVNULL,
        check=False, env={**os.environ, "GIT_AUTHOR_NAME": "x"},
    ).returncode  # fmt: skip


def timed(call: Callable[[], int], name: str) -> float:
    """Return the milliseconds that a call took."""
    started = time.perf_counter()
    status = call()
    took = (time.perf_counter() - started) * 1000
    if status:
        sys.exit(f"{name} failed with {status}")
    return took


def report(title: str, times: Mapping[str, list[float]], base: str) -> None:
    """Print medians, and how each compares with the base."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    sys.stdout.write(f"\n{title}\n")
    for name, median in medians.items():
        ratio = median / medians[base]
        sys.stdout.write(f"  {name:<40} {median:7.0f} ms   {ratio:5.2f} of {base}\n")


if __name__ == "__main__":
    main()
