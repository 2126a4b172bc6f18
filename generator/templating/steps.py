"""Migrations that a template ships for databases with rows, where answers change."""

from collections.abc import Mapping

from generator.answers.questions import Answer
from generator.templating.jinja_environment import environment_of
from generator.templating.rendering import values_of

FOLDER = "steps"


def render_step(
    framework: str, orm: str, name: str, answers: Mapping[str, Answer], step: Mapping[str, object]
) -> str:
    """Return a migration of these answers; ``step`` is what it takes from the folder."""
    environment = environment_of(framework)
    values = values_of(framework, answers, environment)
    template = environment.get_template(f"{framework}/{FOLDER}/{orm}/{name}.py")
    return template.render(cookiecutter=values, step=step)
