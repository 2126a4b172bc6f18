"""The words that the terminal and the decision record share."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.answers.command_line import as_flag
from generator.answers.parsing import shown
from generator.answers.questions import ASKED_ABOUT, BY_NAME, Answer, Answers
from generator.guidance.articles import ARTICLES, Article
from generator.guidance.disagreements import Disagreement, Ignored
from generator.guidance.frameworks import NAMES
from generator.guidance.recommendation import Recommendation
from generator.guidance.rules import RECOMMENDED_ON, Rule
from generator.guidance.weighing import both_sums
from generator.terminal.paragraphs import listed_words

# The questions whose answers bring parts and that no article weighs.
UNWEIGHED = tuple(name for name in ASKED_ABOUT if name not in RECOMMENDED_ON)

_Choices = dict[str, tuple[Answer, ...]]


@dataclass(frozen=True)
class Change:
    """Flips of the same questions, told together: any of these answers to each will do."""

    choices: Mapping[str, tuple[Answer, ...]]

    @property
    def flags(self) -> str:
        """Return the first of these flips as flags, and what may be typed instead."""
        flags = " ".join(as_flag(name, answers[0]) for name, answers in self.choices.items())
        named = len(self.choices) > 1
        instead = [
            f"or {f'{BY_NAME[name].flag} ' if named else ''}{listed(answers[1:])}"
            for name, answers in self.choices.items()
            if answers[1:]
        ]
        return f"{flags} ({'; '.join(instead)})" if instead else flags

    @property
    def words(self) -> str:
        """Return these flips as a person says them: ``database sqlite and size large``."""
        return any_of_each(self.choices)

    @property
    def first(self) -> Answers:
        """Return the first of these flips."""
        return {name: answers[0] for name, answers in self.choices.items()}


def grouped(flips: Iterable[Mapping[str, Answer]]) -> tuple[Change, ...]:
    """Return flips in the order they come in, told together where any answers go with any."""
    changes: list[_Choices] = [{name: (answer,) for name, answer in flip.items()} for flip in flips]
    for name in reversed(RECOMMENDED_ON):
        changes = _joined(changes, name)
    return tuple(Change(choices) for choices in changes)


def _joined(changes: Iterable[_Choices], name: str) -> list[_Choices]:
    """Join the changes that differ in their answers to one question only."""
    joined: dict[tuple[object, ...], _Choices] = {}
    for choices in changes:
        rest = tuple((other, choices[other]) for other in choices if other != name)
        known = joined.setdefault((name in choices, *rest), choices)
        if known is not choices:
            known[name] += choices[name]
    return list(joined.values())


def listed(answers: Sequence[Answer]) -> str:
    """Return answers as a list that ends in "or"."""
    return listed_words([shown(answer) for answer in answers], "or")


def any_of_each(when: Mapping[str, Collection[Answer]], between: str = " and ") -> str:
    """Return which answers are meant, as ``rest yes and size small or large``."""
    return between.join(
        f"{question.word} {listed([value for value in question.values if value in answers])}"
        for question, answers in ((BY_NAME[name], answers) for name, answers in when.items())
    )


def by_framework(django: str, flask: str) -> str:
    """Return what each framework brings, in words; once where both bring the same."""
    return f"{django} (either)" if django == flask else f"{django} (Django); {flask} (Flask)"


def telling_answers(
    answers: Mapping[str, Answer], among: Iterable[str] = RECOMMENDED_ON
) -> dict[str, Answer]:
    """Return the answers that say something, in the order of these questions."""
    return {
        name: answers[name]
        for name in among
        if name in answers and BY_NAME[name].is_telling(answers[name])
    }


def command(name: str, answers: Mapping[str, Answer]) -> str:
    """Return a command of startwise that says these answers, in the order of the questions."""
    flags = (as_flag(one, answers[one]) for one in BY_NAME if one in answers)
    return " ".join((f"startwise {name}", *flags))


def score(recommendation: Recommendation) -> str:
    """Return both sums and, where the larger one did not, what decided."""
    sums = recommendation.scores
    both = both_sums(sums)
    if recommendation.decisive:
        return f"{both}; a decisive reason outweighs them."
    if sums["django"] == sums["flask"]:
        return f"{both}; a tie, which goes to Django."
    return f"{both}."


def contest(recommendation: Recommendation) -> str:
    """Return one sentence where the pick is contested, else nothing."""
    if not recommendation.contested:
        return ""
    if any(rule.strength == "strong" for rule in recommendation.against):
        other = NAMES[recommendation.other]
        return f"The pick is contested: a strong reason speaks for {other}."
    sums = recommendation.scores
    how = "even" if sums["django"] == sums["flask"] else "close"
    return f"The pick is contested: the sums are {how}."


def dispute(disagreement: Disagreement) -> str:
    """Return a disagreement and how it is settled."""
    return f"{disagreement.about}. {disagreement.settled}"


def cited(recommendation: Recommendation) -> tuple[Article, ...]:
    """Return the articles that a recommendation rests on, in their own order."""
    resting: tuple[Rule | Ignored | Disagreement, ...] = (
        *recommendation.reasons,
        *recommendation.against,
        *recommendation.ignored,
        *recommendation.disagreements,
    )
    ids = {article for one in resting for article in one.articles}
    return tuple(article for article in ARTICLES if article.id in ids)
