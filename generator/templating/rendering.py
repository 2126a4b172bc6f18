"""Answers and a framework become a tree: every file of the project, in memory.

The templates are cookiecutter's, and so are the rules they are rendered by, but cookiecutter itself
is not needed for it. What the answers need is rendered and nothing else, the current directory is
kept, and no path is rendered twice; tests hold the output equal, byte for byte, to that of a plain
``cookiecutter`` call.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.answers.questions import OFFERED, Answer
from generator.errors import TemplateBroken
from generator.features.keys import features_in, is_on
from generator.features.switching import conditions, features_on
from generator.locations import TEMPLATES
from generator.templating.jinja_environment import environment_of
from generator.templating.template_files import SLUG_IN_PATH, settings_of, sources
from generator.templating.tree import Contribution, File, Project, Tree

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.templating.jinja_extension import Written


def render(framework: str, answers: Mapping[str, Answer]) -> Project:
    """Give the project that a framework's template makes of these answers.

    ``answers`` holds every question and has passed ``generator.answers.validation.check``.

    Raises:
        TemplateBroken: the template could not be rendered.
    """
    from jinja2 import TemplateError

    environment = environment_of(framework)
    contributions: list[Contribution] = []
    try:
        values = _values(framework, answers, environment)
        tree = dict(_files(framework, values, environment, contributions))
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
    new = File(b"", executable=False, features=("languages",))
    added = {path: replace(tree.get(path, new), content=made) for path, made in changed.items()}
    return dict(sorted({**tree, **added}.items()))


def _values(
    framework: str, answers: Mapping[str, Answer], environment: "Environment"
) -> dict[str, Any]:
    """Give what the templates know as ``cookiecutter``: answers, and what derives from them.

    As in cookiecutter, names that begin with one underscore are taken as they are. Of the features,
    those that are off are empty; each thus has one place in the list.
    """
    from generator.templating.jinja_extension import compiled

    values: dict[str, Any] = {question.name: answers[question.name] for question in OFFERED}
    settings = settings_of(framework)
    values |= {name: raw for name, raw in settings.items() if re.match("_[^_]", name)}
    on = features_on(framework, {**answers, "framework": framework})
    values["__features"] = [name if name in on else "" for name in conditions(framework)]
    values["__commands"] = {
        purpose: compiled(environment, command).render(cookiecutter=values)
        for purpose, command in settings["__commands"].items()
    }
    return values


def _files(
    framework: str,
    values: Mapping[str, Any],
    environment: "Environment",
    contributions: list[Contribution],
) -> Iterator[tuple[str, File]]:
    """Give each file whose features are all on, by its path.

    What features write into it is added to ``contributions``.
    """
    features = [feature for feature in values["__features"] if feature]
    slug = str(values["project_slug"])
    for source in sources(framework):
        if not is_on(source.key, features):
            continue
        path = source.path.replace(SLUG_IN_PATH, slug)
        written: list[Written] = []
        content = _content(source.name, values, environment, written)
        contributions += (
            Contribution(path, features_in(one.key), one.place, one.text, one.lines)
            for one in written
        )
        yield path, File(content, source.executable, features_in(source.key))


def _content(
    name: str, values: Mapping[str, Any], environment: "Environment", written: list["Written"]
) -> bytes:
    raw = (TEMPLATES / name).read_bytes()
    if b"\0" in raw or not (b"{{" in raw or b"{%" in raw or b"{#" in raw):
        return raw
    text = environment.get_template(name).render(cookiecutter=values, written=written)
    return text.encode("utf-8")
