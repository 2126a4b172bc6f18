"""What makes files a project that runs: its lock, its packages, its database."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from generator.errors import InstallFailed, Interrupted, StartwiseError
from generator.project import installing
from generator.project.git import Author, amend
from generator.project.locks import locking, report
from generator.project.locks.locking import Lock, Wanted
from generator.project.next_steps import BESIDE, has_a_file_of_rows, next_steps
from generator.project.surroundings import names_in, said_instead
from generator.templating.environment_file import EXAMPLE
from generator.templating.provenance import RECORD, without_tested
from generator.templating.tree import File, Project, Tree
from generator.terminal.progress import Progress
from generator.tested.portable_lock import NAME


def wanted_of(project: Project, python_version: str, *, is_online: bool) -> Wanted:
    """Return what is to be locked for a project."""
    return Wanted(
        framework=project.framework,
        pyproject=project.tree["pyproject.toml"].content.decode(),
        python_version=python_version,
        is_online=is_online,
    )


def locked(wanted: Wanted, progress: Progress, *, fresh: bool) -> Lock | None:
    """Return the lock of a project's packages, or None where the newest are not resolved yet."""
    if fresh:
        if not wanted.is_online:
            return None
        return progress.step("locking the newest packages", lambda: locking.newest_lock(wanted))
    lock = progress.step("locking the tested packages", lambda: locking.lock_of(wanted))
    today = datetime.now(tz=UTC).date()
    progress.out.write(report.not_as_tested(lock) + report.age(today))
    return lock


def with_lock(tree: Tree, lock: Lock | None, *, fresh: bool) -> Tree:
    """Return the files of a project with its lock, and a record that is true of it."""
    changed = dict(tree)
    if fresh:
        record = changed[RECORD]
        text = without_tested(record.content.decode())
        changed[RECORD] = replace(record, content=text.encode())
    if lock is not None:
        changed[NAME] = File(lock.text.encode(), executable=False, features=())
    return dict(sorted(changed.items()))


def finish(
    project: Project,
    wanted: Wanted,
    target: Path,
    by: Author | None,
    lock: Lock | None,
    progress: Progress,
) -> tuple[Lock | None, StartwiseError | None]:
    """Install and migrate a placed project.

    Returns:
        Its lock in the end, and what went wrong, with how to go on.
    """
    try:
        _install(wanted, target, lock, progress)
        lock = _committed(wanted, target, by, lock, progress)
        if has_a_file_of_rows(project):
            command = project.commands["migrate"]
            progress.step("migrating the database", lambda: installing.migrate(target, command))
    except KeyboardInterrupt:
        raise Interrupted(
            "Stopped. The project is whole, but not all of it is installed.",
            f"Go on with:{_rest(project, target)}",
        ) from None
    except StartwiseError as error:
        error.way_out += _rest(project, target)
        return lock, error
    return lock, None


def _install(wanted: Wanted, target: Path, lock: Lock | None, progress: Progress) -> None:
    """Install the packages, locked anew where the index does not have them any more."""
    try:
        _sync(wanted, target, progress)
    except InstallFailed:
        if lock is None or lock.is_newest:
            raise
        again = locking.lock_of(replace(wanted, is_anew=True))
        if again.text == lock.text or not again.is_whole:
            raise
        (target / NAME).write_text(again.text, encoding="utf-8")
        _sync(wanted, target, progress)


def _sync(wanted: Wanted, target: Path, progress: Progress) -> None:
    progress.step("installing packages", lambda: installing.install(target, wanted.python_version))


def _committed(
    wanted: Wanted, target: Path, by: Author | None, lock: Lock | None, progress: Progress
) -> Lock | None:
    """Put a lock that changed in installing into the only commit there is; give it as it is."""
    now = locking.locked_since(target, wanted.framework, lock)
    if now is None:
        return lock
    if by is not None:
        amend(target, by)
    if lock is None or lock.is_newest:
        return replace(now, moved=(), is_newest=True)
    progress.out.write(report.not_as_tested(now))
    return now


def _rest(project: Project, target: Path) -> str:
    """Return the commands that install, migrate and serve a placed project, each on its line."""
    steps = next_steps(project, target, shell_of(project), is_installed=False)
    return "".join(f"\n    {step.command}" for step in steps if step.purpose not in BESIDE)


def shell_of(project: Project) -> list[str]:
    """Return what the shell sets that would overrule the project."""
    return said_instead(os.environ, names_in(project.tree[EXAMPLE].content.decode()))
