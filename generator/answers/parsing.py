"""Answers checked and completed: what was said stays, what follows is told."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from generator.answers.clashes import (
    WITH_TOKENS,
    Clash,
    clashes,
    clashes_among,
    nearest_valid,
)
from generator.answers.names import (
    check_author,
    check_email,
    check_free_text,
    check_name,
    check_slug,
)
from generator.answers.questions import (
    BY_KEY,
    BY_NAME,
    FREE_TEXT,
    QUESTIONS,
    Answer,
    Answers,
    Question,
)
from generator.answers.spelling import nearest
from generator.errors import ClashingAnswers, NotAvailableYet, UnknownName
from generator.terminal.safe_text import quoted

_YES = frozenset({"yes", "y", "true", "on", "1"})
_NO = frozenset({"no", "n", "false", "off", "0"})


@dataclass(frozen=True)
class Followed:
    """An answer that nobody gave: what it is and which answer brought it."""

    name: str
    answer: Answer
    because: str

    def __str__(self) -> str:
        return f"{self.name}: {shown(self.answer)}, {self.because}"


@dataclass(frozen=True)
class Completed:
    """An answer to every question, and those that followed from others."""

    answers: Answers
    followed: tuple[Followed, ...]


def shown(answer: Answer) -> str:
    """Give an answer as a person writes it: yes and no for booleans."""
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    return answer


def as_flag(name: str, answer: Answer) -> str:
    """Give the command-line flag that says this answer, quoted for a shell."""
    question = BY_NAME[name]
    if question.kind == "yes_no":
        return question.flag if answer else question.negative_flag
    return flag_with(question.flag, str(answer))


def flag_with(flag: str, value: str) -> str:
    """Give a flag and its value, quoted for a shell; a value like a flag is tied to it."""
    from shlex import quote

    return f"{flag}={quote(value)}" if value.startswith("-") else f"{flag} {quote(value)}"


def question_called(key: str) -> str:
    """Give the name of the question that a key stands for: its own, or its flag's spelling.

    Raises:
        UnknownName: no such question; the hint has the nearest spelling.
    """
    question = BY_KEY.get(key.strip().removeprefix("--").lower().replace("-", "_"))
    if question is None:
        raise UnknownName(f"There is no question {quoted(key)}.", nearest(key, list(BY_KEY)))
    return question.name


def parse(name: str, raw: object, said_as: str = "") -> Answer:
    """Give the answer that ``raw`` stands for; errors call it what it was ``said_as``.

    Raises:
        UnknownName: no such question, or no such choice; the hint has the nearest spelling.
    """
    question = BY_NAME.get(name)
    if question is None:
        raise UnknownName(f"There is no question {quoted(name)}.", nearest(name, list(BY_NAME)))
    label = said_as or name
    if question.kind == "yes_no":
        return _parse_yes_no(label, raw)
    if not isinstance(raw, str):
        wanted = ", ".join(f'"{shown(value)}"' for value in question.values) or "text"
        raise UnknownName(f"{label} cannot be {quoted(raw)}.", f"It takes {wanted}, in quotes.")
    if question.kind == "text":
        return raw
    for choice in question.choices:
        if choice.value.lower() == raw.strip().lower():
            return choice.value
    values = [choice.value for choice in question.choices if choice.available]
    raise UnknownName(f"{label} cannot be {quoted(raw)}.", nearest(raw, values))


def _parse_yes_no(label: str, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in _YES | _NO:
        return raw.strip().lower() in _YES
    raise UnknownName(f"{label} cannot be {quoted(raw)}.", "It takes yes or no.")


def complete(said: Mapping[str, Answer]) -> Completed:
    """Answer every question: what was said, then what follows from it, then the defaults.

    Defaults never clash with what was said; what was said is never changed.
    """
    answers: Answers = dict(said)
    followed: list[Followed] = []

    def follow(name: str, answer: Answer, because: str) -> None:
        if name not in answers:
            answers[name] = answer
            if answer != BY_NAME[name].default:
                followed.append(Followed(name, answer, because))

    if said.get("database") == "none":
        follow("auth", "none", "because there is no database to keep users in")
        follow("admin", False, "because there is no database to administer")
    if said.get("database") == "redis" and said.get("framework") == "django":
        follow("auth", "none", "because Django cannot keep users in Redis")
        follow("admin", False, "because Django's admin cannot work on Redis")
    if said.get("auth") in {"none", "tokens"}:
        follow("admin", False, f"because auth {said['auth']} leaves nobody to log in to it")
    if said.get("auth") in WITH_TOKENS:
        follow("rest", True, "because tokens guard an API")
    for question in QUESTIONS:
        answers.setdefault(question.name, question.default)
    return Completed({name: answers[name] for name in BY_NAME}, tuple(followed))


def check(answers: Mapping[str, Answer], said: Mapping[str, Answer] | None = None) -> None:
    """Refuse answers that no template renders or that cannot stand together.

    Raises:
        ImpossibleName: a name or text that cannot be used.
        NotAvailableYet: a choice that comes later.
        ClashingAnswers: answers at odds, as for :func:`check_choices`.
    """
    check_name(str(answers["project_name"]))
    check_slug(str(answers["project_slug"]))
    for name in FREE_TEXT:
        check_free_text(name, str(answers[name]))
    check_author(str(answers["author_name"]))
    check_email(str(answers["author_email"]))
    check_choices(answers, said)


def check_choices(answers: Mapping[str, Answer], said: Mapping[str, Answer] | None = None) -> None:
    """Refuse choices that come later or that cannot stand together.

    Raises:
        NotAvailableYet: a choice that comes later.
        ClashingAnswers: answers at odds; names those that were ``said``, all where that is not
            known, and the nearest valid answers.
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
    return NotAvailableYet(
        f"{question.name} {shown(answer)} is not available yet.",
        f"Today there is: {', '.join(today)}." if len(today) > 1 else "Leave it out.",
    )


