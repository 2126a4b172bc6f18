"""The reasons that count for a set of answers: the articles', and what one framework cannot do."""

from collections.abc import Iterable, Mapping

from generator.answers.questions import Answer
from generator.answers.ways import those_for
from generator.guidance.frameworks import FRAMEWORKS, other_than
from generator.guidance.parts import cannot_bring
from generator.guidance.rules import RULES, Rule
from generator.guidance.weighing import weigh
from generator.terminal.paragraphs import sentence


def reasons_for(weighed: Mapping[str, Answer], answers: Mapping[str, Answer]) -> tuple[Rule, ...]:
    """Return the rules that fire for the answers that count.

    Where no article settles the pick, and one framework alone has what all ``answers`` ask for,
    that comes first, and settles it.
    """
    rules = those_for(weighed, RULES)
    return rules if weigh(rules).decisive else (*only_one_can(answers), *rules)


def is_settled(rules: Iterable[Rule]) -> bool:
    """Whether one framework alone has what was asked for: that reason rests on no article."""
    return any(not rule.articles for rule in rules)


def only_one_can(answers: Mapping[str, Answer]) -> tuple[Rule, ...]:
    """Return as a reason why one framework alone can be had; nothing where both or none can."""
    cannot = {name: why for name in FRAMEWORKS if (why := cannot_bring(name, answers))}
    if len(cannot) != 1:
        return ()
    ((name, (because, *_)),) = cannot.items()
    whole = sentence(because)
    return (Rule("only-one", {}, other_than(name), "decisive", whole, (), in_short=because),)
