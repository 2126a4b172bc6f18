"""What a plain ``cookiecutter`` call does through the templates' hooks."""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.answers.questions import BY_NAME, Answer
from generator.answers.validation import check
from generator.errors import StartwiseError
from generator.locations import TEMPLATES
from generator.templating.environment_file import write_environment_file
from generator.templating.ownership import SLUG_IN_PATH, owners_of, stays
from generator.tested import portable_lock as portable


def refusal(framework: str, answers: Mapping[str, Answer]) -> str:
    """Give the words that refuse these answers, or an empty string when nothing is wrong."""
    known = {name: answer for name, answer in answers.items() if name in BY_NAME}
    try:
        check({**known, "framework": framework})
    except StartwiseError as error:
        return f"{error.message}\n{error.way_out}"
    return ""


def finish(project: Path, framework: str, features: list[str], slug: str) -> None:
    """Remove what no active feature owns; write the catalogues, the lock file and the .env.

    Raises:
        OSError: a file cannot be removed or written.
    """
    template = json.loads((TEMPLATES / framework / "cookiecutter.json").read_text("utf-8"))
    owned = {
        key: [path.replace(SLUG_IN_PATH, slug) for path in paths]
        for key, paths in template["_features"].items()
    }
    for path in sorted(project.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif not stays(owners_of(path.relative_to(project).as_posix(), owned), features):
            path.unlink()
    if "languages" in features:
        _translate(project, framework, slug)
    portable.write_lock(project, framework)
    write_environment_file(project)


def _translate(project: Path, framework: str, slug: str) -> None:
    from generator.templating.catalogues import translated

    files = {
        path.relative_to(project).as_posix(): path.read_bytes()
        for path in project.rglob("*")
        if path.is_file()
    }
    for name, content in translated(framework, slug, files).items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_bytes(content)
