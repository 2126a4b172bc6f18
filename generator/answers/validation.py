"""Answers checked: what is not available, what cannot stand together, and the nearest ways out."""

from collections.abc import Callable, Collection, Mapping

from generator.answers.clashes import Clash, clashes, clashes_among, nearest_valid
from generator.answers.completing import complete
from generator.answers.names import (
    check_author,
    check_email,
    check_free_text,
    check_name,
    check_slug,
)
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, FREE_TEXT, QUESTIONS, Answer, Answers, Question
from generator.errors import ClashingAnswers, NotAvailableYet
from generator.terminal.paragraphs import listed_words


def check(answers: Mapping[str, Answer], said: Mapping[str, Answer] | None = None) -> None:
    """Refuse answers that no template renders or that cannot stand together."""
    check_name(str(answers["project_name"]))
    check_slug(str(answers["project_slug"]), str(answers["database"]))
    for name in FREE_TEXT:
        check_free_text(name, str(answers[name]))
    check_author(str(answers["author_name"]))
    check_email(str(answers["author_email"]))
    check_choices(answers, said)


def check_choices(answers: Mapping[str, Answer], said: Mapping[str, Answer] | None = None) -> None:
    """Refuse choices that come later or that cannot stand together.

    Of answers at odds those that were ``said`` are named, or all, where that is not known.
    """
    for name, answer in answers.items():
        if not BY_NAME[name].is_available(answer):
            raise _not_available(BY_NAME[name], answer)
    among = clashes_among(said) if said is not None else ()
    if said is not None and among:
        raise clash_error(said, among, _clash_completed)
    found = clashes(answers)
    if found:
        raise clash_error(answers, found)


def _clash_completed(said: Mapping[str, Answer]) -> bool:
    return bool(clashes(complete(said).answers))


def _not_available(question: Question, answer: Answer) -> NotAvailableYet:
    today = [shown(value) for value in question.values if question.is_available(value)]
    error = NotAvailableYet(
        f"{question.name} {shown(answer)} is not available yet.",
        f"Today there is: {', '.join(today)}." if len(today) > 1 else "Leave it out.",
    )
    error.at_odds = (question.name,)
    return error


def clash_error(
    answers: Mapping[str, Answer],
    found: tuple[Clash, ...],
    clashing: Callable[[Answers], object] = clashes,
    only_available: bool = True,
    keeping: Collection[str] = (),
) -> ClashingAnswers:
    """Return the error that names the answers at odds and the nearest valid ones.

    ``clashing`` says whether answers still clash, once they were changed. The ways out change no
    answer of the questions in ``keeping``, and never leave the framework open.
    """
    whole = {question.name: question.left_out for question in QUESTIONS} | dict(answers)
    at_odds = dict.fromkeys(name for clash in found for name in clash.when)
    named = listed_words([f"{name} {shown(whole[name])}" for name in at_odds])
    reasons = "; ".join(dict.fromkeys(clash.because for clash in found))

    def may_be_offered(name: str, answer: Answer) -> bool:
        if name in keeping or (name == "framework" and answer == "auto"):
            return False
        return not only_available or BY_NAME[name].is_available(answer)

    offers = nearest_valid(answers, may_be_offered, clashing)
    error = ClashingAnswers(
        f"{named} cannot stand together: {reasons}.", f"Take {_offered(offers)}."
    )
    error.at_odds = tuple(at_odds)
    return error


def _offered(offers: tuple[Answers, ...]) -> str:
    """Return the offers as words; those that change the same question stand together."""
    together: dict[tuple[str, ...], list[Answers]] = {}
    for change in offers:
        together.setdefault(tuple(change), []).append(change)
    ways = []
    for names, changes in together.items():
        if len(names) == 1:
            values = [shown(change[names[0]]) for change in changes]
            ways.append(f"{names[0]} {listed_words(values, 'or')}")
        else:
            ways += [
                listed_words([f"{name} {shown(answer)}" for name, answer in change.items()])
                for change in changes
            ]
    return ", or ".join(ways)


def check_recommendable(said: Mapping[str, Answer]) -> None:
    """Refuse a recommendation for answers that clash; what was not said clashes with nothing."""
    found = clashes_among(said)
    if found:
        raise clash_error(said, found, clashes_among, only_available=False)
