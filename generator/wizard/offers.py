"""What each choice of a question brings and what the articles say of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.answers.completing import complete
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer, Answers, Question
from generator.guidance.frameworks import FRAMEWORKS, NAMES
from generator.guidance.parts import Part, cannot_bring, parts_for
from generator.guidance.recommendation import Recommendation
from generator.guidance.recommendation_text import sections
from generator.guidance.rules import Rule
from generator.guidance.weighing import weightiest_first
from generator.terminal.paragraphs import UNBROKEN, item
from generator.wizard.state import State, is_open, why_not, yielding
from generator.wizard.tally import as_spoken, said_or_followed, short_line, tally

# How many objections to a framework stand beside it; the review tells all.
_MOST_OPPOSED = 2


@dataclass(frozen=True)
class Option:
    """One choice, ready to be shown.

    Attributes:
        value: the answer that it gives.
        word: how it is written and typed.
        line: what it is, in a few words.
        lean: whom it speaks for and how much; empty where for neither.
        gives_way: what becomes of the answers that clash with it, a line each.
        brings: what each framework brings, a line each.
        argued: what the articles say, a line each.
        outlook: where the pick would stand with it; empty where it stands there already.
        refused: why it cannot be chosen; empty where it can.
    """

    value: Answer
    word: str
    line: str = ""
    lean: str = ""
    gives_way: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    argued: tuple[str, ...] = ()
    outlook: str = ""
    refused: str = ""

    @property
    def details(self) -> tuple[str, ...]:
        """Give all there is to know about it, what would be lost first."""
        return self.gives_way + self.brings + self.argued


def options(said: Mapping[str, Answer], name: str, *, refuse: bool = True) -> tuple[Option, ...]:
    """Give every choice of a question beside what was said.

    ``refuse`` says whether choices that clash are refused; where not, what clashes is asked again.
    """
    question = BY_NAME[name]
    others = {key: answer for key, answer in said.items() if key != name}
    return tuple(_option(others, question, value, refuse) for value in question.values)


def _option(said: Answers, question: Question, value: Answer, refuse: bool) -> Option:
    line = next((one.help for one in question.choices if one.value == value), "")
    if question.kind == "yes_no":
        line = question.help.rstrip(".") if value else "without"
    reason = why_not(said, question.name, value)
    if reason and (refuse or not question.is_available(value)):
        return Option(value, shown(value), line, refused=reason)
    known, _ = yielding(said, question.name, value)
    before = {name: answer for name, answer in said.items() if name in known}
    return Option(
        value,
        shown(value),
        line,
        _lean(before, known),
        giving_way(said, question.name, value),
        _brought(before, known),
        (*_argued(before, known), *_opposed(question, value, said)),
        _outlook(said, known, as_spoken(question.name, value)),
    )


def giving_way(said: Mapping[str, Answer], name: str, value: Answer) -> tuple[str, ...]:
    """Give what becomes of each answer that clashes with a new one, and why."""
    kept, reasons = yielding(said, name, value)
    left, after = State(kept), complete(kept).answers
    return tuple(
        f"{other} is asked again: {why}."
        if is_open(left, other)
        else f"{other} becomes {shown(after[other])}: {why}."
        for other, why in reasons.items()
    )


def objections(said: Mapping[str, Answer], recommendation: Recommendation) -> str:
    """Give what the articles hold against the framework that was not picked, and what it costs."""
    advised, other = NAMES[recommendation.framework], NAMES[recommendation.other]
    _, against = sections(recommendation, said)["reasons"]
    heading = f"The articles advise {advised}. What they hold against {other}:"
    costs = map(item, giving_way(said, "framework", recommendation.other))
    return "\n".join((heading, *against, *costs)) + "\n"


def _outlook(said: Answers, known: Answers, called: str) -> str:
    before, after = tally(said), tally(known)
    return "" if after.rules == before.rules else f"With {called}: {short_line(after)}"


def _lean(said: Answers, known: Answers) -> str:
    """Give what an answer adds to each side: ``Django +4``, or that it settles the pick."""
    before, after = tally(said), tally(known)
    if after.verdict.decisive and not before.verdict.decisive:
        return f"settles on {NAMES[after.verdict.framework]}"
    added = {one: after.verdict.scores[one] - before.verdict.scores[one] for one in FRAMEWORKS}
    return ", ".join(f"{NAMES[one]} {added[one]:+d}" for one in FRAMEWORKS if added[one])


def _brought(said: Answers, known: Answers) -> tuple[str, ...]:
    """Give what each framework would bring for an answer, or why one cannot be had with it."""
    before = _parts(said)
    parts = [part for part in _parts(known) if part not in before]
    if not parts:
        return ()
    impossible = {one: cannot_bring(one, said_or_followed(known)) for one in FRAMEWORKS}
    if all(part.django == part.flask for part in parts) and not any(impossible.values()):
        return (f"Either brings {'; '.join(part.django.words for part in parts)}.",)
    return tuple(
        f"{NAMES[one]} cannot be had with these answers: {'; '.join(impossible[one])}."
        if impossible[one]
        else f"{NAMES[one]} brings {'; '.join(part.of(one).words for part in parts)}."
        for one in FRAMEWORKS
    )


def _parts(said: Answers) -> tuple[Part, ...]:
    return parts_for(said_or_followed(said))


def _argued(said: Answers, known: Answers) -> list[str]:
    """Give what the articles say of an answer, weighed as it would be here."""
    before = tally(said).rules
    rules = [rule for rule in tally(known).rules if rule not in before]
    return [f"Articles, {_argument(rule)}" for rule in rules]


def _argument(rule: Rule) -> str:
    sources = UNBROKEN.join(rule.articles)
    return f"{rule.strength} for {NAMES[rule.favours]}: {rule.because} [{sources}]"


def _opposed(question: Question, value: Answer, said: Answers) -> list[str]:
    """Give what the articles hold against a framework that is asked for."""
    if question.name != "framework" or value == "auto":
        return []
    against = [rule for rule in tally(said).rules if rule.favours != value]
    return [f"Against it, {_argument(rule)}" for rule in weightiest_first(against)[:_MOST_OPPOSED]]
