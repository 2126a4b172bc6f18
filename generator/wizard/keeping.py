"""Answers that outlive the wizard: those of a run that was stopped, and those saved on purpose."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.answers.answers_file import answers_text, saved_by_the_wizard
from generator.answers.command_line import command, flag_with, spelled
from generator.answers.names import slug_from
from generator.answers.questions import OFFERED
from generator.errors import Interrupted
from generator.planning import Plan
from generator.terminal.safe_text import plain
from generator.wizard.state import State, more_in_words
from generator.writing import write_whole

_MOST_NUMBERED = 99


def stopped(
    state: State, flags: tuple[str, ...], files: Sequence[Path] = (), folder: str = ""
) -> Interrupted:
    """Keep the answers given so far; give the error that tells how to go on.

    They go into a new file in the current folder, or into that of the ``files`` which this run was
    resumed from. Where nothing was answered nothing is kept, and where no file can be written, or
    the project goes into a ``folder`` that has to be empty, the command to go on with says them.
    """
    if state.before is None:
        said = {name: answer for name, answer in state.said.items() if name not in state.files}
        read = [flag_with("--answers", str(path)) for path in files]
        way_out = f"Go on with: {plain(spelled(said, (*read, *flags), folder))}" if files else ""
        return Interrupted("Stopped; no project was written.", way_out)
    if folder:
        again = plain(spelled(state.said, flags, folder))
        return Interrupted("Stopped; no project was written.", f"Go on with: {again}")
    try:
        path = _saved(state, next(filter(saved_by_the_wizard, reversed(files)), None))
    except OSError as error:
        reason = error.strerror or "it cannot be written"
        return Interrupted(
            f"Stopped. The answers could not be saved in {plain(str(Path.cwd()))}: {reason}.",
            f"Go on with: {plain(spelled(state.said, flags))}",
        )
    # The name stands in the file: beside one on the command line it would not count.
    resuming = command("", [flag_with("--answers", str(path))], flags)
    return Interrupted(
        f"Stopped; your answers are saved in {plain(str(path))}.", f"Go on with: {resuming}"
    )


def _saved(state: State, resumed_from: Path | None) -> Path:
    text = answers_text(
        "Answers of a project that is still to be made.\n"
        "Go on with: startwise new --answers and this file",
        state.said,
        {},
        more_in_words(state),
    )
    if resumed_from is not None:
        write_whole(resumed_from, text)
        return resumed_from
    for path in _free_paths(state):
        try:
            with path.open("x", encoding="utf-8") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise FileExistsError


def _free_paths(state: State) -> Iterator[Path]:
    slug = state.said.get("project_slug") or slug_from(str(state.said.get("project_name", "")))
    base = str(slug) or "startwise"
    yield Path(f"{base}.answers.toml")
    for number in range(2, _MOST_NUMBERED + 1):
        yield Path(f"{base}-{number}.answers.toml")


def save(path: Path, state: State, plan: Plan, because: Mapping[str, str]) -> None:
    """Write every answer to a file, whatever is there; defaults as comments.

    Raises:
        OSError: it cannot be written.
    """
    answers = {question.name: plan.answers[question.name] for question in OFFERED}
    heading = (
        f"Answers for {plain(str(plan.answers['project_name']))}.\n"
        f"Make it with: startwise new --yes {plain(flag_with('--answers', path.name))}"
    )
    origins = {name: why for name, why in because.items() if name not in state.said}
    write_whole(path, answers_text(heading, answers, origins, defaults=plan.defaults))
