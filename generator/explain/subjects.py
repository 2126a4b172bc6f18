"""Everything that can be explained, by every word that stands for it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from shlex import quote

from generator.answers.parsing import shown
from generator.answers.questions import QUESTIONS
from generator.answers.spelling import aliases, also_meant, closest
from generator.errors import UnknownName
from generator.explain.meaning_of_answers import of_answer, of_framework, of_question, of_rule
from generator.explain.meaning_of_names import (
    features_described,
    of_article,
    of_articles,
    of_capabilities,
    of_capability,
    of_feature,
    of_features,
    of_neighbour,
    of_package,
    of_packages,
    of_part,
    of_topic,
)
from generator.explain.meanings import Kind, Meaning
from generator.guidance.articles import ARTICLES
from generator.guidance.disagreements import IGNORED
from generator.guidance.frameworks import FRAMEWORKS
from generator.guidance.named_parts import OLD_NAMES
from generator.guidance.neighbours import NEIGHBOURS
from generator.guidance.rules import RULES, TIE
from generator.inspection.capabilities import rows
from generator.templating.distributions import distributions
from generator.terminal.safe_text import quoted

# No name is longer; what is gets no nearest spelling of its whole.
_LONGEST_ECHO = 80
_LISTED = "startwise explain, with nothing after it, lists what can be."
_SEPARATORS = re.compile(r"[\s=:_.-]+")


@dataclass(frozen=True)
class Subject:
    """One thing that can be explained: its whole name, its other words, and how."""

    kind: Kind
    name: str
    words: tuple[str, ...]
    explain: Callable[[], Meaning]


def explained(word: str) -> tuple[Meaning, ...]:
    """Return everything that a word stands for, however it is spelt: ``--rest``, ``rest=yes``."""
    found = _called(word)
    if not found:
        shortened = word if len(word) <= _LONGEST_ECHO else f"{word[:_LONGEST_ECHO]}…"
        meant = closest(shortened, words())
        nearest = f"Did you mean {meant}?" if meant else _LISTED
        raise UnknownName(f"There is nothing called {quoted(shortened)} to explain.", nearest)
    return tuple(subject.explain() for subject in found)


def pointer_to(word: str) -> str:
    """Return where to read of a word that can be explained, and whether it is offered at all."""
    found = _called(word)
    if not found:
        return ""
    command = f"startwise explain {quote(found[0].name)}"
    is_offered = found[0].kind != "neighbour"
    return f"What it is: {command}" if is_offered else f"{found[0].name} is not offered: {command}"


def _called(word: str) -> tuple[Subject, ...]:
    """Return what has a word as its name or its alias, then what else the word stands for."""
    key, known = _key(word), _vocabulary()
    own = known.get(key) or known.get(_called_here().get(key, ""), ())
    more = (known[_key(name)] for name in _more_called().get(key, ()))
    return tuple(dict.fromkeys((*own, *chain.from_iterable(more))))


def explainable() -> dict[Kind, tuple[str, ...]]:
    """Return the names of all that can be explained, by kind."""
    kinds: dict[Kind, list[str]] = {}
    for subject in _subjects():
        kinds.setdefault(subject.kind, []).append(subject.name)
    return {kind: tuple(names) for kind, names in kinds.items()}


def words() -> tuple[str, ...]:
    """Return every word that can be explained, as it is written."""
    return tuple(dict.fromkeys(word for one in _subjects() for word in (one.name, *one.words)))


@cache
def _vocabulary() -> dict[str, tuple[Subject, ...]]:
    found: dict[str, dict[str, Subject]] = {}
    for subject in _subjects():
        for word in (subject.name, *subject.words):
            found.setdefault(_key(word), {})[f"{subject.kind} {subject.name}"] = subject
    return {key: tuple(subjects.values()) for key, subjects in found.items()}


@cache
def _called_here() -> dict[str, str]:
    """Return by the key of what people call a thing the key of its name here."""
    return {_key(alias): _key(name) for alias, name in aliases().items()}


@cache
def _more_called() -> Mapping[str, Sequence[str]]:
    return {_key(word): names for word, names in also_meant().items()}


def _key(word: str) -> str:
    """Return a word without what spellings differ in: case, dashes, spaces, a flag's beginning."""
    return _SEPARATORS.sub("-", word.strip().lower()).strip("-")


@cache
def _subjects() -> tuple[Subject, ...]:
    """Return all that can be explained; where several share a word, in this order."""
    asked = (*_questions(), *_answers())
    taken = {_key(word) for subject in asked for word in (subject.name, *subject.words)}
    return (*asked, *_rules(taken), *_sources(), *_parts(taken))


def _questions() -> Iterator[Subject]:
    for one in QUESTIONS:
        yield Subject("question", one.word, (one.name, one.flag), partial(of_question, one))


def _answers() -> Iterator[Subject]:
    for question in QUESTIONS:
        for value in question.values:
            answer = shown(value)
            words = [f"{question.name} {answer}", answer]
            words += [question.negative_flag] if value is False else []
            is_framework = question.name == "framework" and value in FRAMEWORKS
            yield Subject(
                "framework" if is_framework else "answer",
                f"{question.word} {answer}",
                tuple(words),
                partial(of_framework if is_framework else of_answer, question, value),
            )


def _rules(taken: Collection[str]) -> Iterator[Subject]:
    for rule in (*RULES, TIE):
        # A reason of one question and of an answer's name is explained with that answer.
        if len(rule.when) != 1 or _key(rule.id) not in taken:
            yield Subject("rule", rule.id, (), partial(of_rule, rule))


def _sources() -> Iterator[Subject]:
    yield Subject("topic", "articles", ("disagreements", "sources"), of_articles)
    for article in ARTICLES:
        author = (article.author, article.author.rpartition(" ")[2]) if article.author else ()
        explain = partial(of_article, article)
        yield Subject("article", article.id, (article.title, *author), explain)
    for topic in IGNORED:
        yield Subject("topic", topic.topic, (), partial(of_topic, topic))
    yield Subject("list", "packages", (), of_packages)
    yield Subject("list", "capabilities", (), of_capabilities)
    yield Subject("list", "features", (), of_features)


def _parts(taken: Collection[str]) -> Iterator[Subject]:
    known = {*taken, *(package.name for package in distributions().values())}
    for package in distributions().values():
        if package.name in FRAMEWORKS:
            continue
        # A part that lives on is its package, unless another has its very name.
        names = (part.name for part in package.stands_for if not part.since)
        other = tuple(name for name in names if _key(name) not in known)
        # Another way to say it, where its name alone stands for more.
        other += (f"{package.name} package",) if _key(package.name) in taken else ()
        yield Subject("package", package.name, other, partial(of_package, package))
    for name in features_described():
        yield Subject("feature", name, (), partial(of_feature, name))
    for part in OLD_NAMES:
        yield Subject("part", part.name, (), partial(of_part, part))
    for neighbour in NEIGHBOURS:
        yield Subject("neighbour", neighbour.name, (), partial(of_neighbour, neighbour))
    for row in rows():
        if _key(row.name) not in known:
            yield Subject("capability", row.name, (), partial(of_capability, row))
