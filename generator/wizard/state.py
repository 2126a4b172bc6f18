"""Where the wizard stands: the answers so far, which question comes next, and the way back."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType

from generator.answers.clashes import clashes
from generator.answers.completing import complete
from generator.answers.locks import Lock, allowed_by, refusal_of
from generator.answers.names import (
    begins_with_digits,
    check_author,
    check_email,
    check_free_text,
    check_name,
    check_slug,
    proposed_slug,
    slug_from,
)
from generator.answers.questions import BY_NAME, CORE, OFFERED, QUESTIONS, WEIGHING, Answer, Answers
from generator.errors import StartwiseError

# The step that shows the answers that have defaults, to be ticked.
MORE = "more"

ASKED_FIRST = tuple(question.name for question in CORE + WEIGHING)
_NAMING = ("project_name", "project_slug")
ASKED_LAST = tuple(
    question.name for question in OFFERED if question.name not in (*ASKED_FIRST, *_NAMING)
)
# What is ticked on one card, the library for the database last; texts, licence and Python are for
# the review alone.
LISTED = tuple(
    sorted(
        (
            name
            for name in ASKED_LAST
            if BY_NAME[name].kind != "text"
            and name not in {"framework", "license", "python_version"}
        ),
        key=lambda name: name == "orm",
    )
)
# How a file of answers says whether that card is still to come.
_MORE_IN_WORDS: Mapping[str, bool] = {"open": True, "no": False}
_DIGITS = "zero one two three four five six seven eight nine".split()
_ORDER = tuple(question.name for question in QUESTIONS)


@dataclass(frozen=True)
class State:
    """What was said and asked so far; each answer gives a new state and keeps the one before.

    ``known`` is what git's settings say: defaults, not answers; ``files`` has the file of an answer
    that is from one. ``more`` says whether the answers with defaults are still to be shown,
    ``is_list_seen`` whether they were.
    ``remembered`` is what was answered before going back, to start from; ``notes`` say why a
    question is asked again. The question ``last`` was answered in the state ``before``. What
    presets hold, ``locks`` have.
    """

    said: Mapping[str, Answer]
    known: Mapping[str, Answer] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    more: bool = True
    is_list_seen: bool = False
    remembered: Mapping[str, Answer] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    before: "State | None" = None
    last: str = ""
    locks: tuple[Lock, ...] = ()

    @property
    def held(self) -> frozenset[str]:
        """Return the questions to which a preset holds one answer."""
        return frozenset(name for name, one in allowed_by(self.locks).items() if len(one) == 1)


def begun(
    said: Mapping[str, Answer],
    known: Mapping[str, Answer],
    more: str = "",
    files: Mapping[str, str] = MappingProxyType({}),
    resumed: str = "",
    locks: tuple[Lock, ...] = (),
) -> State:
    """Return the first state; texts that cannot be used are asked for again, with the reason.

    ``more`` is what a stopped run kept in the file ``resumed``: whether it had shown the answers
    with defaults. Its answers can be gone back to. Elsewhere, those with defaults are not shown to
    somebody who said all that is asked first.
    """
    notes = {}
    for name in said:
        is_text = BY_NAME[name].kind == "text"
        reason = refusal(name, said[name], said.get("database", "")) if is_text else ""
        if reason:
            notes[name] = reason
    known = {name: text for name, text in known.items() if not refusal(name, text)}
    usable = {name: answer for name, answer in said.items() if name not in notes}
    if more in _MORE_IN_WORDS:
        earlier = {name: usable[name] for name in usable if files.get(name) == resumed}
        state = State(usable, known, files, notes=notes, locks=locks)
        return _replayed(state, earlier, is_list_seen=not _MORE_IN_WORDS[more])
    state = State(usable, known, files, notes=notes, locks=locks)
    is_all_said = not any(is_open(state, name) for name in ASKED_FIRST)
    return replace(state, more=False) if is_all_said else state


def _replayed(state: State, earlier: Answers, *, is_list_seen: bool) -> State:
    """Return the state after answers of an earlier run, each given after the other."""
    given: Answers = {**earlier, **({MORE: ""} if is_list_seen else {})}
    said = {name: answer for name, answer in state.said.items() if name not in earlier}
    files = {name: file for name, file in state.files.items() if name not in earlier}
    # What no question asks for on the way, such as what was ticked, is said from the start.
    on_the_way = _walked(replace(state, said=said, files=files), given).said
    said |= {name: answer for name, answer in earlier.items() if name not in on_the_way}
    walked = _walked(replace(state, said=said, files=files), given)
    return replace(walked, more=False, is_list_seen=True) if is_list_seen else walked


def _walked(state: State, given: Answers) -> State:
    while (name := next_question(state)) in given:
        state = answered(state, name, given[name])
    return state


def more_in_words(state: State) -> str:
    """Return what is kept of whether the answers with defaults are still to be shown."""
    return next(word for word, more in _MORE_IN_WORDS.items() if more is state.more)


def refusal(name: str, text: Answer, database: Answer = "") -> str:
    """Return why a text cannot be the answer, or an empty string: a server may refuse a slug."""
    checks: dict[str, Callable[[str], None]] = {
        "project_name": check_name,
        "project_slug": partial(check_slug, database=str(database)),
        "author_name": check_author,
        "author_email": check_email,
    }
    check = checks.get(name, partial(check_free_text, BY_NAME[name].help.rstrip(".")))
    try:
        check(str(text))
    except StartwiseError as error:
        return error.message
    return ""


def next_question(state: State) -> str:
    """Return the question to ask next; an empty string where all are answered."""
    return next((name for name in _wanted(state) if is_open(state, name)), "")


def open_questions(state: State) -> int:
    """Return how many questions are still to be asked, as far as can be told."""
    return sum(is_open(state, name) for name in _wanted(state))


def _wanted(state: State) -> tuple[str, ...]:
    naming: tuple[str, ...] = ("project_name",)
    name, database = str(state.said.get("project_name", "")), state.said.get("database", "")
    is_refused = name and refusal("project_slug", slug_from(name), database)
    if "project_slug" in state.notes or is_refused or begins_with_digits(name):
        naming = _NAMING
    return tuple(dict.fromkeys((*naming, *ASKED_FIRST, MORE, *state.notes)))


def is_open(state: State, name: str) -> bool:
    """Whether a question is unanswered and has more than one answer to it."""
    if name == MORE:
        return state.more
    if name in state.said:
        return False
    question = BY_NAME[name]
    if question.kind == "text":
        return True
    possible = [value for value in question.values if not why_not(state.said, name, value)]
    return len(possible) > 1


def why_not(said: Mapping[str, Answer], name: str, value: Answer) -> str:
    """Return why an answer cannot be chosen beside what was said, or an empty string."""
    if not BY_NAME[name].is_available(value):
        return "not available yet"
    found = clashes(complete({**said, name: value}).answers)
    return "; ".join(dict.fromkeys(clash.because for clash in found))


def preset(state: State, name: str) -> Answer:
    """Return the answer that a question starts from."""
    if name in state.said or name in state.remembered:
        return state.said.get(name, state.remembered.get(name, ""))
    if name == "project_slug":
        said = {name: str(state.said.get(name, "")) for name in ("project_name", "database")}
        return proposed_slug(_digit_in_words(said["project_name"]), said["database"])
    return complete({**state.known, **state.said}).answers[name]


def _digit_in_words(name: str) -> str:
    """Return a name with the one digit that it begins with as a word: no package begins with it."""
    first, rest = name.strip()[:1], name.strip()[1:]
    if not (first.isascii() and first.isdecimal()) or begins_with_digits(rest):
        return name
    return f"{_DIGITS[int(first)]} {rest}"


def answered(state: State, name: str, answer: Answer) -> State:
    """Return the state after a question was answered."""
    notes = {other: note for other, note in state.notes.items() if other != name}
    if name == MORE:
        return replace(state, more=False, is_list_seen=True, notes=notes, before=state, last=name)
    said = {**state.said, name: answer}
    slug = said.get("project_slug", "")
    if name == "database" and slug and (reason := refusal("project_slug", slug, answer)):
        del said["project_slug"]
        notes["project_slug"] = reason
    files = {other: file for other, file in state.files.items() if other != name}
    return replace(state, said=said, files=files, notes=notes, before=state, last=name)


def changed(state: State, name: str, answer: Answer) -> State:
    """Return the state after one answer was changed; answers that clash with it are withdrawn.

    Each withdrawn answer is asked for again, with the reason, unless the new one leaves one only.
    """
    said, notes = yielding(state.said, name, answer, _names_of(state.locks))
    given_up = {other: state.said[other] for other in notes}
    changed_to = answered(state, name, answer)
    return replace(changed_to, said=said, remembered={**state.remembered, **given_up}, notes=notes)


def yielding(
    said: Mapping[str, Answer], name: str, answer: Answer, locked: Collection[str] = ()
) -> tuple[Answers, dict[str, str]]:
    """Return what stays said beside a new answer, and which answers give way to it and why.

    Those that are ``locked`` never do.
    """
    kept: Answers = {**said, name: answer}
    reasons: dict[str, str] = {}
    while found := clashes(complete(kept).answers):
        at_odds = [one for one in found[0].when if one in kept and one not in {name, *locked}]
        if not at_odds:
            break
        given_up = max(at_odds, key=_ORDER.index)
        del kept[given_up]
        reasons[given_up] = found[0].because
    return kept, reasons


def refused_by(locks: Sequence[Lock], said: Mapping[str, Answer], name: str, value: Answer) -> str:
    """Return why an answer cannot be beside what presets hold, or an empty string."""
    reason = refusal_of(locks, name, value)
    if reason or not locks:
        return reason
    fixed = {other: said[other] for other in _names_of(locks) if other in said and other != name}
    found = clashes(complete({**fixed, name: value}).answers)
    origins = {lock.name: lock.origin for lock in locks}
    holding = [origins[one] for clash in found for one in clash.when if one in fixed]
    return f"{found[0].because} ({holding[0]})" if holding else ""


def _names_of(locks: Sequence[Lock]) -> frozenset[str]:
    return frozenset(lock.name for lock in locks)


def withdrawn(state: State, name: str, reason: str, instead: str = "") -> State:
    """Return the state in which one answer has to be given again, why, and what is proposed."""
    said = {other: answer for other, answer in state.said.items() if other != name}
    remembered = {**state.remembered, **({name: instead} if instead else {})}
    return replace(state, said=said, remembered=remembered, notes={**state.notes, name: reason})


def gone_back(state: State) -> State:
    """Return the state that the last answer was given in; it is remembered to start from.

    What was ticked is, too.
    """
    if state.before is None:
        return state
    undone = {name: state.said[name] for name in (state.last, *LISTED) if name in state.said}
    return replace(state.before, remembered={**state.remembered, **undone})


def recalled(state: State) -> State:
    """Return the state with what was ticked before going back, as far as it still goes together."""
    said = dict(state.said)
    for name in LISTED:
        if name in state.remembered and not why_not(said, name, state.remembered[name]):
            said[name] = state.remembered[name]
    return replace(state, said=said)
