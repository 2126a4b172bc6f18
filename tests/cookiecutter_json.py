"""``make templates``: each template's cookiecutter.json, from the questions and the manifests.

What plain ``cookiecutter`` asks, and when it finds each feature on. The commands and the settings
of Jinja, which begin with an underscore, stand in the file itself.
"""

import json
from typing import Any

from answer_sets import FRAMEWORKS
from readme_tables import README, with_tables

from generator.answers.questions import BY_NAME, OFFERED, Answer, Question
from generator.answers.ways import Way
from generator.features.conditions import Condition
from generator.features.switching import conditions
from generator.locations import TEMPLATES
from generator.templating.template_files import settings_of

# They follow from the name, or have no answer of their own.
_FREE_TEXT = {
    "project_name": "My service",
    "project_slug": "{{ cookiecutter.project_name | slug }}",
}


def cookiecutter_json(framework: str) -> str:
    """Return the text of a template's cookiecutter.json as it should be."""
    asked: dict[str, Any] = {one.name: _asked(one, framework) for one in OFFERED}
    features = [_expression(name, when) for name, when in conditions(framework).items()]
    kept = {
        name: value for name, value in settings_of(framework).items() if name.startswith("_")
    } | {"__features": features}
    return json.dumps({**asked, **kept}, indent=2, ensure_ascii=False) + "\n"


def _asked(question: Question, framework: str) -> Any:
    """Return what cookiecutter is told of a question; the default of its choices comes first."""
    if question.kind == "text":
        return _FREE_TEXT.get(question.name, question.default)
    if question.kind == "yes_no":
        return question.default
    if question.name == "framework":
        return ["auto", framework]
    choices = [value for value in question.values if question.is_available(value)]
    return sorted(choices, key=lambda value: value != question.default)


def _expression(feature: str, when: Condition) -> str:
    return f"{{{{ '{feature}' if {' or '.join(map(_way, when))} }}}}"


def _way(way: Way) -> str:
    return " and ".join(_among(BY_NAME[name], way[name]) for name in BY_NAME if name in way)


def _among(question: Question, answers: frozenset[Answer]) -> str:
    name = f"cookiecutter.{question.name}"
    if question.kind == "yes_no":
        return name if True in answers else f"not {name}"
    wanted = [value for value in question.values if value in answers]
    others = [value for value in question.values if value not in answers]
    if len(wanted) == 1:
        return f"{name} == '{wanted[0]}'"
    if len(others) == 1:
        return f"{name} != '{others[0]}'"
    return f"{name} in {wanted}"


def main() -> None:
    """Write the files, and the tables of README.md."""
    for framework in FRAMEWORKS:
        path = TEMPLATES / framework / "cookiecutter.json"
        path.write_text(cookiecutter_json(framework), encoding="utf-8")
    README.write_text(with_tables(README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
