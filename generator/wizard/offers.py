"""What each choice of a question brings and what the articles say of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.answers.completing import complete, said_or_followed
from generator.answers.locks import Lock
from generator.answers.parsing import as_spoken, shown
from generator.answers.questions import BY_NAME, Answer, Answers, Question
from generator.answers.ways import those_for
from generator.guidance.frameworks import FRAMEWORKS, NAMES
from generator.guidance.parts import cannot_bring, parts
from generator.guidance.recommendation import Recommendation
from generator.guidance.rules import WEIGHTS, Rule
from generator.guidance.weighing import Verdict, weightiest_first
from generator.terminal.paragraphs import WIDEST, WIDTH, filled, listed_words, sourced
from generator.wizard.state import State, is_open, refused_by, why_not, yielding
from generator.wizard.tally import short_line, tally

# How many objections to a framework stand beside it; the review tells all.
_MOST_OPPOSED = 2
# How many stand before a person overrules.
_MOST_OBJECTIONS = 4


@dataclass(frozen=True)
class Option:
    """One choice, ready to be shown: how it is typed (``word``), and what it is, in a line.

    ``mark`` is what stands before the word, such as a tick. ``lean`` says whom it speaks for and
    how much, ``outlook`` where the pick would stand with it; both are empty where it makes no
    difference. In a line each: what becomes of answers that clash with it, what each framework
    ``brings``, what was ``argued``. ``refused`` is why it cannot be chosen.
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
    mark: str = ""

    @property
    def details(self) -> tuple[str, ...]:
        """Return all there is to know about it, what would be lost first."""
        return self.gives_way + self.brings + self.argued


def options(
    said: Mapping[str, Answer], name: str, *, refuse: bool = True, locks: Sequence[Lock] = ()
) -> tuple[Option, ...]:
    """Return every choice of a question beside what was said.

    ``refuse`` says whether choices that clash are refused; where not, what clashes is asked again.
    What ``locks`` hold otherwise always is.
    """
    question = BY_NAME[name]
    others = {key: answer for key, answer in said.items() if key != name}
    return tuple(_option(others, question, value, refuse, locks) for value in question.values)


def _option(
    said: Answers, question: Question, value: Answer, refuse: bool, locks: Sequence[Lock]
) -> Option:
    line = next((one.help for one in question.choices if one.value == value), "")
    if question.kind == "yes_no":
        line = question.help.rstrip(".") if value else "without"
    held = refused_by(locks, said, question.name, value)
    if held:
        return Option(value, shown(value), line, refused=held)
    reason = why_not(said, question.name, value)
    if reason and (refuse or not question.is_available(value)):
        return Option(value, shown(value), line, refused=reason)
    known, _ = yielding(said, question.name, value)
    beside = {name: answer for name, answer in said.items() if name in known}
    now, before, after = tally(said), tally(beside), tally(known)
    new = [_argument(rule) for rule in after.rules if rule not in before.rules]
    against = [rule for rule in now.rules if rule.favours != value]
    is_framework = question.name == "framework" and value != "auto"
    opposed = weightiest_first(against)[:_MOST_OPPOSED] if is_framework else ()
    outlook = f"With {as_spoken(question.name, value)}: {short_line(after)}"
    return Option(
        value,
        shown(value),
        line,
        _lean(before.verdict, after.verdict),
        giving_way(said, question.name, value),
        _brought(beside, known),
        (
            *(f"Articles, {argument}" for argument in new),
            *_taken_back(before.rules, after.rules),
            *(f"Against it, {_argument(rule)}" for rule in opposed),
        ),
        outlook if after.rules != now.rules else "",
    )


def giving_way(said: Mapping[str, Answer], name: str, value: Answer) -> tuple[str, ...]:
    """Return what becomes of each answer that clashes with a new one, and why."""
    kept, reasons = yielding(said, name, value)
    left, after = State(kept), complete(kept).answers
    return tuple(
        f"{other} is asked again: {why}."
        if is_open(left, other)
        else f"{other} becomes {shown(after[other])}: {why}."
        for other, why in reasons.items()
    )


def objections(
    said: Mapping[str, Answer], recommendation: Recommendation, columns: int = WIDTH
) -> str:
    """Return what the articles hold against the other framework, weightiest first, and its cost.

    Where there is much of it, the review tells the rest where it is asked why.
    """
    columns = min(columns, WIDEST)
    advised, other = NAMES[recommendation.framework], NAMES[recommendation.other]
    reasons = recommendation.reasons
    most = reasons[:_MOST_OBJECTIONS]
    count = f" ({len(most)} of {len(reasons)}; why tells all)" if most != reasons else ""
    against = (
        filled(sourced(one.because, one.articles), columns, f"  {one.strength:<9} ", " " * 12)
        for one in most
    )
    heading = f"The articles advise {advised}. What they hold against {other}{count}:"
    costs = (
        filled(one, columns, "  ", "    ")
        for one in giving_way(said, "framework", recommendation.other)
    )
    return "\n".join((filled(heading, columns), *against, *costs)) + "\n"


def _lean(before: Verdict, after: Verdict) -> str:
    """Return what an answer adds to each side: ``Django +4``, or whom it is decisive for."""
    if after.decisive and not before.decisive:
        return f"decisive for {NAMES[after.framework]}"
    added = {one: after.scores[one] - before.scores[one] for one in FRAMEWORKS}
    return ", ".join(f"{NAMES[one]} {added[one]:+d}" for one in FRAMEWORKS if added[one])


def _taken_back(before: tuple[Rule, ...], after: tuple[Rule, ...]) -> Iterator[str]:
    """Yield how what an answer adds comes about, where it takes a reason back."""
    lost = [rule for rule in before if rule not in after]
    new = [rule for rule in after if rule not in before]
    for framework in FRAMEWORKS:
        less = [_weighed(rule) for rule in lost if rule.favours == framework]
        more = [_weighed(rule) for rule in new if rule.favours == framework]
        if less:
            added = f"{listed_words(more)}, less " if more else "less "
            yield f"{NAMES[framework]}: {added}{listed_words(less)}, which counts no more."


def _weighed(rule: Rule) -> str:
    return f"{rule.strength} {WEIGHTS[rule.strength]}" if WEIGHTS[rule.strength] else rule.strength


def _brought(said: Answers, known: Answers) -> tuple[str, ...]:
    """Return what each framework would bring for an answer, or why one cannot be had with it."""
    before, after = (those_for(said_or_followed(one), parts()) for one in (said, known))
    new = [part for part in after if part not in before]
    if not new:
        return ()
    impossible = {one: cannot_bring(one, said_or_followed(known)) for one in FRAMEWORKS}
    if all(part.django == part.flask for part in new) and not any(impossible.values()):
        return (f"Either brings {'; '.join(part.django.words for part in new)}.",)
    return tuple(
        f"{NAMES[one]} cannot be had with these answers: {'; '.join(impossible[one])}."
        if impossible[one]
        else f"{NAMES[one]} brings {'; '.join(part.of(one).words for part in new)}."
        for one in FRAMEWORKS
    )


def _argument(rule: Rule) -> str:
    """Return what the articles say for one side, weighed as it would be here."""
    text = sourced(rule.because, rule.articles)
    return f"{rule.strength} for {NAMES[rule.favours]}: {text}"
