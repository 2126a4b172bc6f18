"""A team's own files, fragments and packages, as a preset has them beside its answers."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from generator.answers.questions import BY_NAME, Answer
from generator.answers.spelling import closest
from generator.answers.ways import Way, holds
from generator.presets.files import OVERLAY, Files
from generator.presets.places import PLACES, VERSION
from generator.presets.sandbox import NotAllowed, check_template
from generator.terminal.safe_text import INVISIBLE, plain, quoted

KEYS = ("when", "header", "enforced", "packages", "replaces", "places")
OWNERS = ("django", "flask", "shared")
FRAMEWORKS = ("django", "flask")
SLUG = "{{cookiecutter.project_slug}}"
# What templates of a preset know.
NAMES = frozenset(BY_NAME)

_FILES, _FRAGMENTS = "files", "fragments"
# What startwise itself relies on, or what holds secrets; a preset says its packages as such.
# .gitignore is among them, as without it the secrets of .env would be committed.
_NEVER = (".env", ".venv", "uv.lock", "pyproject.toml", ".env.example", ".gitignore")
_OF_STARTWISE = ".startwise"
_WIDEST = 100
# A line above such a file that is no comment would be an assignment, a pattern or a statement.
_COMMENTED = frozenset({".py", ".toml", ".example", ".gitignore", ".dockerignore", ".yml", ".yaml"})
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?= |$)", re.MULTILINE)
_LONGEST_TEXT = 300
# Names that Windows has for devices.
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(1, 10))}
)


@dataclass(frozen=True)
class Overlay:
    """What a preset adds to projects whose answers are among those of ``when``.

    ``files`` and ``fragments`` are texts by framework, and by path or place; ``packages`` are
    requirements, each with why; ``replaces`` names the files of startwise that other ones stand in
    for, ``enforced`` those that have to stay as they are; a ``header`` is that of files by suffix.
    """

    when: Way = field(default_factory=dict)
    files: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    fragments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    packages: Mapping[str, str] = field(default_factory=dict)
    header: Mapping[str, str] = field(default_factory=dict)
    enforced: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()

    def is_on(self, framework: str, answers: Mapping[str, Answer]) -> bool:
        """Whether it is for a project of these answers."""
        return holds(self.when, {**answers, "framework": framework})

    @property
    def is_empty(self) -> bool:
        """Whether it adds nothing."""
        return not any((*self.files.values(), *self.fragments.values(), self.packages, self.header))


def overlay_in(said: object, files: Files, found: list[str]) -> Overlay:
    """Return the overlay of a preset's [overlay] and files; add what is wrong to ``found``."""
    table = said if isinstance(said, dict) else {}
    if not isinstance(said, dict):
        found.append("overlay is not a table: write [overlay], then its lines")
    unknown = (key for key in table if key not in KEYS)
    found.extend(f"[overlay]: there is no key {quoted(key)}{_meant(key, KEYS)}" for key in unknown)
    texts: dict[str, dict[str, dict[str, str]]] = {_FILES: {}, _FRAGMENTS: {}}
    for owner, kind, path, text in _texts(files, found):
        for framework in FRAMEWORKS if owner == "shared" else (owner,):
            if path in texts[kind].setdefault(framework, {}):
                found.append(f"{plain(path)} is in {OVERLAY}/shared and in {OVERLAY}/{framework}")
            texts[kind][framework][path] = text
    for framework in FRAMEWORKS:
        found.extend(_clashing(texts[_FILES].get(framework, {})))
    if table.get("places", VERSION) not in range(1, VERSION + 1):
        found.append(f"[overlay]: places = {quoted(table['places'])}; this startwise has {VERSION}")
    paths = {path for owner in texts[_FILES].values() for path in owner}
    return Overlay(
        when=_when(table.get("when", {}), found),
        files=texts[_FILES],
        fragments=texts[_FRAGMENTS],
        packages=dict(_packages(table.get("packages", {}), found)),
        header=dict(_header(table.get("header", {}), found)),
        enforced=tuple(_paths("enforced", table.get("enforced", []), paths, found)),
        replaces=tuple(_paths("replaces", table.get("replaces", []), paths, found)),
    )


def _meant(word: str, known: Any) -> str:
    meant = closest(word, known)
    return f": did you mean {meant}?" if meant else f"; there is: {', '.join(sorted(known))}"


def _texts(files: Files, found: list[str]) -> Iterator[tuple[str, str, str, str]]:
    """Yield each file below the overlay: whose it is, what kind, its path or place, its text."""
    for path, content in files.items():
        if not path.startswith(f"{OVERLAY}/"):
            continue
        _, owner, kind, *rest = [*path.split("/", 3), "", ""][:4]
        inside = rest[0]
        if owner not in OWNERS:
            found.append(
                f"{plain(path)}: there is no folder {quoted(owner)}{_meant(owner, OWNERS)}"
            )
        elif kind not in {_FILES, _FRAGMENTS} or not inside:
            meant = _meant(kind, (_FILES, _FRAGMENTS))
            found.append(f"{plain(path)}: there is no folder {quoted(kind)}{meant}")
        elif kind == _FRAGMENTS and inside not in PLACES[owner]:
            found.append(
                f"{plain(path)}: there is no place {quoted(inside)}{_place(inside, owner)}"
            )
        elif kind == _FILES and (why := _why_not_there(inside)):
            found.append(f"{plain(path)}: {why}")
        elif (text := _text(path, content, found)) is not None:
            ended = text if not text or text.endswith("\n") else f"{text}\n"
            yield owner, kind, inside, ended if kind == _FRAGMENTS else text


