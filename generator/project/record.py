"""What a project says of its making: the record that startwise put into its folder."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.answers.answers_file import ANSWERS, MAKING
from generator.answers.parsing import parse, question_called
from generator.answers.questions import OFFERED, Answers
from generator.answers.toml_documents import toml_document
from generator.errors import NotAProject, UnreadableAnswers, WrongRequest, about
from generator.guidance.frameworks import NAMES, Framework, framework_named
from generator.templating.provenance import RECORD
from generator.terminal.safe_text import quoted

# A record has a thousand characters; reading TOML that is crafted takes long.
_LARGEST = 20_000


@dataclass(frozen=True)
class Record:
    """What a project was made from; ``digest`` is empty where the record has none.

    ``is_tested`` is whether it has the packages that were tested, not the newest.
    """

    framework: Framework
    answers: Answers
    defaults: tuple[str, ...]
    digest: str
    is_tested: bool


def read_record(folder: Path) -> Record:
    """Return the record of a project of this version; refuse every other one."""
    path = folder / RECORD
    if not folder.is_dir() or not path.is_file():
        what = f"The folder {folder} was not made by startwise: it holds no {RECORD}."
        if not folder.is_dir():
            what = f"There is no folder {folder}."
        raise NotAProject(what, "Give the folder of a project that startwise made.")
    document = _document(path)
    making = document.get(MAKING)
    said = document.get(ANSWERS)
    if not isinstance(making, dict) or not isinstance(said, dict):
        raise NotAProject(
            f"{path} is no record of a project: it lacks [{MAKING}] or [{ANSWERS}].",
            "Give the folder of a project that startwise made.",
        )
    _check_version(path, making.get("version"))
    template = making.get("template")
    if not isinstance(template, str) or template not in NAMES:
        raise NotAProject(
            f"{path} names no template that there is: {quoted(template)}.",
            f"It is one of {', '.join(NAMES)}: take the file back from git.",
        )
    defaults = making.get("defaults", [])
    with about(f"in {path}"):
        answers = _answers(said)
    return Record(
        framework=framework_named(template),
        answers=answers,
        defaults=tuple(name for name in answers if isinstance(defaults, list) and name in defaults),
        digest=digest_in(document),
        is_tested="tested_on" in making,
    )


def digest_in(document: Mapping[str, Any]) -> str:
    """Return the digest of the project as it was rendered, from its record; empty for none."""
    making = document.get(MAKING)
    digest = making.get("tree") if isinstance(making, dict) else None
    return digest if isinstance(digest, str) else ""


def _document(path: Path) -> dict[str, Any]:
    text = ""
    if path.stat().st_size > _LARGEST:
        raise UnreadableAnswers(f"{path} is too large.", "Take the file back from git.")
    try:
        text = path.read_text(encoding="utf-8-sig")
        document = toml_document(text)
    except (OSError, ValueError) as error:
        if isinstance(error, ValueError) and "\n<<<<<<< " in f"\n{text}":
            raise UnreadableAnswers(
                f"{path} holds a conflict of git.",
                "Take either side of it whole, then say what is to change once more.",
            ) from error
        raise UnreadableAnswers(
            f"{path} cannot be read: {error}.", "Take the file back from git."
        ) from error
    return document


def _check_version(path: Path, version: object) -> None:
    """Refuse a record of another version: what its answers make there is not known here."""
    if version != __version__:
        raise WrongRequest(
            f"{path} was written by startwise {quoted(version)}, and this is {__version__}.",
            "A project of another version needs startwise update, which is not there yet.",
        )


def _answers(said: Mapping[str, object]) -> Answers:
    answers: Answers = {}
    for key, raw in said.items():
        name = question_called(key)
        answers[name] = parse(name, raw, said_as=key)
    missing = [one.name for one in OFFERED if one.name not in answers]
    if missing:
        raise UnreadableAnswers(
            f"it does not answer {', '.join(missing)}.", "Take the file back from git."
        )
    return {question.name: answers[question.name] for question in OFFERED}
