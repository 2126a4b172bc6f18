"""Answers and a framework become a tree: every file of the project, in memory.

The templates are cookiecutter's, and so are the rules they are rendered by: its Jinja environment
and its extensions. Only the walk over the files is our own. It renders what the answers need and
nothing else, keeps the current directory, and never renders a path twice; tests hold its output
equal, byte for byte, to that of a plain ``cookiecutter`` call.
"""

import importlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from generator import __version__
from generator.answers.questions import OFFERED, Answer
from generator.errors import TemplateBroken
from generator.locations import TEMPLATES, cache_folder
from generator.templating.ownership import (
    SLUG_IN_PATH,
    Owners,
    owner_among,
    owners_of,
    reasons_for,
    stays,
)

if TYPE_CHECKING:
    from jinja2 import Environment, FileSystemBytecodeCache

    from generator.templating.jinja_extension import Written


@dataclass(frozen=True)
class File:
    """One file of a project.

    Attributes:
        content: its bytes.
        executable: whether it can be run.
        features: the features it is there for; empty for what every project has.
        owner: of the keys that own it, the one that it counts for, such as ``notes+rest``.
    """

    content: bytes
    executable: bool
    features: tuple[str, ...]
    owner: str = ""


Tree = Mapping[str, File]


@dataclass(frozen=True)
class Contribution:
    """What a feature wrote into one place of a file that it shares with others.

    Attributes:
        path: the file.
        features: the features that brought it: one, or several that meet.
        place: the name of the place in the file, such as ``pyproject.dependencies``.
        text: what was written there, fragments inside of it included.
        lines: how many lines of the text are its own, without those of fragments inside of it;
            none where a project's file was edited since.
    """

    path: str
    features: tuple[str, ...]
    place: str
    text: str
    lines: int


@dataclass(frozen=True)
class Project:
    """A project before it is placed.

    Attributes:
        tree: its files by their path relative to its folder, sorted.
        features: what the answers switch on, in the template's order.
        commands: shell commands by purpose: migrate, serve, test.
        contributions: what the features wrote into files that they share, in the files' order.
    """

    tree: Tree
    features: tuple[str, ...]
    commands: Mapping[str, str]
    contributions: tuple[Contribution, ...] = ()


def render(framework: str, answers: Mapping[str, Answer]) -> Project:
    """Give the project that a framework's template makes of these answers.

    ``answers`` holds every question and has passed ``generator.answers.validation.check``.

    Raises:
        TemplateBroken: the template could not be rendered.
    """
    from jinja2 import TemplateError

    environment = _environment(framework)
    contributions: list[Contribution] = []
    try:
        values = _values(framework, answers, environment)
        tree = dict(_files(TEMPLATES / framework, values, environment, contributions))
        if "languages" in values["__features"]:
            tree = _translated(framework, str(values["project_slug"]), tree)
    except TemplateError as error:
        raise TemplateBroken(
            f"The {framework} template could not be rendered: {error}",
            "This is a fault of startwise; please report it with the command you ran.",
        ) from error
    features = tuple(filter(None, values["__features"]))
    return Project(tree, features, values["__commands"], tuple(contributions))


def _translated(framework: str, slug: str, tree: Tree) -> dict[str, File]:
    """Give the tree with its catalogues of messages."""
    from generator.templating.catalogues import translated

    changed = translated(framework, slug, {path: file.content for path, file in tree.items()})
    new = File(b"", executable=False, features=("languages",), owner="languages")
    added = {path: replace(tree.get(path, new), content=made) for path, made in changed.items()}
    return dict(sorted({**tree, **added}.items()))


@cache
def _environment(framework: str) -> "Environment":
    """Give cookiecutter's environment for a template; compiled templates are kept."""
    _load_when_used("arrow")
    from cookiecutter.utils import create_env_with_context
    from jinja2 import FileSystemLoader

    template = TEMPLATES / framework
    settings = questions_of(framework)
    context = {
        "cookiecutter": {
            "_extensions": ["generator.templating.jinja_extension.StartwiseExtension"],
            "_jinja2_env_vars": {
                **settings["_jinja2_env_vars"],
                "bytecode_cache": _bytecode_cache(framework),
            },
        }
    }
    environment: Environment = create_env_with_context(context)
    environment.loader = FileSystemLoader([template / SLUG_IN_PATH, template / "templates"])
    return environment


