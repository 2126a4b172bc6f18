"""Answers and a framework become a tree: every file of the project, in memory.

The templates are cookiecutter's, and so are the rules they are rendered by, but cookiecutter itself
is not needed for it. What the answers need is rendered and nothing else, the current directory is
kept, and no path is rendered twice; tests hold the output equal, byte for byte, to that of a plain
``cookiecutter`` call.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from generator.answers.questions import OFFERED, Answer
from generator.errors import TemplateBroken
from generator.features.keys import features_in, is_on
from generator.features.switching import conditions, features_on
from generator.locations import TEMPLATES
from generator.presets.loaded_preset import Preset
from generator.templating.jinja_environment import environment_of
from generator.templating.provenance import with_digest
from generator.templating.template_files import SLUG_IN_PATH, Source, settings_of, sources
from generator.templating.tree import File, Marked, Project, Written

if TYPE_CHECKING:
    from jinja2 import Environment

    from generator.templating.overlays import Applied


def render(
    framework: str,
    answers: Mapping[str, Answer],
    defaults: Sequence[str] = (),
    presets: Sequence[Preset] = (),
) -> Project:
    """Return the project that a framework's template makes of these answers.

    ``answers`` holds every question and has passed ``generator.answers.validation.check``;
    ``defaults`` are those of them that nobody gave, ``presets`` those that it is made with.
    """
    from jinja2 import TemplateError

    environment = environment_of(framework)
    try:
        values = values_of(framework, answers, environment)
        values["__defaults"] = list(defaults)
        slug = str(values["project_slug"])
        values["__presets"] = presets
        overlays = _overlays(framework, values, presets)
        tree = dict(_files(framework, values, environment))
        if "languages" in values["__features"]:
            from generator.templating.catalogues import translated

            tree = translated(framework, slug, tree)
        if overlays:
            from generator.templating.overlays import with_overlays

            tree = with_overlays(tree, overlays)
        tree = with_digest(tree)
    except (SyntaxError, ValueError) as error:
        from generator.templating.overlays import unreadable

        if not presets:
            raise
        raise unreadable(presets, error) from error
    except TemplateError as error:
        raise TemplateBroken(
            f"The {framework} template could not be rendered: {error}",
            "This is a fault of startwise; please report it with the command you ran.",
        ) from error
    added = tuple(one.added for one in overlays)
    features = (*filter(None, values["__features"]), *(one.origin for one in overlays))
    return Project(framework, slug, tree, features, values["__commands"], added)


def _overlays(
    framework: str, values: dict[str, Any], presets: Sequence[Preset]
) -> "tuple[Applied, ...]":
    """Return the overlays of presets; the templates know their fragments by place."""
    if all(one.overlay.is_empty for one in presets):
        return ()
    from generator.templating.overlays import applied, check_overlays

    check_overlays(presets)
    answers = {name: values[name] for name in values if not name.startswith("_")}
    overlays = applied(framework, answers, presets)
    places: dict[str, list[tuple[str, str]]] = {}
    for one in overlays:
        for place, text in one.fragments.items():
            places.setdefault(place, []).append((one.origin, text))
    values["__added"] = places
    return overlays


def values_of(
    framework: str, answers: Mapping[str, Answer], environment: "Environment"
) -> dict[str, Any]:
    """Return what the templates know as ``cookiecutter``: answers, and what derives from them.

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
    framework: str, values: Mapping[str, Any], environment: "Environment"
) -> Iterator[tuple[str, File]]:
    """Yield each file whose features are all on, by its path."""
    features = [feature for feature in values["__features"] if feature]
    slug = str(values["project_slug"])
    for source in sources(framework):
        if is_on(source.key, features):
            path = source.path.replace(SLUG_IN_PATH, slug)
            yield path, _file(source, values, environment)


def _file(source: Source, values: Mapping[str, Any], environment: "Environment") -> File:
    noted: list[Written | Marked] = []
    return File(
        _content(source.name, values, environment, noted),
        source.executable,
        features_in(source.key),
        tuple(one for one in noted if isinstance(one, Written)),
        tuple(one for one in noted if isinstance(one, Marked)),
    )


def _content(
    name: str, values: Mapping[str, Any], environment: "Environment", noted: list[Written | Marked]
) -> bytes:
    raw = (TEMPLATES / name).read_bytes()
    if b"\0" in raw or not (b"{{" in raw or b"{%" in raw or b"{#" in raw):
        return raw
    text = environment.get_template(name).render(cookiecutter=values, noted=noted)
    return text.encode("utf-8")
