"""What a plain ``cookiecutter`` call does through the templates' hooks."""

from collections.abc import Mapping
from pathlib import Path

from generator.answers.questions import Answer
from generator.templating.environment_file import write_environment_file
from generator.templating.rendering import render
from generator.tested import portable_lock as portable


def finish(project: Path, framework: str, answers: Mapping[str, Answer]) -> None:
    """Write what cookiecutter did not find: the features' files, the lock and the .env."""
    for path, file in render(framework, answers).tree.items():
        target = project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        if file.executable:
            target.chmod(target.stat().st_mode | 0o111)
    portable.write_lock(project, framework)
    write_environment_file(project)
