"""Where the pick stands, from what was said alone: the sums, and what weighed most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.answers.completing import complete
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.guidance.frameworks import NAMES, Framework
from generator.guidance.rules import WEIGHTS, Rule
from generator.guidance.weighing import Verdict, fired, weigh, weighed_answers
from generator.terminal.paragraphs import listed_words

_DASH = "\N{EN DASH}"


@dataclass(frozen=True)
class Standing:
    """The reasons that answers bring up, and what they come to."""

    rules: tuple[Rule, ...]
    verdict: Verdict
    answers: Mapping[str, Answer]

    @property
    def sums(self) -> Mapping[Framework, int]:
        """Give the sum of each framework."""
        return {"django": self.verdict.django, "flask": self.verdict.flask}


def standing(said: Mapping[str, Answer]) -> Standing:
    """Give where the pick stands; defaults that nobody gave count for nothing yet."""
    known = said_or_followed(said)
    answers = weighed_answers(known)
    rules = fired(answers)
    if "database" not in known:
        # Everything else that was left out is silent; no database would speak for Flask.
        rules = tuple(rule for rule in rules if "database" not in rule.when)
    return Standing(rules, weigh(rules), answers)


def said_or_followed(said: Mapping[str, Answer]) -> Answers:
    """Give what was said and what follows from it, without the defaults."""
    return {**said, **{one.name: one.answer for one in complete(said).followed}}


def sums(now: Standing) -> str:
    """Give both sums: ``Django 6 : Flask 3``."""
    return f"Django {now.verdict.django} : Flask {now.verdict.flask}"


def line(now: Standing) -> str:
    """Give where the pick stands, on one line: both sums, and what weighed most."""
    if not now.rules:
        return "nothing said so far speaks for either"
    if now.verdict.decisive:
        return f"{NAMES[now.verdict.framework]} {_DASH} {_decisive(now)} settles it ({sums(now)})"
    if now.verdict.tie:
        return f"{sums(now)} {_DASH} even, and a tie goes to Django"
    return f"{sums(now)} {_DASH} {_heaviest(now)}"


def short_line(now: Standing) -> str:
    """Give where the pick would stand, in few words."""
    if now.verdict.decisive:
        return f"{NAMES[now.verdict.framework]}, settled ({sums(now)})"
    return sums(now)


def _decisive(now: Standing) -> str:
    reasons = [rule for rule in now.rules if rule.strength == "decisive"]
    return _all_named(reasons, now)


def _heaviest(now: Standing) -> str:
    pick = now.verdict.framework
    most = max(WEIGHTS[rule.strength] for rule in now.rules if rule.favours == pick)
    heavy = [rule for rule in now.rules if WEIGHTS[rule.strength] == most]
    names = _all_named([rule for rule in heavy if rule.favours == pick], now)
    others = any(WEIGHTS[rule.strength] >= most for rule in now.rules if rule.favours != pick)
    return f"{names} weighed most" + (f" for {NAMES[pick]}" if others else "")


def _all_named(rules: Iterable[Rule], now: Standing) -> str:
    """Give the answers that reasons rest on, each once."""
    return listed_words(tuple(dict.fromkeys(_named(rule, now.answers) for rule in rules)))


def _named(rule: Rule, answers: Mapping[str, Answer]) -> str:
    """Give the answers that a reason rests on, as a person says them: ``rest with size small``."""
    return " with ".join(
        said_as(name, answers[name])
        for name in rule.when
        if BY_NAME[name].is_telling(answers[name])
    )


def said_as(name: str, answer: Answer) -> str:
    """Give an answer as a person says it: ``admin``, ``no admin``, ``auth tokens``."""
    question = BY_NAME[name]
    if question.kind == "yes_no":
        return question.word if answer else f"no {question.word}"
    return f"{question.word} {shown(answer)}"