def clash_error(
    answers: Mapping[str, Answer],
    found: tuple[Clash, ...],
    clashing: Callable[[Answers], object] = clashes,
    only_available: bool = True,
    keeping: Collection[str] = (),
) -> ClashingAnswers:
    """Give the error that names the answers at odds and the nearest valid ones.

    ``clashing`` says whether answers still clash, once they were changed. The ways out change no
    answer of the questions in ``keeping``, and never leave the framework open.
    """
    whole = {question.name: question.left_out for question in QUESTIONS} | dict(answers)
    at_odds = dict.fromkeys(name for clash in found for name in clash.names)
    named = _listed([f"{name} {shown(whole[name])}" for name in at_odds], "and")
    reasons = "; ".join(dict.fromkeys(clash.because for clash in found))

    def may_be_offered(name: str, answer: Answer) -> bool:
        if name in keeping or (name == "framework" and answer == "auto"):
            return False
        return not only_available or BY_NAME[name].is_available(answer)

    offers = nearest_valid(answers, may_be_offered, clashing)
    return ClashingAnswers(
        f"{named} cannot stand together: {reasons}.", f"Take {_offered(offers)}."
    )


def _offered(offers: tuple[Answers, ...]) -> str:
    """Give the offers as words; those that change the same question stand together."""
    together: dict[tuple[str, ...], list[Answers]] = {}
    for change in offers:
        together.setdefault(tuple(change), []).append(change)
    ways = []
    for names, changes in together.items():
        if len(names) == 1:
            values = [shown(change[names[0]]) for change in changes]
            ways.append(f"{names[0]} {_listed(values, 'or')}")
        else:
            ways += [
                _listed([f"{name} {shown(answer)}" for name, answer in change.items()], "and")
                for change in changes
            ]
    return ", or ".join(ways)


def _listed(words: list[str], before_last: str) -> str:
    *others, last = words
    return f"{', '.join(others)} {before_last} {last}" if others else last


def check_recommendable(said: Mapping[str, Answer]) -> None:
    """Refuse a recommendation for answers that clash; what was not said clashes with nothing.

    Raises:
        ClashingAnswers: answers at odds.
    """
    found = clashes_among(said)
    if found:
        raise clash_error(said, found, clashes_among, only_available=False)
