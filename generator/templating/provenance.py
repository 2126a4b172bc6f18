"""What a project remembers of its making: answers, version of the templates, packages."""

from collections.abc import Mapping
from typing import Any

from generator import __version__
from generator.answers.questions import OFFERED
from generator.answers.quoting import toml_string, toml_value
from generator.guidance.deciding import pinned
from generator.guidance.frameworks import framework_named
from generator.tested import tested_set

RECORD = ".startwise.toml"


def making_record(framework: str, answers: Mapping[str, Any]) -> str:
    """Return the record as TOML: it can be read again as an answers file."""
    defaults = answers.get("__defaults", ())
    # Of plain cookiecutter, the choice of this template was the answer.
    offered = {one.name: answers[one.name] for one in OFFERED}
    said = pinned(offered, framework_named(framework), defaults)
    lines = [
        "# What this project was made from. startwise new --answers reads it again.",
        "",
        "[startwise]",
        f"version = {toml_string(__version__)}",
        f"template = {toml_string(framework)}",
        _tested(),
    ]
    if defaults:
        lines.append("# Answers that nobody gave, and that therefore did not count.")
        lines.append(f"defaults = [{', '.join(map(toml_string, defaults))}]")
    lines += ["", "[answers]"]
    lines += [f"{question.name} = {toml_value(said[question.name])}" for question in OFFERED]
    return "\n".join(lines) + "\n"


def without_tested(record: str) -> str:
    """Return the record of a project whose packages are the newest, not those that were tested."""
    return record.replace(f"{_tested()}\n", "")


def _tested() -> str:
    return f"tested_on = {tested_set.day()}"