def _place(place: str, owner: str) -> str:
    if place.startswith("pyproject.") and place.endswith(("dependencies", "development")):
        return ": name a package in [overlay] packages, with why"
    meant = closest(place, PLACES[owner])
    return f": did you mean {meant}?" if meant else "; docs/presets.md lists them"


def _why_not_there(path: str) -> str:
    """Return why no preset can have a file at a path, or an empty string."""
    parts = path.replace(SLUG, "slug").split("/")
    first = parts[0].casefold()
    if path.casefold() in _NEVER or first in _NEVER or first.startswith(_OF_STARTWISE):
        return "this file is made by startwise alone"
    for part in parts:
        if "{" in part or "}" in part:
            return f"in a path, {SLUG} alone stands in braces"
        if part.rstrip(" .") != part or part.partition(".")[0].casefold() in _DEVICES:
            return "not every system can have such a name"
    return ""


def _text(path: str, content: bytes, found: list[str]) -> str | None:
    try:
        text = content.decode("utf-8").replace("\r\n", "\n")
        check_template(text, NAMES)
        mark = _CONFLICT.search(text)
        if mark is not None:
            line = text.count("\n", 0, mark.start()) + 1
            found.append(f"{plain(path)}: line {line}: a conflict is not resolved")
            return None
    except UnicodeDecodeError:
        found.append(f"{plain(path)}: it is not text in UTF-8")
    except NotAllowed as error:
        found.append(f"{plain(path)}: {error}")
    else:
        return text
    return None


def _clashing(files: Mapping[str, str]) -> Iterator[str]:
    """Yield which paths are one on a system that does not tell letters' cases apart."""
    seen: dict[str, str] = {}
    for path in files:
        other = seen.setdefault(folded(path), path)
        if other != path:
            yield f"{plain(path)} and {plain(other)} are one file on some systems"
    for path in files:
        above = (str(one) for one in PurePosixPath(path).parents)
        yield from (f"{plain(one)} is a file and a folder" for one in above if one in files)


def folded(path: str) -> str:
    """Return a path as systems see it that do not tell letters' cases apart."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _when(said: object, found: list[str]) -> Way:
    from generator.answers.ways import way_meant

    if not isinstance(said, dict):
        found.append("[overlay]: when is a table, such as { rest = true }")
        return {}
    try:
        return way_meant(said)
    except (ValueError, TypeError) as error:
        hint = "".join(_meant(one, BY_NAME) for one in said if one not in BY_NAME)
        found.append(f"[overlay] when: {plain(str(error))}{hint}")
        return {}


def _packages(said: object, found: list[str]) -> Iterator[tuple[str, str]]:
    from packaging.requirements import InvalidRequirement, Requirement

    for requirement, why in _pairs("packages", said, found):
        try:
            read = Requirement(requirement)
        except InvalidRequirement:
            found.append(f"[overlay] packages: {quoted(requirement)} is no requirement")
            continue
        is_by_text = any(one.operator == "===" for one in read.specifier)
        if read.url or read.marker or not read.specifier or is_by_text:
            what = 'a package is named with its bounds alone, such as "acme-logging~=1.4"'
            found.append(f"[overlay] packages: {quoted(requirement)}: {what}")
            continue
        yield requirement, why


def _header(said: object, found: list[str]) -> Iterator[tuple[str, str]]:
    for suffix, text in _pairs("header", said, found, lines=True):
        lines = text.splitlines()
        if not suffix.startswith(".") or "/" in suffix or suffix == ".":
            found.append(f'[overlay] header: {quoted(suffix)} is no suffix, such as ".py"')
        elif suffix in _COMMENTED and not all(line.startswith("#") for line in lines):
            found.append(f"[overlay] header: a line for {suffix} begins with #")
        elif any(len(line) > _WIDEST for line in lines):
            found.append(f"[overlay] header: a line has {_WIDEST} characters at most")
        else:
            yield suffix, "".join(f"{line}\n" for line in lines)


def _pairs(
    key: str, said: object, found: list[str], *, lines: bool = False
) -> Iterator[tuple[str, str]]:
    """Yield each pair of texts of a table: of one line, unless they may have ``lines``."""
    if not isinstance(said, dict):
        found.append(f"[overlay]: {key} is a table")
        return
    for name, text in said.items():
        shown = text.replace("\n", "") if lines and isinstance(text, str) else text
        if not isinstance(shown, str) or not shown.strip():
            found.append(f"[overlay] {key}: {plain(name)} has no text")
        elif plain(shown) != shown or plain(name) != name:
            found.append(f"[overlay] {key}: {plain(name)} has control characters")
        elif INVISIBLE.search(shown + name):
            found.append(f"[overlay] {key}: {plain(name)} has characters that nobody sees")
        elif len(shown) > _LONGEST_TEXT * (10 if lines else 1) or len(name) > _LONGEST_TEXT:
            found.append(f"[overlay] {key}: {plain(name[:40])} is too long")
        else:
            yield name, text


def _paths(key: str, said: object, known: set[str], found: list[str]) -> Iterator[str]:
    """Yield each path of a list that is one of the overlay's files."""
    if not isinstance(said, list) or not all(isinstance(one, str) for one in said):
        found.append(f"[overlay]: {key} is a list of paths, in quotes")
        return
    for path in dict.fromkeys(said):
        if path in known:
            yield path
        else:
            meant = closest(path, known)
            hint = f": did you mean {meant}?" if meant else ""
            found.append(f"[overlay] {key}: the overlay has no file {quoted(path)}{hint}")
