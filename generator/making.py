"""One run of ``startwise new``: complete the answers, pick, render, place, install, tell."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

from generator import installing, telling
from generator.answers import flag_with
from generator.environment_file import EXAMPLE
from generator.errors import Interrupted, StartwiseError
from generator.guidance.engine import as_data
from generator.locks import locking, report
from generator.locks.locking import Lock
from generator.locks.portable import NAME
from generator.output import print_json
from generator.placing import check_target, place
from generator.planning import Plan
from generator.planning import plan as plan_for
from generator.questions import Answer
from generator.record import RECORD, without_tested
from generator.rendering import File, Tree
from generator.repository import Author, amend, check_git, known_author, repository_around
from generator.surroundings import names_in, said_instead
from generator.terminal import is_colored, plain, plain_lines, width
from generator.workspaces import check_workspace

T = TypeVar("T")


@dataclass(frozen=True)
class Wishes:
    """How a project is made, apart from what it is."""

    output: Path
    ask: bool
    dry_run: bool
    git: bool
    install: bool
    run: bool
    as_json: bool
    fresh: bool = False
    plain: bool = False
    answers_file: Path | None = None

    @property
    def flags(self) -> tuple[str, ...]:
        """Give the flags that say these wishes."""
        said = {
            flag_with("--output", str(self.output)): self.output != Path(),
            "--dry-run": self.dry_run,
            "--no-git": not self.git,
            "--no-install": not self.install,
            "--fresh": self.fresh,
            "--run": self.run,
            "--plain": self.plain,
        }
        return tuple(flag for flag, is_said in said.items() if is_said)


@dataclass
class Progress:
    """Tells each step as it is taken, and keeps them for the JSON output."""

    out: TextIO
    steps: list[dict[str, Any]] = field(default_factory=list)

    def step(self, name: str, work: Callable[[], T]) -> T:
        """Do one step, give its result; tell its name before it and its time after it."""
        self.out.write(f"  {plain(name)} … ")
        self.out.flush()
        started = time.monotonic()
        try:
            result = work()
        except BaseException:
            self.out.write("failed\n")
            self.steps.append({"name": name, "done": False})
            raise
        self.out.write(f"{time.monotonic() - started:.1f} s\n")
        self.steps.append({"name": name, "done": True})
        return result


def make(said: Mapping[str, Answer], wishes: Wishes) -> int:
    """Make a project from what was said; give the exit status.

    Raises:
        StartwiseError: the request is wrong, or a step failed.
    """
    if wishes.git and not wishes.dry_run:
        check_git()
    plan = (
        _asked(said, wishes)
        if wishes.ask
        else plan_for({"project_name": "", **known_author(), **said})
    )
    target = _target(str(plan.answers["project_slug"]), wishes)
    out = sys.stderr if wishes.as_json else sys.stdout
    if wishes.dry_run:
        return _show(plan, target, wishes)
    _check(target)
    if not wishes.ask:
        out.write(_reasoning(plan))
    return _make(plan, target, wishes, Progress(out))


def _asked(said: Mapping[str, Answer], wishes: Wishes) -> Plan:
    """Let a person answer what was not said, review it and agree to it."""
    from generator.wizard import ask
    from generator.wizard.session import Invocation

    def taken(slug: str) -> str:
        try:
            _check(_target(slug, wishes))
        except StartwiseError as error:
            return error.message
        return ""

    def ending(slug: str) -> str:
        if wishes.dry_run:
            return "show what would be written; write nothing"
        return f"write the project to {telling.short(_target(slug, wishes))}"

    invocation = Invocation(
        flags=wishes.flags,
        taken=(lambda _: "") if wishes.dry_run else taken,
        ending=ending,
        answers_file=wishes.answers_file,
        plain=wishes.plain,
    )
    return ask(said, known_author(), invocation)


def _target(slug: str, wishes: Wishes) -> Path:
    return (wishes.output.expanduser() / slug).absolute()


def _check(target: Path) -> None:
    check_target(target)
    check_workspace(target)


def _show(plan: Plan, target: Path, wishes: Wishes) -> int:
    from generator import preview

    if wishes.as_json:
        print_json({**_as_data(plan, target), **preview.as_data(plan)})
        return 0
    sys.stdout.write(_reasoning(plan))
    sys.stdout.write(preview.told(plan, width(sys.stdout), bold=is_colored(sys.stdout)))
    sys.stdout.write("Nothing was written.\n")
    return 0


def _reasoning(plan: Plan) -> str:
    """Give what was picked and why, and what followed from the answers."""
    picked = telling.pick(plan.framework, plan.recommendation, plan.answers)
    return picked + telling.more_reasons() + telling.followed(plan.completed)


def _make(plan: Plan, target: Path, wishes: Wishes, progress: Progress) -> int:
    around = repository_around(target) if wishes.git else None
    author = Author(str(plan.answers["author_name"]), str(plan.answers["author_email"]))
    by = author if wishes.git and around is None else None
    lock = _locked(plan, wishes, progress)
    tree = _with_lock(plan.project.tree, lock, fresh=wishes.fresh)
    progress.step(
        f"placing {len(plan.project.tree)} files in {telling.short(target)}",
        lambda: place(tree, target, by),
    )
    if around is not None:
        progress.out.write(telling.inside(around))
    failure = _finish(plan, target, by, lock, progress) if wishes.install else None
    if wishes.as_json:
        repository = target if by is not None else around
        data = {
            **_as_data(plan, target),
            "repository": None if repository is None else str(repository),
            "steps": progress.steps,
            "packages": report.as_data(lock, fresh=wishes.fresh),
        }
        steps = telling.next_commands(target, plan.project.commands, _shell(plan))
        print_json({**data, "next": steps})
    if failure is not None:
        raise failure
    if not wishes.install:
        progress.out.write(report.to_be_completed(lock))
    database = str(plan.answers["database"])
    told = telling.next_steps(target, plan.project.commands, database, _shell(plan))
    progress.out.write(plain_lines(told))
    return _serve(plan, target, progress) if wishes.run else 0


def _finish(
    plan: Plan, target: Path, by: Author | None, lock: Lock | None, progress: Progress
) -> StartwiseError | None:
    """Install and migrate a placed project; give what went wrong, with how to go on.

    Raises:
        Interrupted: Ctrl-C stopped it.
    """
    try:
        _install(plan, target, progress)
        _commit_changed_lock(target, by, lock)
    except KeyboardInterrupt:
        raise Interrupted(
            "Stopped. The project is whole, but not all of it is installed.",
            f"Go on with: {_rest_of_installing(plan, target)}",
        ) from None
    except StartwiseError as error:
        error.way_out = f"{error.way_out} {_rest_of_installing(plan, target)}".strip()
        return error
    return None


def _shell(plan: Plan) -> list[str]:
    """Give what the shell sets that would overrule the project."""
    return said_instead(os.environ, names_in(plan.project.tree[EXAMPLE].content.decode()))


def _locked(plan: Plan, wishes: Wishes, progress: Progress) -> Lock | None:
    """Give the lock of the project's packages, or None where the newest are not resolved yet."""
    wanted = locking.Wanted(
        framework=plan.framework,
        pyproject=plan.project.tree["pyproject.toml"].content.decode(),
        python_version=str(plan.answers["python_version"]),
        is_online=wishes.install,
    )
    if wishes.fresh:
        if not wishes.install:
            return None
        return progress.step("locking the newest packages", lambda: locking.newest_lock(wanted))
    lock = progress.step("locking the tested packages", lambda: locking.lock_of(wanted))
    today = datetime.now(tz=UTC).date()
    progress.out.write(report.not_as_tested(lock) + report.age(today))
    return lock


