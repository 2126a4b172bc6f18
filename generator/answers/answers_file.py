"""Answers read from a TOML file, and written as one."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from generator import __version__
from generator.answers.completing import complete
from generator.answers.parsing import parse, question_called
from generator.answers.questions import BY_NAME, QUESTIONS, Answer, Answers
from generator.answers.quoting import toml_value
from generator.answers.spelling import closest
from generator.answers.toml_documents import toml_document
from generator.errors import UnknownName, UnreadableAnswers

# The table of answers, and the others that startwise itself writes beside it: what a project
# remembers of its making, the presets it was made with, and what a stopped wizard keeps that is no
# answer.
ANSWERS = "answers"
MAKING = "startwise"
WIZARD = "wizard"
PRESET = "preset"


def read_answers(path: Path) -> Answers:
    """Return the answers in a file: at its top, or in a table named ``answers``."""
    document = read_document(path)
    said = document.get(ANSWERS, document)
    beside = [key for key in document if key not in {ANSWERS, MAKING, WIZARD, PRESET}]
    if said is not document and beside:
        raise UnknownName(
            f"In {path}: {beside[0]} stands outside of [answers].",
            "Put every answer below the line [answers].",
        )
    if not isinstance(said, dict):
        raise no_table(path)
    with _in(path):
        answers = _parsed(said)
    return answers if said is document else without_defaults(answers, defaults_in(document))


def known_answers(said: Mapping[str, object], path: Path) -> tuple[Answers, dict[str, object]]:
    """Return the recorded answers that this version knows, and the others as they are written.

    Another version may have asked what this one does not, or have had other choices.
    """
    known = {key: raw for key, raw in said.items() if _is_known(key, raw)}
    with _in(path):
        answers = _parsed(known)
    return answers, {key: raw for key, raw in said.items() if key not in known}


def _is_known(key: str, raw: object) -> bool:
    try:
        name = question_called(key)
        return BY_NAME[name].is_available(parse(name, raw))
    except UnknownName:
        return False


def read_document(path: Path) -> dict[str, Any]:
    """Return what a file of answers holds, or refuse it with the reason."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "there is no such path"
        raise UnreadableAnswers(
            f"The answers file {path} cannot be read: {reason}.", _file_meant_by(path)
        ) from error
    return document_in(content, path)


def document_in(content: bytes, path: Path) -> dict[str, Any]:
    """Return what the content of a file of answers says, or refuse it with the reason."""
    try:
        document = toml_document(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableAnswers(
            f"The answers file {path} cannot be read: it is not text in UTF-8.",
            _file_meant_by(path),
        ) from error
    except ValueError as error:
        raise UnreadableAnswers(
            f"The answers file {path} is not TOML: {error}.",
            'A line looks like: database = "postgresql"',
        ) from error
    _check_version(path, document.get(MAKING))
    return document


def no_table(path: Path) -> UnreadableAnswers:
    """Return the error of a file whose answers are no table."""
    return UnreadableAnswers(
        f"In {path}, answers is not a table.", "Write [answers], then a line for each answer."
    )


@contextmanager
def _in(path: Path) -> Iterator[None]:
    """Name in a refusal the file that it is about."""
    try:
        yield
    except UnknownName as error:
        raise UnknownName(f"In {path}: {error.message}", error.way_out) from error


def _check_version(path: Path, making: object) -> None:
    """Refuse the record of a newer startwise: its answers may mean something else by then."""
    from packaging.version import Version

    version = making.get("version") if isinstance(making, dict) else None
    try:
        is_newer = Version(str(version or 0)) > Version(__version__)
    except ValueError:
        # It is no version, or one of more digits than Python reads.
        return
    if is_newer:
        raise UnreadableAnswers(
            f"{path} was written by startwise {version}, which is newer than this one, "
            f"{__version__}.",
            "Update startwise, or copy the lines below [answers] to a file and check them there.",
        )


def _parsed(said: Mapping[str, object]) -> Answers:
    """Return the answers of a file, whose keys are the questions' names or their flags'."""
    answers: Answers = {}
    for key, raw in said.items():
        name = question_called(key)
        if name in answers:
            raise UnknownName(f"{name} is said twice.", "Say each answer once.")
        answers[name] = parse(name, raw, said_as=key)
    return answers


def defaults_in(document: Mapping[str, Any]) -> tuple[str, ...]:
    """Return which answers nobody gave, as a project's record names them."""
    making = document.get(MAKING)
    named = making.get("defaults") if isinstance(making, dict) else None
    return tuple(one for one in named if isinstance(one, str)) if isinstance(named, list) else ()


def without_defaults(answers: Answers, named: Collection[str]) -> Answers:
    """Leave out what a project's record names as defaults, where they still are the defaults."""
    defaults = [name for name in answers if name in named]
    said = {name: answer for name, answer in answers.items() if name not in defaults}
    completed = complete(said).answers
    return said | {name: answers[name] for name in defaults if completed[name] != answers[name]}


def _file_meant_by(path: Path) -> str:
    """Return a hint that names the file of answers with the closest name, where one is near."""
    try:
        beside = [one.name for one in path.parent.iterdir() if one.suffix == ".toml"]
    except (OSError, ValueError):
        beside = []
    meant = "" if path.name in beside else closest(path.name, beside)
    return f"Did you mean {path.with_name(meant)}?" if meant else "Give the path of a TOML file."


def saved_by_the_wizard(path: Path) -> str:
    """Return what a stopped wizard wrote beside the answers, or an empty string."""
    try:
        document = toml_document(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ""
    kept = document.get(WIZARD)
    return str(kept.get("more", "")) if isinstance(kept, dict) else ""


def answers_text(
    heading: str,
    answers: Mapping[str, Answer],
    because: Mapping[str, str],
    more: str = "",
    defaults: Collection[str] = (),
) -> str:
    """Return answers as an answers file, each with what it is for and where it comes from.

    ``heading`` is what the file says of itself; ``because`` says of an answer that nobody gave why
    it is what it is; ``more`` is what a stopped wizard keeps. ``defaults`` stand as comments, as
    they count where somebody gives them.
    """
    lines = [f"# {line}".rstrip() for line in heading.splitlines()]
    lines += ["", "[answers]"]
    for question in sorted(QUESTIONS, key=lambda one: one.name != "project_name"):
        if question.name in answers:
            values = f" {' | '.join(map(str, question.values))}" if question.choices else ""
            reason = because.get(question.name, "")
            lines.append(f"# {question.help}{values}")
            value = toml_value(answers[question.name])
            said = "# " if question.name in defaults else ""
            lines.append(f"{said}{question.name} = {value}{f'  # {reason}' if reason else ''}")
    if more:
        lines += ["", f"[{WIZARD}]", f"more = {toml_value(more)}"]
    return "\n".join(lines) + "\n"
