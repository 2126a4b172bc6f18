"""What a project remembers of its making: answers, version of the templates, packages."""

from collections.abc import Mapping

from generator import __version__
from generator.answers.questions import OFFERED, Answer
from generator.answers.quoting import toml_string, toml_value
from generator.guidance.recommendation import recommend
from generator.tested import tested_set

RECORD = ".startwise.toml"


def making_record(framework: str, answers: Mapping[str, Answer]) -> str:
    """Give the record as TOML: it can be read again as an answers file."""
    if answers["framework"] == "auto" and recommend(answers).framework != framework:
        # Asked of plain cookiecutter: the choice of this template was the answer.
        answers = {**answers, "framework": framework}
    lines = [
        "# What this project was made from. startwise reads it again for later updates.",
        "",
        "[startwise]",
        f"version = {toml_string(__version__)}",
        f"template = {toml_string(framework)}",
        _tested(),
        "",
        "[answers]",
    ]
    lines += [f"{question.name} = {toml_value(answers[question.name])}" for question in OFFERED]
    return "\n".join(lines) + "\n"


def without_tested(record: str) -> str:
    """Give the record of a project whose packages are the newest, not those that were tested."""
    return record.replace(f"{_tested()}\n", "")


def _tested() -> str:
    return f"tested_on = {tested_set.day()}"
