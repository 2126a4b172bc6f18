"""The commands to go on with in a new project, as they can be pasted, and the addresses to open."""

import os
import re
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shlex import quote

from generator.features.form import Manifest
from generator.features.keys import is_on
from generator.features.manifests import manifests
from generator.project.installing import PORT, uv_binary
from generator.templating.tree import Project
from generator.terminal.paragraphs import filled
from generator.terminal.safe_text import plain

# What is run beside the service, or when its owner wants to.
BESIDE = ("call", "worker", "job", "test", "containers", "hooks")
# How steps of one line that come last begin.
_LAST = {
    "test": "Tests",
    "containers": "In containers",
    "hooks": "Checks before each commit",
}
_UV = re.compile(r"((?:[A-Z_]+=\S+ )*)uv(x?) ")
_THEN = "Then start the service again, and in a terminal of its own:"


@dataclass(frozen=True)
class Step:
    """A command to go on with: its purpose, what to know of it, and the line of .env it needs."""

    purpose: str
    command: str
    note: str = ""
    setting: str = ""


def inside(repository: Path, target: Path) -> str:
    """Return that a project is part of the repository around it, or that was there."""
    if repository == target:
        return "  no first commit: the repository that was there has commits; commit it there\n"
    return f"  no repository of its own: it is inside {plain(short(repository))}; commit it there\n"


def with_known_uv(command: str) -> str:
    """Return a command that runs in this shell, whether or not uv is on PATH."""
    found = _UV.match(command)
    if found is None or shutil.which("uv"):
        return command
    run = "tool run " if found[2] else ""
    return f"{found[1]}{quote(uv_binary())} {run}{command[found.end() :]}"


def next_steps(
    project: Project,
    target: Path,
    shell: Sequence[str] = (),
    *,
    is_installed: bool,
    has_repository: bool = False,
) -> tuple[Step, ...]:
    """Return the commands that lead to a served project, in order, then what runs beside it.

    Installing migrates a database that is a file. What the ``shell`` sets in place of the
    project's .env is unset first. Hooks need a repository of the project's own.
    """
    commands, added = project.commands, steps_of_features(project)
    is_migrated = is_installed and has_a_file_of_rows(project)
    unset = f"unset {' '.join(shell)}" if shell else ""
    enter = "" if target == Path.cwd() else f"cd {quote(short(target))}"
    worker = added.get("worker", Step("worker", ""))
    in_another_terminal = " && ".join(filter(None, [unset, enter, worker.command]))
    steps = (
        Step("unset", unset),
        Step("enter", enter),
        Step("install", "" if is_installed else with_known_uv("uv sync")),
        added.get("database"),
        Step("migrate", "" if is_migrated else with_known_uv(commands["migrate"])),
        added.get("account"),
        Step("serve", with_known_uv(commands["serve"].format(port=PORT))),
        added.get("call"),
        replace(worker, command=in_another_terminal if worker.command else ""),
        added.get("job"),
        Step("test", with_known_uv(commands["test"])),
        added.get("containers"),
        added.get("hooks") if has_repository else None,
    )
    return tuple(step for step in steps if step and (step.command or step.note))


def has_a_file_of_rows(project: Project) -> bool:
    """Whether a project's database is a file, which needs no server to be migrated."""
    return is_on("sqlite", project.features)


def steps_of_features(project: Project) -> dict[str, Step]:
    """Return the steps that the manifests of a project's features add, by purpose."""
    own, slug = project.framework, project.slug
    return {
        purpose: Step(
            purpose,
            with_known_uv(str(step.get("run", step.get(own, ""))).replace("{slug}", slug)),
            step.get("note", ""),
            step.get("setting", ""),
        )
        for manifest in _manifests_on(project)
        for purpose, step in manifest.get("steps", {}).items()
    }


def addresses(project: Project) -> list[str]:
    """Return the addresses to open first, on the port that the project is served on."""
    opened = (path for manifest in _manifests_on(project) for path in manifest.get("opens", ()))
    return [f"http://127.0.0.1:{PORT}{path}" for path in sorted(opened)]


def _manifests_on(project: Project) -> list[Manifest]:
    every = manifests(project.framework)
    return [manifest for key, manifest in every.items() if is_on(key, project.features)]


def as_text(made: str, project: Project, steps: Sequence[Step], shell: Sequence[str]) -> str:
    """Return what was ``made`` and the steps as text: each command on a line of its own."""
    in_order = [step for step in steps if step.purpose not in BESIDE]
    beside = {step.purpose: step for step in steps if step.purpose in BESIDE}
    call = [step.command for step in steps if step.purpose == "call"]
    blocks = [
        filled(made),
        *(filled(step.note) for step in in_order),
        _said_by(shell),
        _lines(step.command for step in in_order),
        "Then open:\n" + _lines([*addresses(project), *call]),
        *(_beside(beside[one]) for one in ("worker", "job") if one in beside),
        "\n".join(f"{_LAST[one]}: {beside[one].command}" for one in _LAST if one in beside),
    ]
    return "\n" + "\n\n".join(filter(None, blocks)) + "\n"


def _beside(step: Step) -> str:
    """Return a step that runs beside the service: its note, then lines to copy, each alone."""
    commands = _lines(step.command.split(" && ")) if step.command else ""
    needed = f"{_lines([step.setting])}\n{_THEN}" if step.setting else ""
    return "\n".join(filter(None, (filled(step.note), needed, commands)))


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(f"  {text}" for text in texts)


def _said_by(shell: Sequence[str]) -> str:
    if not shell:
        return ""
    goes = "goes" if len(shell) == 1 else "go"
    return filled(
        f"Your shell sets {' and '.join(shell)}, which {goes} before what the project says."
    )


def in_words(folder: Path) -> str:
    """Return what to call the folder of a project."""
    return "this folder" if folder == Path.cwd() else short(folder)


def named_folder(folder: Path) -> str:
    """Return what a command says behind its name where it is for another folder than this one."""
    return "" if folder.resolve() == Path.cwd() else f" {quote(short(folder))}"


def short(path: Path) -> str:
    """Return a path relative to the current folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return relative if len(relative) < len(str(path)) else str(path)
