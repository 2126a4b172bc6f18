"""What is to be done after a change, in order: each with its commands, as they can be pasted."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from shlex import quote

from generator.cli.change_outcome import Outcome
from generator.merging.step import Step
from generator.project import next_steps
from generator.project.git import REPOSITORY
from generator.project.next_steps import addresses, short, steps_of_features, with_known_uv
from generator.templating.environment_file import ENVIRONMENT_FILE
from generator.templating.provenance import RECORD

_COMMIT = "git add -A && git commit"

# Where jobs wait, by the answer that has a queue; and how it is seen that none does any more.
_QUEUES: Mapping[str, str] = {"celery": "in the broker", "database": "in the table of the queue"}
_EMPTIED: Mapping[tuple[str, str], str] = {
    ("django", "database"): " (manage.py db_worker --batch ends when none is due)",
}

# What to do for what features bring, by purpose.
_Steps = Mapping[str, next_steps.Step]


def steps_after(outcome: Outcome) -> tuple[Step, ...]:
    """Return the steps that lead from a changed folder to a service that runs."""
    if outcome.files.paths == (RECORD,):
        return (Step("Commit it:", (_COMMIT,)),) if outcome.has_repository else ()
    before, after = map(steps_of_features, (outcome.change.base, outcome.change.theirs))
    # A database that is another one starts without accounts.
    again = {"account"} if "database" in outcome.change.answers else set()
    new = {
        purpose: step
        for purpose, step in after.items()
        if step != before.get(purpose) or purpose in again
    }
    return (*_files(outcome), *_packages(outcome), *_database(outcome, new),
            *_hooks(outcome, before, after), *_tests(outcome),
            *_service(outcome, before, after, new), *_in_production(outcome, new))  # fmt: skip


def _files(outcome: Outcome) -> Iterator[Step]:
    """Yield what is to be written by hand: conflicts, and values of the .env."""
    variables = outcome.variables
    if outcome.merged.conflicts:
        staged = ", then git add the files" if outcome.has_repository else ""
        yield Step(f"Resolve the conflicts{staged}.")
    for name, value in variables.outdated:
        line = f"{name}={value}"
        yield Step(f"In .env, {name} has the former example as its value. Replace it by:", (line,))
    if variables.unread:
        names = ", ".join(variables.unread)
        yield Step(f"The project reads these no longer; delete them in .env: {names}.")


def _in_production(outcome: Outcome, new: _Steps) -> Iterator[Step]:
    """Yield which variables production needs that are empty in the .env."""
    worker = new.get("worker")
    for name, text in outcome.variables.required if ENVIRONMENT_FILE in outcome.further else ():
        if worker is None or not worker.setting.startswith(f"{name}="):
            yield Step(f"In production set {name}, which is empty in .env. {text}")


def _packages(outcome: Outcome) -> Iterator[Step]:
    enter = "" if outcome.folder == Path.cwd() else f"cd {quote(short(outcome.folder))}"
    python = outcome.change.answers.get("python_version")
    is_needed = python is not None or outcome.lock != "unchanged"
    commands = tuple(filter(None, (enter, with_known_uv("uv sync") if is_needed else "")))
    anew = f"uv makes .venv anew, with Python {python}; machines of yours need that, too:"
    if commands:
        yield Step(anew if python is not None else "", commands)


def _database(outcome: Outcome, new: _Steps) -> Iterator[Step]:
    """Yield how its server gets the database, then its tables, then who logs in."""
    if "database" in new:
        yield Step(new["database"].note, (new["database"].command,))
    yield from (step for step in outcome.steps if not step.needs_account)
    if "account" in new:
        account = new["account"]
        yield Step(f"Make an account. {account.note}".strip(), (account.command,))
    yield from (step for step in outcome.steps if step.needs_account)


def _hooks(outcome: Outcome, before: _Steps, after: _Steps) -> Iterator[Step]:
    """Yield that git shall not call hooks that are gone: no commit would pass."""
    called = outcome.folder / REPOSITORY / "hooks/pre-commit"
    if "hooks" in before and "hooks" not in after and called.is_file():
        yield Step(
            "Git runs checks that are gone; unless they are of another file:",
            (with_known_uv("uvx pre-commit uninstall"),),
        )


def _tests(outcome: Outcome) -> Iterator[Step]:
    test = with_known_uv(outcome.change.theirs.commands["test"])
    if outcome.has_repository:
        yield Step("Run the tests, then commit:", (test, _COMMIT))
    else:
        yield Step("Run the tests:", (test,))


def _service(outcome: Outcome, before: _Steps, after: _Steps, new: _Steps) -> Iterator[Step]:
    """Yield that what runs is to be started again, and what is new of it."""
    worker = new.get("worker")
    if worker and worker.setting:
        yield Step(worker.note, (worker.setting,))
    begun = "Start the service again"
    if "jobs" in outcome.change.answers and "worker" in before:
        had = str(outcome.change.before["jobs"])
        how = _EMPTIED.get((outcome.change.framework, had), "")
        yield Step(
            f"Jobs that wait stay {_QUEUES[had]}, and nothing runs them any more: wherever the "
            f"service runs, let its workers do them before the new version comes{how}."
        )
    if "worker" in before:
        begun = "Start the service and its workers again"
        if "worker" not in after:
            begun = "Stop the workers, and start the service again"
    former = addresses(outcome.change.base)
    opened = [one for one in addresses(outcome.change.theirs) if one not in former]
    opened += [new["call"].command] if "call" in new else []
    if opened:
        yield Step(f"{begun}, then open:", tuple(opened))
    else:
        yield Step(f"{begun}.")
    if worker:
        enter = f"cd {quote(str(outcome.folder))}"
        yield Step("And in a terminal of its own:", (enter, worker.command))
    if "job" in new:
        yield Step(new["job"].note, tuple(filter(None, (new["job"].command,))))
    if "containers" in new:
        yield Step("The same in containers:", (new["containers"].command,))
    if "hooks" in new and (outcome.folder / REPOSITORY).exists():
        yield Step("To have git check each commit:", (new["hooks"].command,))
