"""From what was said to a framework and an answer to every question."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from generator.answers.clashes import clashes_among
from generator.answers.completing import Completed, Followed, complete, said_or_followed
from generator.answers.names import named
from generator.answers.parsing import shown
from generator.answers.questions import ASKED_ABOUT, BY_NAME, Answer, Answers
from generator.guidance.counting import reasons_for
from generator.guidance.frameworks import NAMES, Framework, framework_named, other_than
from generator.guidance.recommendation import Recommendation, recommend
from generator.guidance.rules import RECOMMENDED_ON
from generator.guidance.weighing import weigh

# Defaults that speak for a framework, and that a project can do without.
_DISPENSABLE = ("auth", "admin")


@dataclass(frozen=True)
class Decision:
    """A framework, an answer to every question, and which of them are ``defaults``.

    These are telling answers to questions that count, had somebody given them.
    """

    framework: Framework
    completed: Completed
    defaults: tuple[str, ...]


def decide(said: Mapping[str, Answer]) -> Decision:
    """Pick a framework by what was said and what follows from it; defaults then fit the pick."""
    counted = said_or_followed(said)
    asked, completed = said.get("framework", "auto"), complete(said)
    framework = _pick(counted) if asked == "auto" else framework_named(asked)
    if asked == "auto" and _pick(completed.answers) != framework:
        completed = _fitting(said, counted, framework)
    defaults = (
        name
        for name in RECOMMENDED_ON
        if name not in counted and completed.answers[name] != BY_NAME[name].left_out
    )
    return Decision(framework, completed, tuple(defaults))


def outcome(
    said: Mapping[str, Answer], known: Mapping[str, Answer] = MappingProxyType({})
) -> tuple[Framework, Answers, tuple[str, ...]]:
    """Return what makes a project what it is; ``known`` are git's settings on this machine."""
    decision = decide(named({**known, **said}))
    return decision.framework, decision.completed.answers, decision.defaults


def pinned(
    answers: Mapping[str, Answer], framework: Framework, defaults: Collection[str] = ()
) -> Answers:
    """Return the answers of a project as they are said again: so that it is the same framework."""
    counted = {name: answer for name, answer in answers.items() if name not in defaults}
    is_same = answers["framework"] != "auto" or _pick(counted) == framework
    return {**answers} if is_same else {**answers, "framework": framework}


def recommendation_for(answers: Mapping[str, Answer], defaults: tuple[str, ...]) -> Recommendation:
    """Return what the articles advise on answers to every question; defaults are silent."""
    counted = {name: answers[name] for name in ASKED_ABOUT if name not in defaults}
    return recommend(counted, {name: answers[name] for name in defaults})


def _pick(answers: Mapping[str, Answer]) -> Framework:
    asked = {name: answers[name] for name in ASKED_ABOUT if name in answers}
    return weigh(reasons_for(asked, asked)).framework


def _fitting(
    said: Mapping[str, Answer], counted: Mapping[str, Answer], framework: Framework
) -> Completed:
    """Answer every question without the defaults that would make it the other framework.

    Those stay that what was said cannot do without.
    """
    defaults = complete(said).answers
    left_out = {
        name: BY_NAME[name].left_out
        for name in _DISPENSABLE
        if name not in counted
        and defaults[name] != BY_NAME[name].left_out
        and not clashes_among({**said, name: BY_NAME[name].left_out})
    }
    completed = complete({**said, **left_out})
    other = NAMES[other_than(framework)]
    because = "as the default, {}, would speak for {}"
    dropped = (
        Followed(name, answer, because.format(shown(defaults[name]), other))
        for name, answer in left_out.items()
    )
    return replace(completed, followed=(*completed.followed, *dropped))
