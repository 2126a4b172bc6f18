"""What the answers so far add up to: the sums of both frameworks, and what weighed most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.answers.completing import said_or_followed
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer
from generator.guidance.frameworks import NAMES
from generator.guidance.rules import WEIGHTS, Rule
from generator.guidance.weighing import Verdict, both_sums, fired, weigh, weighed_answers
from generator.terminal.paragraphs import listed_words


@dataclass(frozen=True)
class Tally:
    """The reasons that answers bring up, and what they come to."""

    rules: tuple[Rule, ...]
    verdict: Verdict
    answers: Mapping[str, Answer]


def tally(said: Mapping[str, Answer]) -> Tally:
    """Give what was said so far adds up to; defaults that nobody gave count for nothing yet."""
    known = said_or_followed(said)
    answers = weighed_answers(known)
    rules = fired(answers)
    if "database" not in known:
        # Everything else that was left out is silent; no database would speak for Flask.
        rules = tuple(rule for rule in rules if "database" not in rule.when)
    return Tally(rules, weigh(rules), answers)


def line(now: Tally) -> str:
    """Give both sums on one line, and what weighed most."""
    sums, pick = both_sums(now.verdict.scores), NAMES[now.verdict.framework]
    if not now.rules:
        return "nothing said so far speaks for either"
    if now.verdict.decisive:
        reasons = (rule for rule in now.rules if rule.strength == "decisive")
        return f"{pick} \N{EN DASH} {_all_named(reasons, now)} settles it ({sums})"
    weightiest = "even, and a tie goes to Django" if now.verdict.tie else _heaviest(now)
    return f"{sums} \N{EN DASH} {weightiest}"


def short_line(now: Tally) -> str:
    """Give the same in few words."""
    sums = both_sums(now.verdict.scores)
    return f"{NAMES[now.verdict.framework]}, settled ({sums})" if now.verdict.decisive else sums


def _heaviest(now: Tally) -> str:
    pick = now.verdict.framework
    most = max(WEIGHTS[rule.strength] for rule in now.rules if rule.favours == pick)
    heavy = (one for one in now.rules if one.favours == pick and WEIGHTS[one.strength] == most)
    others = any(WEIGHTS[rule.strength] >= most for rule in now.rules if rule.favours != pick)
    return f"{_all_named(heavy, now)} weighed most" + (f" for {NAMES[pick]}" if others else "")


def _all_named(rules: Iterable[Rule], now: Tally) -> str:
    """Give the answers that reasons rest on, each once: ``rest with size small``."""
    named = (
        " with ".join(
            as_spoken(name, now.answers[name])
            for name in rule.when
            if BY_NAME[name].is_telling(now.answers[name])
        )
        for rule in rules
    )
    return listed_words(tuple(dict.fromkeys(named)))


def as_spoken(name: str, answer: Answer) -> str:
    """Give an answer as a person says it: ``admin``, ``no admin``, ``auth tokens``."""
    question = BY_NAME[name]
    if question.kind == "yes_no":
        return question.word if answer else f"no {question.word}"
    return f"{question.word} {shown(answer)}"