def _with_lock(tree: Tree, lock: Lock | None, *, fresh: bool) -> Tree:
    """Give the files of a project with its lock, and a record that is true of it."""
    changed = dict(tree)
    if fresh:
        record = changed[RECORD]
        text = without_tested(record.content.decode())
        changed[RECORD] = replace(record, content=text.encode())
    if lock is not None:
        changed[NAME] = File(lock.text.encode(), executable=False, features=())
    return dict(sorted(changed.items()))


def _commit_changed_lock(target: Path, by: Author | None, lock: Lock | None) -> None:
    """Put what uv has made of the lock while it installed into the only commit there is."""
    now = (target / NAME).read_text(encoding="utf-8")
    if by is not None and (lock is None or now != lock.text):
        amend(target, by)


def _rest_of_installing(plan: Plan, target: Path) -> str:
    """Give the commands that finish what was interrupted; done twice they do no harm."""
    words = [telling.entering(str(target), _shell(plan)), telling.with_known_uv("uv sync")]
    if plan.answers["database"] == "sqlite":
        words.append(telling.with_known_uv(plan.project.commands["migrate"]))
    return " && ".join(words)


def _install(plan: Plan, target: Path, progress: Progress) -> None:
    version = str(plan.answers["python_version"])
    progress.step("installing packages", lambda: installing.install(target, version))
    if plan.answers["database"] == "sqlite":
        command = plan.project.commands["migrate"]
        progress.step("migrating the database", lambda: installing.migrate(target, command))


def _serve(plan: Plan, target: Path, progress: Progress) -> int:
    port = installing.free_port()
    progress.out.write(f"\nServing at http://127.0.0.1:{port}/ — stop with Ctrl-C\n\n")
    progress.out.flush()
    try:
        return installing.serve(target, plan.project.commands["serve"], port)
    except KeyboardInterrupt:
        return 0


def _as_data(plan: Plan, target: Path) -> dict[str, Any]:
    return {
        "project": str(target),
        "framework": plan.framework,
        "answers": plan.answers,
        "followed": [
            {"name": one.name, "answer": one.answer, "because": one.because}
            for one in plan.completed.followed
        ],
        "recommendation": as_data(plan.recommendation),
        "features": list(plan.project.features),
    }
