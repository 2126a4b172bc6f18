"""What is to be done after a change, in order: each with its commands, as they can be pasted."""

from collections.abc import Iterator
from pathlib import Path
from shlex import quote

from generator.cli.change_outcome import Outcome
from generator.merging.table_steps import Step
from generator.project import next_steps
from generator.project.next_steps import short, with_known_uv
from generator.templating.environment_file import ENVIRONMENT_FILE


def steps_after(outcome: Outcome) -> tuple[Step, ...]:
    """Return the steps that lead from a changed folder to a service that runs."""
    return (*_files(outcome), *_packages(outcome), *_database(outcome), *_tests(outcome),
            *_service(outcome))  # fmt: skip


def _files(outcome: Outcome) -> Iterator[Step]:
    """Yield what is to be written by hand: conflicts, and values of the .env."""
    variables = outcome.variables
    if outcome.merged.conflicts:
        staged = ", then git add the files" if outcome.has_repository else ""
        yield Step(f"Resolve the conflicts{staged}.")
    for name, value in variables.outdated:
        line = f"{name}={value}"
        yield Step(f"In .env, {name} has the former example as its value. Replace it by:", (line,))
    worker = _new_steps(outcome).get("worker")
    for name, text in variables.required if ENVIRONMENT_FILE in outcome.further else ():
        if worker is None or not worker.setting.startswith(f"{name}="):
            yield Step(f"{name} is empty in .env. {text}")
    if variables.unread:
        names = ", ".join(variables.unread)
        yield Step(f"Nothing of startwise reads these any more; delete them in .env: {names}.")


def _packages(outcome: Outcome) -> Iterator[Step]:
    enter = "" if outcome.folder == Path.cwd() else f"cd {quote(short(outcome.folder))}"
    install = "" if outcome.lock == "unchanged" else with_known_uv("uv sync")
    commands = tuple(filter(None, (enter, install)))
    if commands:
        yield Step("", commands)


def _database(outcome: Outcome) -> Iterator[Step]:
    """Yield how its server gets the database, then its tables, then who logs in."""
    new = _new_steps(outcome)
    if "database" in new:
        yield Step(new["database"].note, (new["database"].command,))
    yield from outcome.steps
    if "account" in new:
        account = new["account"]
        yield Step(f"Make an account. {account.note}".strip(), (account.command,))


def _tests(outcome: Outcome) -> Iterator[Step]:
    test = with_known_uv(outcome.change.theirs.commands["test"])
    if outcome.has_repository:
        yield Step("Run the tests, then commit:", (test, "git add -A && git commit"))
    else:
        yield Step("Run the tests:", (test,))


def _service(outcome: Outcome) -> Iterator[Step]:
    """Yield that what runs is to be started again, and what is new of it."""
    before, after = (_steps_of(outcome, is_before=one) for one in (True, False))
    new = _new_steps(outcome)
    worker = new.get("worker")
    if worker:
        yield Step(worker.note, (worker.setting,))
    begun = "Start the service again"
    if "worker" in before:
        begun = "Start the service and its workers again"
        if "worker" not in after:
            begun = "Stop the workers, and start the service again"
    opened = _new_addresses(outcome) + ([new["call"].command] if "call" in new else [])
    if opened:
        yield Step(f"{begun}, then open:", tuple(opened))
    else:
        yield Step(f"{begun}.")
    if worker:
        enter = f"cd {quote(str(outcome.folder))}"
        yield Step("And in a terminal of its own:", (enter, worker.command))
    if "job" in new:
        yield Step(new["job"].note, tuple(filter(None, (new["job"].command,))))


def _new_steps(outcome: Outcome) -> dict[str, next_steps.Step]:
    """Return the steps of the new answers that the old ones did not have, by purpose.

    A database that is another one starts without accounts.
    """
    before, after = (_steps_of(outcome, is_before=one) for one in (True, False))
    again = {"account"} if "database" in outcome.change.answers else set()
    return {
        purpose: step
        for purpose, step in after.items()
        if step != before.get(purpose) or purpose in again
    }


def _steps_of(outcome: Outcome, *, is_before: bool) -> dict[str, next_steps.Step]:
    change = outcome.change
    project = change.base if is_before else change.theirs
    slug = str(change.before["project_slug"])
    return next_steps.steps_of_features(change.framework, project, slug)


def _new_addresses(outcome: Outcome) -> list[str]:
    framework = outcome.change.framework
    before, after = (
        next_steps.addresses_of_features(framework, one)
        for one in (outcome.change.base, outcome.change.theirs)
    )
    return [one for one in after if one not in before]
