"""Answers and a framework become a tree: every file of the project, in memory.

The templates are cookiecutter's, and so are the rules they are rendered by: its Jinja environment
and its extensions. Only the walk over the files is our own. It renders what the answers need and
nothing else, keeps the current directory, and never renders a path twice; tests hold its output
equal, byte for byte, to that of a plain ``cookiecutter`` call.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.answers.questions import OFFERED, Answer
from generator.errors import TemplateBroken
from generator.locations import TEMPLATES
from generator.templating.jinja_environment import environment_of
from generator.templating.ownership import (
    SLUG_IN_PATH,
    owner_among,
    reasons_for,
    stays,
)
from generator.templating.template_files import owners_in, questions_of, sources
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
    for inside, source, executable in sources(template / SLUG_IN_PATH):
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
