"""One run of ``startwise new``: complete the answers, pick, render, place, install, tell."""

import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from generator.answers.command_line import flag_with
from generator.answers.questions import Answer
from generator.cli.giving import presets_as_data
from generator.cli.preset_lines import preset_lines
from generator.errors import Interrupted, StartwiseError, WrongRequest
from generator.guidance import pick_text
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation import as_data
from generator.planning import Plan
from generator.planning import plan as plan_for
from generator.presets.loaded_preset import Preset
from generator.project import installing
from generator.project.finishing import finish, locked, shell_of, wanted_of, with_lock
from generator.project.git import Author, check_git, known_author, repository_around
from generator.project.locks import report
from generator.project.locks.locking import Lock, Wanted
from generator.project.next_steps import addresses, as_text, in_words, inside, next_steps
from generator.project.placing import check_place, check_target, is_empty, place
from generator.project.workspaces import check_workspace
from generator.terminal.output import print_json
from generator.terminal.paragraphs import counted
from generator.terminal.progress import Progress
from generator.terminal.safe_text import plain, plain_lines, quoted
from generator.terminal.styles import is_colored, width
from generator.wizard.keyboard import not_asking

_FIRST = "Run the commands above, in their order; the last one serves it."


@dataclass(frozen=True)
class NewOptions:
    """How a project is made, apart from what it is.

    Of the answers that are from one of the ``answers_files`` or a preset, ``files`` has which;
    ``sources`` are those of the presets, as the command line says them, and ``presets`` what a
    record says; ``folder`` is one that is there, where the project goes into that.
    """

    output: Path
    ask: bool
    dry_run: bool
    git: bool
    install: bool
    run: bool
    as_json: bool
    fresh: bool = False
    plain: bool = False
    answers_files: tuple[Path, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""
    sources: tuple[str, ...] = ()
    presets: tuple[Preset, ...] = ()

    @property
    def flags(self) -> tuple[str, ...]:
        """Return the flags that say these options."""
        said = {
            flag_with("--output", str(self.output)): self.output != Path(),
            "--dry-run": self.dry_run,
            "--no-git": not self.git,
            "--no-install": not self.install,
            "--fresh": self.fresh,
            "--run": self.run,
            "--plain": self.plain,
        }
        presets = (flag_with("--preset", source) for source in self.sources)
        return (*presets, *(flag for flag, is_said in said.items() if is_said))


def folder_meant(word: str, output: Path) -> str:
    """Return the folder that stands in the place of a name; an empty string where it is a name.

    It is the current one, a path to one that is there, or an empty one of exactly that name.
    """
    path = Path(word)
    if word in {".", "./"} and output != Path():
        raise WrongRequest("'.' and --output both say where the project goes.", "Say one of them.")
    if not word or output != Path():
        return ""
    try:
        is_meant = path.is_dir() and (word == "." or "/" in word or is_empty(path))
    except (OSError, ValueError):
        return ""
    return word if is_meant else ""


def name_of(word: str | None, name: str | None, folder: str) -> str | None:
    """Return what a project is called: by its name or its folder; None for not at all."""
    if word is not None and name is not None and not folder:
        raise WrongRequest(
            f"The name is said twice: {quoted(word)} and --name {quoted(name)}.", "Say it once."
        )
    if name is not None:
        return name
    return Path(folder).resolve().name if folder else word


def make(said: Mapping[str, Answer], options: NewOptions) -> int:
    """Make a project from what was said; give the exit status."""
    if options.git and not options.dry_run:
        check_git()
    plan = (
        _asked(said, options)
        if options.ask
        else plan_for({"project_name": "", **known_author(), **said}, (), options.presets)
    )
    target = _target(str(plan.answers["project_slug"]), options)
    out = sys.stderr if options.as_json else sys.stdout
    if options.dry_run:
        return _show(plan, target, options)
    _check(target)
    out.write(_reasoning(plan))
    # Whoever answered questions may press one more key; any other types the next command.
    with not_asking(drops=options.ask):
        return _make(plan, target, options, Progress(out))


def _asked(said: Mapping[str, Answer], options: NewOptions) -> Plan:
    """Let a person answer what was not said, review it and agree to it."""
    from generator.wizard import ask
    from generator.wizard.session import Invocation

    def taken(slug: str) -> str:
        try:
            _check(_target(slug, options))
        except StartwiseError as error:
            return error.message
        return ""

    def ending(slug: str) -> str:
        if options.dry_run:
            return "show what would be written; write nothing"
        return f"write the project to {in_words(_target(slug, options))}"

    invocation = Invocation(
        flags=options.flags,
        taken=(lambda _: "") if options.dry_run else taken,
        ending=ending,
        answers_files=options.answers_files,
        files=options.files,
        folder=options.folder,
        plain=options.plain,
        presets=options.presets,
    )
    return ask(said, known_author(), invocation)


def _target(slug: str, options: NewOptions) -> Path:
    if options.folder:
        return Path(options.folder).resolve()
    return (options.output.expanduser() / slug).absolute()


def _check(target: Path) -> None:
    check_target(target)
    check_workspace(target)
    check_place(target)


def _show(plan: Plan, target: Path, options: NewOptions) -> int:
    from generator.inspection import preview

    if options.as_json:
        print_json({**_as_data(plan, target, options), **preview.as_data(plan)})
        return 0
    sys.stdout.write(_reasoning(plan))
    sys.stdout.write(preview.preview_text(plan, width(), bold=is_colored(sys.stdout)))
    sys.stdout.write("Nothing was written.\n")
    return 0


def _reasoning(plan: Plan) -> str:
    """Return what was picked and why, and what followed from the answers, in few lines."""
    picked = pick_text.pick(plan.framework, plan.recommendation, plan.answers["framework"])
    followed = pick_text.followed(plan.completed.followed)
    return f"{picked}{followed}{preset_lines(plan.presets, plan.framework, plan.answers)}\n"


def _make(plan: Plan, target: Path, options: NewOptions, progress: Progress) -> int:
    around = repository_around(target) if options.git else None
    author = Author(str(plan.answers["author_name"]), str(plan.answers["author_email"]))
    by = author if options.git and around is None else None
    project, version = plan.project, str(plan.answers["python_version"])
    wanted = wanted_of(project, version, is_online=options.install)
    lock = _placed(plan, wanted, target, by, options, progress)
    if around is not None:
        progress.out.write(inside(around, target))
    failure: StartwiseError | None = None
    if options.install:
        lock, failure = finish(project, wanted, target, by, lock, progress)
    shell = shell_of(project)
    steps = next_steps(
        project,
        target,
        shell,
        is_installed=options.install and not failure,
        has_repository=by is not None,
    )
    if options.as_json:
        repository = target if by is not None else around
        data = {
            **_as_data(plan, target, options),
            "repository": None if repository is None else str(repository),
            "steps": progress.steps,
            "packages": report.as_data(lock, fresh=options.fresh),
        }
        data |= {"next": [asdict(step) for step in steps], "open": addresses(project)}
        if failure is not None:
            data["error"] = failure.as_data()
        print_json(data)
    if failure is None:
        if not options.install:
            progress.out.write(report.to_be_completed(lock))
        progress.out.write(plain_lines(as_text(_made(plan, target), project, steps, shell)))
        if options.run and any(step.purpose == "migrate" for step in steps):
            failure = StartwiseError("Not served: its database is not migrated yet.", _FIRST)
    if failure is not None:
        failure.is_printed = options.as_json
        raise failure
    return _serve(plan, target, progress, options) if options.run else 0


def _placed(
    plan: Plan,
    wanted: Wanted,
    target: Path,
    by: Author | None,
    options: NewOptions,
    progress: Progress,
) -> Lock | None:
    """Lock a project's packages and place its files, all or none; return the lock."""
    was_there = target.exists()
    try:
        lock = locked(wanted, progress, fresh=options.fresh)
        tree = with_lock(plan.project.tree, lock, fresh=options.fresh)
        progress.step(
            f"placing {len(plan.project.tree)} files in {in_words(target)}",
            lambda: place(tree, target, by),
        )
    except KeyboardInterrupt:
        if target.exists() != was_there:
            raise
        raise Interrupted("Stopped; no project was written.", "Run the command again.") from None
    return lock


def _made(plan: Plan, target: Path) -> str:
    """Return what was made, of which size, and where it is."""
    from generator.inspection.packages import packages_of

    name, where = plain(str(plan.answers["project_name"])), plain(in_words(target))
    packages = sum(not one.development for one in packages_of(plan.project))
    size = f"{counted(len(plan.project.tree), 'file')}, {counted(packages, 'package')}"
    return f"{name} is in {where} ({NAMES[plan.framework]}, {size})."


def _serve(plan: Plan, target: Path, progress: Progress, options: NewOptions) -> int:
    port = installing.free_port()
    progress.out.write(f"\nServing at http://127.0.0.1:{port}/ — stop with Ctrl-C\n\n")
    progress.out.flush()
    try:
        command = plan.project.commands["serve"]
        return installing.serve(target, command, port, is_quiet=options.as_json)
    except KeyboardInterrupt:
        return 0


def _as_data(plan: Plan, target: Path, options: NewOptions) -> dict[str, Any]:
    return {
        "project": str(target),
        "framework": plan.framework,
        "answers": plan.answers,
        "defaults": list(plan.defaults),
        "answers_from": options.files,
        "presets": presets_as_data(options.presets),
        "followed": [asdict(one) for one in plan.completed.followed],
        "recommendation": as_data(plan.recommendation),
        "features": list(plan.project.features),
    }
