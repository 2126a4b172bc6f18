"""Projects of many sets of answers, each file of them rendered once for all that give it the same.

A file of a template, and a fragment in it, is a function of what it asks of the answers. So what it
asks is noted as it is rendered: one thing first, and by what it was given, another. Answers that
give the same to each of these questions are given the same file. Nothing is guessed, and
``test_every_set.py`` holds such projects equal to those that are rendered whole.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from unittest.mock import patch

from answer_sets import whole
from jinja2 import Environment, meta
from noting import Asked, Noting, Values, given

from generator.answers.questions import Answer, Answers
from generator.templating import rendering
from generator.templating.fragments import fragments_of
from generator.templating.jinja_extension import StartwiseExtension
from generator.templating.rendering import render
from generator.templating.tree import Marked, Project, Written

if TYPE_CHECKING:
    from jinja2.runtime import Context

# Of a file that differs in nearly every set, such as the README, only the latest are kept.
_MOST_VARIANTS = 400

_render_file = rendering._content
_render_fragment = StartwiseExtension._fragment


@dataclass
class _Known:
    """What a file asks next, and what follows by what it is given; at the end, the file itself."""

    asked: Asked | None = None
    given: "dict[Hashable, _Known]" = field(default_factory=dict)
    content: str | bytes | None = None
    noted: tuple[Written | Marked, ...] = ()


_known: dict[Hashable, _Known] = {}
_variants: Counter[Hashable] = Counter()


def project_of(framework: str, answers: Answers) -> Project:
    """Return the project of some answers and the defaults; tests share it; none can change it."""
    return _project_of(framework, tuple(sorted(answers.items())))


@cache
def _project_of(framework: str, answers: tuple[tuple[str, Answer], ...]) -> Project:
    project = render_once(framework, whole(framework, dict(answers)))
    return replace(
        project, tree=MappingProxyType(project.tree), commands=MappingProxyType(project.commands)
    )


def render_once(framework: str, answers: Answers) -> Project:
    """Return what ``render`` gives, of files that were rendered before where they were."""
    with fragments_once(), patch.object(rendering, "_content", _content):
        return render(framework, answers)


@contextmanager
def fragments_once() -> Iterator[None]:
    """Let fragments be rendered once for all answers that give them the same."""
    with patch.object(StartwiseExtension, "_fragment", _fragment):
        yield


def _content(
    name: str, values: Values, environment: Environment, noted: list[Written | Marked]
) -> bytes:
    """Stand in for the function that renders a file."""
    content, _ = _remembered(
        (values["_framework"], name),
        values,
        noted,
        lambda noting: _render_file(name, noting, environment, noted),
    )
    assert isinstance(content, bytes)
    return content


def _fragment(extension: StartwiseExtension, context: "Context", key: str, place: str) -> str:
    """Stand in for the method that renders a fragment; the file asks what its fragments ask."""
    noting, environment = context["cookiecutter"], extension.environment
    if not _stands_alone(environment, fragments_of(noting["_framework"])[key][place]):
        return _render_fragment(extension, context, key, place)
    text, asked = _remembered(
        (noting["_framework"], key, place),
        noting.values_noted,
        context["noted"],
        lambda inner: _render_fragment(
            extension, context.derived({"cookiecutter": inner}), key, place
        ),
    )
    noting.asked.update(asked)
    assert isinstance(text, str)
    return text


@cache
def _stands_alone(environment: Environment, source: str) -> bool:
    """Whether a fragment reads no name that the file around it has set."""
    names = meta.find_undeclared_variables(environment.parse(source))
    return names <= {"cookiecutter", *environment.globals}


def _remembered(
    piece: Hashable,
    values: Values,
    noted: list[Written | Marked],
    rendered: "Callable[[Noting], str | bytes]",
) -> tuple[str | bytes, dict[Asked, None]]:
    """Return a file or a fragment, and what it asked; render it where answers are new."""
    known = _known.setdefault(piece, _Known())
    asked: dict[Asked, None] = {}
    while known.asked:
        asked[known.asked] = None
        known = known.given.setdefault(given(values, known.asked), _Known())
    if known.content is not None:
        noted += known.noted
        return known.content, asked
    before, noting = len(noted), Noting(values)
    content = rendered(noting)
    if _variants[piece] == _MOST_VARIANTS:
        del _known[piece], _variants[piece]
    known = _known.setdefault(piece, _Known())
    for one in noting.asked:
        assert known.asked in {None, one}, f"{piece} does not ask the same of the same answers"
        known.asked = one
        known = known.given.setdefault(given(values, one), _Known())
    known.content, known.noted = content, tuple(noted[before:])
    _variants[piece] += 1
    return content, noting.asked