@cache
def questions_of(framework: str) -> Mapping[str, Any]:
    """Give a template's cookiecutter.json."""
    text = (TEMPLATES / framework / "cookiecutter.json").read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def _values(
    framework: str, answers: Mapping[str, Answer], environment: "Environment"
) -> dict[str, Any]:
    """Give what the templates know as ``cookiecutter``: answers, and what derives from them.

    As in cookiecutter, names that begin with one underscore are taken as they are, and with two are
    rendered.
    """
    values: dict[str, Any] = {question.name: answers[question.name] for question in OFFERED}
    for name, raw in questions_of(framework).items():
        if name.startswith("__"):
            values[name] = _rendered(raw, values, environment)
        elif name.startswith("_"):
            values[name] = raw
    return values


def _rendered(raw: Any, values: Mapping[str, Any], environment: "Environment") -> Any:
    if isinstance(raw, list):
        # Many short templates take much longer to compile than one that holds them all.
        return _rendered("\n".join(raw), values, environment).split("\n")
    if isinstance(raw, dict):
        return {key: _rendered(one, values, environment) for key, one in raw.items()}
    from generator.templating.jinja_extension import compiled

    return compiled(environment, raw).render(cookiecutter=values)


def _files(
    template: Path,
    values: Mapping[str, Any],
    environment: "Environment",
    contributions: list[Contribution],
) -> Iterator[tuple[str, File]]:
    """Give each file that an active feature owns, or that every project has, by its path.

    What features write into it is added to ``contributions``.
    """
    features = [feature for feature in values["__features"] if feature]
    slug = str(values["project_slug"])
    for inside, source, executable in _sources(template / SLUG_IN_PATH):
        owners = owners_in(template.name, inside)
        if stays(owners, features):
            path = inside.replace(SLUG_IN_PATH, slug)
            written: list[Written] = []
            content = _content(source, inside, values, environment, written)
            contributions += (
                Contribution(path, tuple(one.key.split("+")), one.place, one.text, one.lines)
                for one in written
            )
            yield (
                path,
                File(
                    content=content,
                    executable=executable,
                    features=reasons_for(owners, features),
                    owner=owner_among(owners, features),
                ),
            )


@cache
def owners_in(framework: str, path: str) -> Owners:
    """Give the keys that own a path of a template."""
    return owners_of(path, questions_of(framework)["_features"])


def paths_of(framework: str, slug: str) -> tuple[str, ...]:
    """Give the path of every file that a template can make, whatever the answers."""
    sources = _sources(TEMPLATES / framework / SLUG_IN_PATH)
    return tuple(path.replace(SLUG_IN_PATH, slug) for path, _, _ in sources)


@cache
def _sources(folder: Path) -> tuple[tuple[str, Path, bool], ...]:
    """Give every file below a folder: its path relative to it, itself, whether it can be run."""
    return tuple(
        (path.relative_to(folder).as_posix(), path, os.access(path, os.X_OK))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix != ".pyc"
    )


def _content(
    source: Path,
    name: str,
    values: Mapping[str, Any],
    environment: "Environment",
    written: list["Written"],
) -> bytes:
    raw = source.read_bytes()
    if b"\0" in raw or not (b"{{" in raw or b"{%" in raw or b"{#" in raw):
        return raw
    text = environment.get_template(name).render(cookiecutter=values, written=written)
    return text.encode("utf-8")


def _bytecode_cache(framework: str) -> "FileSystemBytecodeCache | None":
    """Give Jinja's cache of compiled templates, or None where no folder can be had for it."""
    from jinja2 import FileSystemBytecodeCache
    from jinja2.bccache import Bucket

    class BestEffortCache(FileSystemBytecodeCache):
        """Does without what it cannot write."""

        def dump_bytecode(self, bucket: Bucket) -> None:
            with suppress(OSError):
                super().dump_bytecode(bucket)

    base = cache_folder()
    if base is None:
        return None
    folder = base / f"{__version__}-{sys.implementation.cache_tag}" / framework
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return BestEffortCache(str(folder)) if os.access(folder, os.W_OK) else None


class _LoadedWhenUsed(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        """Import the real module, which takes this one's place, and ask it."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def _load_when_used(name: str) -> None:
    """Put off a module that cookiecutter imports for a tag that the templates do not use."""
    sys.modules.setdefault(name, _LoadedWhenUsed(name))
