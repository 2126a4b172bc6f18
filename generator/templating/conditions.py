"""When a feature is on: the expressions of cookiecutter.json as sets of answers."""

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, reduce

from generator.answers.questions import BY_NAME, Answer
from generator.templating.ownership import Owners
from generator.templating.template_files import questions_of

# The answers that a question may have, for each question that matters.
Way = Mapping[str, frozenset[Answer]]
# Any of these ways is enough; none is never, one that names no question is always.
Condition = tuple[Way, ...]

ALWAYS: Condition = ({},)
NEVER: Condition = ()

_FEATURE = re.compile(r"\{\{ '(\w+)' if (.+) \}\}")


@cache
def conditions(framework: str) -> Mapping[str, Condition]:
    """Give, for each feature of a template, the answers that switch it on.

    Raises:
        ValueError: an expression says more than which answers are wanted.
    """
    found = {}
    for raw in questions_of(framework)["__features"]:
        match = _FEATURE.fullmatch(raw)
        if match is None:
            raise ValueError(raw)
        found[match.group(1)] = _read(ast.parse(match.group(2), mode="eval").body)
    return found


def condition_of_key(framework: str, key: str) -> Condition:
    """Give the answers that switch on every feature of a key, such as ``notes+rest``.

    Raises:
        KeyError: the template has no such feature.
    """
    return all_of(conditions(framework)[feature] for feature in key.split("+"))


def condition_of_owners(framework: str, owners: Owners) -> Condition:
    """Give the answers with which a file stays that these keys own."""
    return all_of(any_of(condition_of_key(framework, key) for key in keys) for keys in owners)


def all_of(every: Iterable[Condition]) -> Condition:
    """Give the condition that holds where every one of these does."""
    return reduce(_both, every, ALWAYS)


def any_of(some: Iterable[Condition]) -> Condition:
    """Give the condition that holds where any of these does."""
    return _simplest([way for condition in some for way in condition])


def holds(way: Way, answers: Mapping[str, Answer]) -> bool:
    """Whether answers are among those that a way allows."""
    return all(answers[name] in allowed for name, allowed in way.items())


def _read(node: ast.expr) -> Condition:
    match node:
        case ast.BoolOp(op=ast.And(), values=values):
            return all_of(map(_read, values))
        case ast.BoolOp(op=ast.Or(), values=values):
            return any_of(map(_read, values))
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _never(_read(operand))
        case ast.Compare(left=left, ops=[ast.Eq() | ast.In()], comparators=[right]):
            return _among(_question(left), _values(right))
        case ast.Compare(left=left, ops=[ast.NotEq() | ast.NotIn()], comparators=[right]):
            return _never(_among(_question(left), _values(right)))
        case _:
            return _among(_question(node), [True])


def _question(node: ast.expr) -> str:
    match node:
        case ast.Attribute(value=ast.Name(id="cookiecutter"), attr=name) if name in BY_NAME:
            return name
    raise ValueError(ast.unparse(node))


def _values(node: ast.expr) -> list[Answer]:
    found = ast.literal_eval(node)
    return found if isinstance(found, list) else [found]


def _among(name: str, answers: Iterable[Answer]) -> Condition:
    return ({name: frozenset(answers)},)


def _never(condition: Condition) -> Condition:
    """Give the condition that holds where this one does not."""
    return all_of(
        tuple({name: frozenset(BY_NAME[name].values) - allowed} for name, allowed in way.items())
        for way in condition
    )


def _both(one: Condition, other: Condition) -> Condition:
    return _simplest([way for left in one for right in other for way in _met(left, right)])


def _met(left: Way, right: Way) -> Condition:
    """Give the way that keeps to two others, if there is any."""
    way = {
        name: left.get(name, right.get(name, frozenset()))
        & right.get(name, left.get(name, frozenset()))
        for name in (*left, *right)
    }
    return (way,) if all(way.values()) else NEVER


def _simplest(ways: list[Way]) -> Condition:
    """Give every way that asks for no more than it must, and no other.

    Two ways that differ in their answers to a question give one that allows the answers of both.
    """
    kept = _uncovered(ways)
    while True:
        found = [way for one in kept for other in kept for way in _between(one, other)]
        new = [way for way in found if not any(_covers(one, way) for one in kept)]
        if not new:
            return kept
        kept = _uncovered([*kept, *new])


def _between(one: Way, other: Way) -> Iterator[Way]:
    for name in one.keys() & other.keys():
        met = _met(*({n: way[n] for n in way if n != name} for way in (one, other)))
        for way in met:
            allowed = one[name] | other[name]
            every = allowed >= frozenset(BY_NAME[name].values)
            yield way if every else {**way, name: allowed}


def _uncovered(ways: list[Way]) -> Condition:
    """Leave out each way that another one covers."""
    kept: list[Way] = []
    for way in sorted(ways, key=len):
        if not any(_covers(other, way) for other in kept):
            kept = [other for other in kept if not _covers(way, other)]
            kept.append(way)
    return tuple(kept)


def _covers(wide: Way, narrow: Way) -> bool:
    return all(name in narrow and narrow[name] <= allowed for name, allowed in wide.items())
