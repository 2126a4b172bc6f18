"""What the templates can call on: fragments, import blocks, quoting, texts.

It is a Jinja extension, so that a plain ``cookiecutter`` call has the same words as the CLI.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, Template, nodes, pass_context
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context

from generator.answers.names import slug_from
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.answers.quoting import markdown, python_string, toml_string
from generator.answers.validation import check
from generator.errors import StartwiseError
from generator.features.keys import keys_in_order
from generator.guidance.decision_record import decision_record
from generator.locations import TEMPLATES
from generator.templating.fragments import fragment, fragments_of
from generator.templating.imports import import_block
from generator.templating.provenance import making_record
from generator.templating.texts import (
    LAZY,
    code_text,
    message_id,
    page_text,
    page_value,
    reached_in_raw,
)
from generator.templating.tree import Marked, Written
from generator.tested import tested_set


class StartwiseExtension(Extension):
    """Adds the ``{% fragments "place" %}`` tag, filters and functions to a template."""

    tags = {"fragments"}  # noqa: RUF012 - as the base class declares it

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.filters.update(
            imports=_imports,
            sorted_lines=_sorted_lines,
            python=python_string,
            toml=toml_string,
            markdown=markdown,
            slug=_slug,
        )
        environment.globals.update(
            license_text=_license_text,
            decision_record=_with_answers(lambda *known: decision_record(*known).rstrip("\n")),
            making_record=_with_answers(lambda *known: making_record(*known).rstrip("\n")),
            tested_builds=_tested_builds,
            refusal=_refusal,
            answers=_answers,
            text=_text,
            text_value=_text_value,
            string=_string,
            lazy_string=_lazy_string,
            package_folder=str(Path(__file__).resolve().parents[2]),
        )

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002 - Jinja's
        """Let the raw parts of pages call ``text``."""
        return reached_in_raw(source) if "{{ text" in source else source

    def parse(self, parser: Parser) -> nodes.Node:
        """Turn ``{% fragments "place" %}`` into the output of every active feature's fragment."""
        line = next(parser.stream).lineno
        place = parser.parse_expression()
        call = self.call_method("_fragments", [nodes.ContextReference(), place], lineno=line)
        return nodes.Output([nodes.MarkSafe(call)], lineno=line)

    def _fragments(self, context: Context, place: str) -> str:
        answers = context["cookiecutter"]
        fragments = fragments_of(answers["_framework"])
        with_place = (key for key, places in fragments.items() if place in places)
        ours = "".join(
            self._fragment(context, key, place)
            for key in keys_in_order(with_place, answers["__features"])
        )
        return ours + _of_presets(context, place)

    def _fragment(self, context: Context, key: str, place: str) -> str:
        """Return one fragment; where the caller keeps a list of what is to note, add to it."""
        noted: list[Written | Marked] = context.get("noted", [])
        before = len(noted)
        framework = context["cookiecutter"]["_framework"]
        template = fragment(self.environment, framework, key, place)
        text = template.render(context.get_all())
        inside = sum(one.lines for one in noted[before:] if isinstance(one, Written))
        noted.append(Written(key, place, text, text.count("\n") - inside))
        return text


def _of_presets(context: Context, place: str) -> str:
    """Return what presets have for a place, which was rendered before; note it."""
    added = context["cookiecutter"].get("__added", {}).get(place, ())
    noted = context.get("noted", [])
    noted.extend(Written(origin, place, text, text.count("\n")) for origin, text in added)
    return "".join(text for _, text in added)


def _slug(name: str) -> str:
    """Return a slug that names a folder in any case, so that it is the hook that refuses it."""
    return slug_from(name) or "_"


@pass_context
def _imports(context: Context, source: str) -> str:
    return _import_block(source, context["cookiecutter"]["project_slug"])


@cache
def _import_block(source: str, slug: str) -> str:
    return import_block(source, {slug, "config", "tests"})


def _sorted_lines(text: str) -> str:
    """Return the lines sorted, each once."""
    lines = dict.fromkeys(line for line in text.splitlines() if line.strip())
    return "".join(f"{line}\n" for line in sorted(lines, key=str.lower))


@pass_context
def _text(context: Context, message: str, **values: str) -> str:
    """Return a text for a page of the project."""
    return page_text(message, values, _translator(context, message, values))


@pass_context
def _text_value(context: Context, message: str) -> str:
    """Return a text for a page of the project, as an expression of that page's language."""
    return page_value(message, _translator(context, message))


@pass_context
def _string(context: Context, message: str, **values: str) -> str:
    """Return a text for the project's code, as a Python expression."""
    return code_text(message, values, _translator(context, message, values))


@pass_context
def _lazy_string(context: Context, message: str) -> str:
    """Return a text for a class or a module of the project, as a Python expression."""
    return code_text(message, {}, _translator(context, message, lazy=True), lazy=True)


def _translator(
    context: Context, message: str, values: Iterable[str] = (), *, lazy: bool = False
) -> str:
    """Return the framework that translates a text, if any does; it is noted for catalogues."""
    answers = context["cookiecutter"]
    if "languages" not in answers["__features"]:
        return ""
    framework = str(answers["_framework"])
    function = LAZY[framework] if lazy else "_"
    context.get("noted", []).append(Marked(message_id(message, values), function))
    return framework


@cache
def compiled(environment: Environment, text: str) -> Template:
    """Return a template of its own text; compiling takes much longer than rendering."""
    return environment.from_string(text)


@pass_context
def _license_text(context: Context) -> str:
    path = TEMPLATES / "shared/licenses" / context["cookiecutter"]["license"]
    text = path.read_text(encoding="utf-8")
    return compiled(context.environment, text).render(context.get_all()).rstrip("\n")


def _with_answers(function: Callable[[str, Mapping[str, Answer]], str]) -> Callable[..., str]:
    """Let a template call a function of the framework and the answers."""

    @pass_context
    def call(context: Context) -> str:
        answers = context["cookiecutter"]
        return function(answers["_framework"], answers)

    return call


@_with_answers
def _tested_builds(framework: str, answers: Mapping[str, Answer]) -> str:  # noqa: ARG001
    build = tested_set.load(framework).build
    return ", ".join(toml_string(f"{name}=={one.version}") for name, one in build.items())


@_with_answers
def _refusal(framework: str, answers: Mapping[str, Answer]) -> str:
    """Return the words that refuse what plain cookiecutter was told, or an empty string."""
    try:
        check({**_asked(answers), "framework": framework})
    except StartwiseError as error:
        return f"{error.message}\n{error.way_out}"
    return ""


@_with_answers
def _answers(framework: str, answers: Mapping[str, Answer]) -> str:  # noqa: ARG001
    return repr(_asked(answers))


def _asked(answers: Mapping[str, Answer]) -> Answers:
    """Return the answers among what cookiecutter knows."""
    return {name: answer for name, answer in answers.items() if name in BY_NAME}
