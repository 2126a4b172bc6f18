"""Answers and a framework become a tree: every file of the project, in memory."""

import importlib.util
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.errors import TemplateBroken
from generator.locations import TEMPLATES
from generator.ownership import OwnedPaths, reasons_for, stays
from generator.questions import FREE_TEXT, OFFERED, Answer


@dataclass(frozen=True)
class File:
    """One file of a project: its bytes, whether it can be run, and the features it is there for."""

    content: bytes
    executable: bool
    features: tuple[str, ...]


Tree = Mapping[str, File]


@dataclass(frozen=True)
class Project:
    """A project before it is placed.

    Attributes:
        tree: its files by their path relative to its folder, sorted.
        features: what the answers switch on, in the template's order.
        commands: shell commands by purpose: migrate, serve, test.
    """

    tree: Tree
    features: tuple[str, ...]
    commands: Mapping[str, str]


def render(framework: str, answers: Mapping[str, Answer]) -> Project:
    """Give the project that a framework's template makes of these answers.

    ``answers`` holds every question and has passed ``generator.answers.check``.

    Raises:
        TemplateBroken: the template could not be rendered.
    """
    template = TEMPLATES / framework
    context = _context(template, answers)
    values = context["cookiecutter"]
    features = tuple(feature for feature in values["__features"] if feature)
    with tempfile.TemporaryDirectory(prefix="startwise-") as folder:
        rendered = _generate(template, context, folder)
        tree = _read(rendered, values["_features"], features, values["project_slug"])
    return Project(tree, features, values["__commands"])


def _context(template: Path, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """Give the context that a plain cookiecutter call would have for these answers."""
    _load_when_used("arrow")
    from cookiecutter.generate import generate_context
    from cookiecutter.prompt import prompt_for_config

    # cookiecutter renders what it is passed: free text is put in afterwards, as itself.
    chosen = {q.name: answers[q.name] for q in OFFERED if q.name not in FREE_TEXT}
    context = generate_context(str(template / "cookiecutter.json"), extra_context=chosen)
    context["cookiecutter"]["_extensions"] = ["generator.extension.StartwiseExtension"]
    values = prompt_for_config(context, no_input=True)
    values.update({name: answers[name] for name in FREE_TEXT})
    options = dict(values["_jinja2_env_vars"])
    bytecode = _bytecode_cache(template.name)
    if bytecode is not None:
        options["bytecode_cache"] = bytecode
    values["_jinja2_env_vars"] = options
    return {"cookiecutter": values}


def _load_when_used(name: str) -> None:
    """Put off a module that cookiecutter imports for a tag that the templates do not use."""
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        return
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)


def _bytecode_cache(framework: str) -> Any:
    """Give Jinja's cache of compiled templates, or None where no folder can be had for it."""
    from jinja2 import FileSystemBytecodeCache

    base = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    folder = base / "startwise" / f"{__version__}-{sys.implementation.cache_tag}" / framework
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except (OSError, RuntimeError):
        return None
    return FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None


def _generate(template: Path, context: dict[str, Any], folder: str) -> Path:
    from cookiecutter.exceptions import CookiecutterException
    from cookiecutter.generate import generate_files
    from jinja2 import TemplateError

    try:
        project = generate_files(template, context=context, output_dir=folder, accept_hooks=False)
    except (CookiecutterException, TemplateError) as error:
        raise TemplateBroken(
            f"The {template.name} template could not be rendered: {error}",
            "This is a fault of startwise; please report it with the command you ran.",
        ) from error
    return Path(project)


def _read(project: Path, owned: OwnedPaths, features: Sequence[str], slug: str) -> Tree:
    tree = {}
    for path in sorted(project.rglob("*")):
        relative = path.relative_to(project).as_posix()
        if path.is_file() and stays(relative, owned, features, slug):
            tree[relative] = File(
                content=path.read_bytes(),
                executable=bool(path.stat().st_mode & 0o100),
                features=reasons_for(relative, owned, features, slug),
            )
    return tree
