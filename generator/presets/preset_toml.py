"""What a preset.toml can say, read with every problem in it."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator import __version__
from generator.answers.locks import Lock, problems_of
from generator.answers.own_answers import OF_A_PROJECT
from generator.answers.parsing import parse, question_called, shown
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.answers.spelling import closest
from generator.answers.toml_documents import toml_document
from generator.errors import UnknownName
from generator.presets.files import PRESET, Files
from generator.presets.loaded_preset import Preset, origin_of
from generator.presets.overlay import overlay_in
from generator.terminal.safe_text import INVISIBLE, plain, quoted

# TOML that is crafted takes long to read.
_LARGEST = 100_000
_LONGEST_TEXT = 300
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?")

_TABLES = ("preset", "defaults", "locked", "overlay")
_OF_PRESET = ("name", "version", "startwise")
_OF_LOCK = ("answer", "because")


class Problems(list[str]):
    """What is wrong with a preset, each in a sentence without its full stop."""

    def of(self, where: str, what: str) -> None:
        """Add what is wrong in a table."""
        self.append(f"{where}: {what}")


def read_form(files: Files, source: str, digest: str) -> tuple[Preset, Problems]:
    """Return what a preset's files say, as far as they are right, and what is wrong with them."""
    found = Problems()
    document = _document(files[PRESET], found)
    for name in document:
        if name not in _TABLES:
            found.append(_unknown(name, _TABLES, "table"))
    said = _table(document, "preset", found)
    if "preset" not in document and not found:
        found.append("it has no [preset] with a name and a version")
    name, version = _making(said, found)
    origin = origin_of(name)
    locks = tuple(_locks(_table(document, "locked", found), origin, found))
    defaults = _defaults(_table(document, "defaults", found), found)
    _check_defaults(defaults, locks, found)
    if not found:
        found.extend(problems_of(locks))
    overlay = overlay_in(document.get("overlay", {}), files, found)
    return Preset(name, version, source, digest, defaults, locks, overlay), found


