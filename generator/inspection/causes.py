"""Which answers a feature or a file is there for, computed from what the templates say."""

from collections.abc import Mapping
from functools import cache

from generator.answers.clashes import clashes_among
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, QUESTIONS, Answer, Answers
from generator.answers.ways import Way, holds
from generator.features.conditions import Condition, any_of
from generator.features.switching import condition_of_key, conditions
from generator.templating.template_files import SLUG_IN_PATH, keys_by_path
from generator.templating.tree import File

_PLACE = {question.name: place for place, question in enumerate(QUESTIONS)}

# The questions whose answers bring something about together; each group would be enough.
Causes = tuple[tuple[str, ...], ...]


def causes(framework: str, answers: Mapping[str, Answer], key: str) -> tuple[str, ...]:
    """Return the answers that switch a feature on, or all features of a key, as ``rest yes``.

    Empty where the feature is off.

    Raises:
        KeyError: the template has no such feature.
    """
    return one_by_one(causes_of_key(framework, answers, key), answers)


def causes_of_key(framework: str, answers: Mapping[str, Answer], key: str) -> Causes:
    """Return the questions whose answers switch on every feature of a key."""
    return _causes(framework, answers, condition_of_key(framework, key))


def preset_of(framework: str, file: File) -> str:
    """Return the preset that a file is from, as in ``acme's preset``; nothing where it is ours."""
    known = conditions(framework)
    return ", ".join(feature for feature in file.features if feature not in known)


def causes_of_file(framework: str, answers: Mapping[str, Answer], path: str, file: File) -> Causes:
    """Return the questions whose answers a file is there for; none where every project has it."""
    known = [feature for feature in file.features if feature in conditions(framework)]
    keys = _keys(framework, answers, path) or ("+".join(known),)
    return _causes(framework, answers, _wanted(framework, keys))


def needed_for(framework: str, answers: Mapping[str, Answer], path: str) -> Answers:
    """Return the fewest other answers that a file wants which these do not bring."""
    ways = [
        {name: allowed for name, allowed in way.items() if answers[name] not in allowed}
        for way in _wanted(framework, _keys(framework, answers, path))
    ]
    return {name: _first(name, allowed) for name, allowed in min(ways, key=len).items()}


def _first(name: str, allowed: frozenset[Answer]) -> Answer:
    question = BY_NAME[name]
    return next(one for one in (question.default, *question.values) if one in allowed)


def _keys(framework: str, answers: Mapping[str, Answer], path: str) -> tuple[str, ...]:
    """Return the keys of the template's files that a path of a project can come from."""
    slug = str(answers["project_slug"])
    first, slash, rest = path.partition("/")
    inside = f"{SLUG_IN_PATH}/{rest}" if first == slug and slash else path
    return keys_by_path(framework).get(inside, ())


def one_by_one(found: Causes, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return every answer among causes, as ``rest yes``."""
    return tuple(dict.fromkeys(_named(name, answers) for group in found for name in group))


def causes_text(found: Causes, answers: Mapping[str, Answer]) -> str:
    """Return causes in words: ``database sqlite, rest yes``, ``pages yes or auth both``."""
    common = [name for name in found[0] if all(name in group for group in found)] if found else []
    first = [", ".join(_named(name, answers) for name in common)]
    apart = [[name for name in group if name not in common] for group in found]
    either = [", ".join(_named(name, answers) for name in group) for group in apart]
    between = "; or " if any(len(group) > 1 for group in apart) else " or "
    return ", ".join(filter(None, [*first, between.join(filter(None, either))]))


@cache
def _wanted(framework: str, keys: tuple[str, ...]) -> Condition:
    return any_of(condition_of_key(framework, key) for key in keys)


def _causes(framework: str, answers: Mapping[str, Answer], condition: Condition) -> Causes:
    """Return the causes; with the answers of each group switched off, the condition fails."""
    known = {**answers, "framework": framework}
    groups = {_telling(way, known) for way in condition if holds(way, known)}
    if () in groups:
        # It is there whatever the answers are.
        return ()
    shortest = (group for group in groups if not any(set(one) < set(group) for one in groups))
    return tuple(sorted(shortest, key=lambda group: tuple(map(_PLACE.__getitem__, group))))


def _telling(way: Way, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the questions of a way whose answers tell something.

    An answer tells nothing that might as well be the one for "none", where another might not, or
    that any other answer to its question would clash with.
    """
    names = sorted(way, key=_PLACE.__getitem__)
    telling = [name for name in names if BY_NAME[name].left_out not in way[name]] or names
    for name in tuple(telling):
        rest = {other: answers[other] for other in (*telling, "framework") if other != name}
        others = frozenset(BY_NAME[name].values) - way[name]
        if all(clashes_among({**rest, name: answer}) for answer in others):
            telling.remove(name)
    return tuple(telling)


def _named(name: str, answers: Mapping[str, Answer]) -> str:
    return f"{BY_NAME[name].flag.removeprefix('--')} {shown(answers[name])}"
