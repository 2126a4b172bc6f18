"""Answers and a framework become a tree: every file of the project, in memory."""

import importlib.util
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__
from generator.errors import TemplateBroken
from generator.locations import TEMPLATES
from generator.ownership import reasons_for, stays
from generator.questions import FREE_TEXT, OFFERED, Answer


@dataclass(frozen=True)
class File:
    """One file of a project: its bytes, whether it can be run, and the features it is there for."""

    content: bytes
    executable: bool
    features: tuple[str, ...]


Tree = Mapping[str, File]


def render(framework: str, answers: Mapping[str, Answer]) -> Tree:
    """Give the project's files by their path relative to its folder, sorted.

    ``answers`` holds every question and has passed ``generator.answers.check``.

    Raises:
        TemplateBroken: the template could not be rendered.
    """
    template = TEMPLATES / framework
    context = _context(template, answers)
    with tempfile.TemporaryDirectory(prefix="startwise-") as folder:
        project = _generate(template, context, folder)
        return _read(project, context["cookiecutter"])


def features_of(framework: str, answers: Mapping[str, Answer]) -> list[str]:
    """Give the features that these answers switch on, in the template's order."""
    context = _context(TEMPLATES / framework, answers)
    return _features(context["cookiecutter"])


def _features(values: Mapping[str, Any]) -> list[str]:
    return [feature for feature in values["__features"] if feature]


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
        project = generate_files(
            template, context=context, output_dir=folder, accept_hooks=False
        )
    except (CookiecutterException, TemplateError) as error:
        raise TemplateBroken(
            f"The {template.name} template could not be rendered: {error}",
            "This is a fault of startwise; please report it with the command you ran.",
        ) from error
    return Path(project)


def _read(project: Path, values: Mapping[str, Any]) -> Tree:
    owned, features, slug = values["_features"], _features(values), values["project_slug"]
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


def template_questions(framework: str) -> dict[str, Any]:
    """Give a template's cookiecutter.json as data."""
    text = (TEMPLATES / framework / "cookiecutter.json").read_text(encoding="utf-8")
    values: dict[str, Any] = json.loads(text)
    return values