def _document(content: bytes, found: Problems) -> dict[str, Any]:
    if len(content) > _LARGEST:
        found.append(f"it has {len(content):,} bytes; {_LARGEST:,} are the most")
        return {}
    try:
        return toml_document(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        found.append("it is not text in UTF-8")
    except ValueError as error:
        found.append(f"it is not TOML: {plain(str(error))}")
    return {}


def _table(document: Mapping[str, Any], name: str, found: Problems) -> dict[str, Any]:
    said = document.get(name, {})
    if isinstance(said, dict):
        return said
    found.append(f"{name} is not a table: write [{name}], then its lines")
    return {}


def _unknown(key: str, known: tuple[str, ...], what: str) -> str:
    meant = closest(key, known)
    hint = f"did you mean {meant}?" if meant else f"there is: {', '.join(known)}"
    return f"there is no {what} {quoted(key)}: {hint}"


def _making(said: Mapping[str, Any], found: Problems) -> tuple[str, str]:
    """Return the name and the version; the range of startwise is checked here."""
    for key in said:
        if key not in _OF_PRESET:
            found.of("[preset]", _unknown(key, _OF_PRESET, "key"))
    name, version, wanted = (_text(said, key, "[preset]", found) for key in _OF_PRESET)
    if said and not _NAME.fullmatch(name) and ("name" not in said or name):
        what = "a name is a-z, 0-9, dots, dashes, at most 40 of them"
        found.of("[preset]", f"name = {quoted(said.get('name', ''))}: {what}")
    if said and "version" not in said:
        found.of("[preset]", 'it has no version, such as version = "1.0"')
    if wanted:
        _check_range(wanted, found)
    return name if _NAME.fullmatch(name) else "", version


def _text(said: Mapping[str, Any], key: str, where: str, found: Problems) -> str:
    """Return a text of one plain line; an empty one where there is none or it is wrong."""
    text = said.get(key, "")
    if not isinstance(text, str):
        found.of(where, f"{key} cannot be {quoted(text)}: it is a text, in quotes")
    elif plain(text) != text:
        found.of(where, f"{key} has line breaks or control characters")
    elif INVISIBLE.search(text):
        found.of(where, f"{key} has characters that nobody sees")
    elif len(text) > _LONGEST_TEXT:
        found.of(where, f"{key} has {len(text)} characters; {_LONGEST_TEXT} are the most")
    else:
        return text.strip()
    return ""


def _check_range(wanted: str, found: Problems) -> None:
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        is_met = SpecifierSet(wanted).contains(__version__, prereleases=True)
    except (InvalidSpecifier, ValueError):
        found.of("[preset]", f'startwise = {quoted(wanted)} is no range, such as ">=0.3,<0.7"')
        return
    if not is_met:
        found.of("[preset]", f"it is for startwise {plain(wanted)}, and this is {__version__}")


def _locks(said: Mapping[str, Any], origin: str, found: Problems) -> Iterator[Lock]:
    seen: set[str] = set()
    for key, table in said.items():
        name = _question(key, "[locked]", seen, found)
        if not isinstance(table, dict) or "answer" not in table:
            form = '{ answer = "…", because = "…" }'
            found.of("[locked]", f"{plain(key)} is written {plain(key)} = {form}")
            continue
        for one in table:
            if one not in _OF_LOCK:
                found.of(f"[locked] {plain(key)}", _unknown(one, _OF_LOCK, "key"))
        because = _text(table, "because", f"[locked] {plain(key)}", found)
        if "because" not in table or table["because"] == "":
            found.of("[locked]", f"{plain(key)} has no reason: say because = …, in a sentence")
        if not name:
            continue
        raw = table["answer"] if isinstance(table["answer"], list) else [table["answer"]]
        answers = [_answer(name, one, "[locked]", found) for one in raw]
        if not raw:
            found.of("[locked]", f"{plain(key)} allows no answer")
        elif None not in answers:
            of_known = tuple(dict.fromkeys(one for one in answers if one is not None))
            yield Lock(name, of_known, because, origin)


def _defaults(said: Mapping[str, Any], found: Problems) -> Answers:
    defaults: Answers = {}
    seen: set[str] = set()
    for key, raw in said.items():
        name = _question(key, "[defaults]", seen, found)
        answer = _answer(name, raw, "[defaults]", found) if name else None
        if answer is not None:
            defaults[name] = answer
    return defaults


def _question(key: str, where: str, seen: set[str], found: Problems) -> str:
    try:
        name = question_called(key)
    except UnknownName as error:
        found.of(where, f"{error.message.removesuffix('.')}. {error.way_out}".rstrip(". "))
        return ""
    if name in OF_A_PROJECT:
        found.of(where, f"{name} belongs to one project, not to a preset")
        return ""
    if name in seen:
        found.of(where, f"{name} is said twice")
        return ""
    seen.add(name)
    return name


def _answer(name: str, raw: object, where: str, found: Problems) -> Answer | None:
    from generator.answers.names import check_author, check_email
    from generator.errors import WrongRequest

    question = BY_NAME[name]
    try:
        answer = parse(name, raw)
        if name == "author_name":
            check_author(str(answer))
        if name == "author_email":
            check_email(str(answer))
    except WrongRequest as error:
        found.of(where, f"{error.message.removesuffix('.')}. {error.way_out}".rstrip(". "))
        return None
    if question.kind != "text" and not question.is_available(answer):
        found.of(where, f"{name} {shown(answer)} is not available yet")
        return None
    if name == "framework" and answer == "auto" and where == "[locked]":
        found.of(where, "framework auto holds nothing")
        return None
    return answer


def _check_defaults(
    defaults: Mapping[str, Answer], locks: tuple[Lock, ...], found: Problems
) -> None:
    for lock in locks:
        if lock.name in defaults and defaults[lock.name] not in lock.answers:
            told = f"{lock.name} {shown(defaults[lock.name])}, and [locked] requires {lock.held}"
            found.of("[defaults]", told)
