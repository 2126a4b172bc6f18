"""Which question comes next, what is skipped, and the way back."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.clashes import clashes
from generator.answers.completing import complete
from generator.answers.questions import BY_NAME, Answer, Answers
from generator.wizard.asked import place
from generator.wizard.check_list import rows, ticked
from generator.wizard.state import (
    ASKED_FIRST,
    ASKED_LAST,
    MORE,
    State,
    answered,
    begun,
    changed,
    gone_back,
    is_open,
    more_in_words,
    next_question,
    preset,
    recalled,
    why_not,
    withdrawn,
)


def asked(said: Answers, **answers: Answer) -> State:
    """Return the state after these answers, given in the order in which they are asked."""
    state = begun(said, {})
    while name := next_question(state):
        if name not in answers:
            break
        state = answered(state, name, answers.pop(name))
    assert not answers, f"never asked: {sorted(answers)}"
    return state


def order(said: Answers) -> list[str]:
    """Return the questions that are asked where each is answered by its preset."""
    state, names = begun(said, {}), []
    while name := next_question(state):
        names.append(name)
        state = answered(state, name, "" if name == MORE else preset(state, name))
    return names


CORE: Answers = {"database": "sqlite", "auth": "none", "rest": False, "async_needs": "none"}
ALL: Answers = {**CORE, "size": "open", "priority": "open"}


def test_the_name_comes_first_then_the_five_then_what_weighs_then_the_rest() -> None:
    assert next_question(begun({}, {})) == "project_name"
    named: Answers = {"project_name": "Shelf"}
    assert order(named) == [*ASKED_FIRST, MORE]


@pytest.mark.parametrize(
    ("said", "skipped"),
    [
        ({"database": "none"}, ["auth", "admin"]),
        ({"auth": "none"}, ["admin"]),
        ({"auth": "tokens"}, ["admin", "rest"]),
        ({"auth": "both"}, ["rest"]),
        ({"framework": "django", "database": "redis"}, ["auth", "admin"]),
    ],
)
def test_questions_with_one_answer_left_are_not_asked(said: Answers, skipped: list[str]) -> None:
    names = order({"project_name": "Shelf", **said})
    assert [name for name in ASKED_FIRST if name not in (*names, *said)] == skipped


def test_what_was_said_in_advance_is_not_asked_and_all_of_it_leaves_nothing_to_ask() -> None:
    assert "database" not in order({"project_name": "Shelf", "database": "mysql"})
    assert order({"project_name": "Shelf", **ALL}) == []


@pytest.mark.parametrize("name", ["", "../up", "a\x1b[2Jb", "x" * 300])
def test_a_name_that_cannot_be_is_asked_for_again_with_the_reason(name: str) -> None:
    state = begun({"project_name": name, "database": "none"}, {})
    assert next_question(state) == "project_name"
    assert state.notes["project_name"]


def test_a_name_that_gives_no_package_name_leads_to_that_question() -> None:
    assert next_question(asked({}, project_name="\u672c\u68da")) == "project_slug"
    assert next_question(asked({}, project_name="json")) == "project_slug"
    assert next_question(asked({}, project_name="Shelf")) == "database"


def test_a_package_name_that_the_server_keeps_is_asked_for_once_that_database_is_chosen() -> None:
    named = asked({}, project_name="Postgres")
    assert next_question(named) == "database"
    assert next_question(answered(named, "database", "postgresql")) == "project_slug"
    slugged = asked({"project_name": "Shelf", "project_slug": "mysql"}, database="mysql")
    assert next_question(slugged) == "project_slug"
    assert "MySQL keeps" in slugged.notes["project_slug"]
    said = {"project_name": "Shelf", "project_slug": "admin", "database": "mongodb"}
    assert next_question(begun(said, {})) == "project_slug"


def test_a_package_name_that_can_be_is_proposed() -> None:
    assert preset(asked({}, project_name="Flask"), "project_slug") == "flask_service"


def test_other_texts_that_cannot_be_are_asked_for_again() -> None:
    state = begun({"project_name": "Shelf", "description": "two\nlines", **ALL}, {})
    assert next_question(state) == "description"


def test_going_back_withdraws_the_answer_and_what_followed_from_it() -> None:
    state = asked({"project_name": "Shelf"}, database="none")
    assert not is_open(state, "auth")
    back = gone_back(state)
    assert next_question(back) == "database"
    assert preset(back, "database") == "none"
    assert is_open(back, "auth")
    assert [one.name for one in complete(back.said).followed] == []


def test_going_back_twice_remembers_both_answers() -> None:
    state = asked({"project_name": "Shelf"}, database="mysql", auth="both")
    back = gone_back(gone_back(state))
    again = answered(back, "database", preset(back, "database"))
    assert again.said["database"] == "mysql"
    assert preset(again, "auth") == "both"


def test_going_back_at_the_first_question_changes_nothing() -> None:
    state = begun({"project_name": "Shelf"}, {})
    assert gone_back(state) is state


def test_what_was_ticked_is_ticked_after_going_back_as_far_as_it_goes_together() -> None:
    said = {name: answer for name, answer in ALL.items() if name != "priority"}
    state = answered(begun({"project_name": "Shelf", **said}, {}), "priority", "open")
    state = ticked(ticked(ticked(state, "orm=peewee"), "jobs=celery"), "pages=yes")
    assert state.said["pages"] is False
    reviewed = answered(state, MORE, "")
    assert next_question(reviewed) == ""
    before = gone_back(gone_back(reviewed))
    assert next_question(before) == "priority"
    assert "orm" not in before.said
    again = recalled(answered(before, "priority", "control"))
    assert (again.said["orm"], again.said["jobs"]) == ("peewee", "celery")
    elsewhere = recalled(replace(before, said={**before.said, "database": "mongodb"}))
    assert "orm" not in elsewhere.said
    assert elsewhere.said["pages"] is False


def test_an_answer_is_ticked_and_ticked_no_more() -> None:
    state = begun({"project_name": "Shelf", "database": "mongodb"}, {})
    marks = {row.word: (row.mark, bool(row.refused)) for row in rows(state)}
    assert marks["pages"] == ("[x] ", False)
    assert marks["jobs celery"] == ("[ ] ", False)
    assert marks["orm"] == ("[ ] ", True)
    assert [row.word for row in rows(state)][-1] == "orm"
    # Ticked, it means that there is none.
    assert "example none" in marks
    on = ticked(state, "jobs=celery")
    assert on.said["jobs"] == "celery"
    assert next(row.mark for row in rows(on) if row.word == "jobs celery") == "[x] "
    assert ticked(on, "jobs=celery").said["jobs"] == "none"


@settings(deadline=None)
@given(numbers=st.lists(st.integers(0, 6), min_size=30, max_size=30))
def test_the_count_of_questions_never_grows_and_each_is_counted(numbers: list[int]) -> None:
    state, counts = begun({}, {}), []
    while question := next_question(state):
        counts.append([int(word) for word in place(state).split(" of ")])
        answer: Answer = "Shelf" if question == "project_name" else ""
        if question not in {"project_name", MORE}:
            answer = _possible(state, question, numbers[len(counts)])
        state = answered(state, question, answer)
    assert [number for number, _ in counts] == list(range(1, len(counts) + 1))
    assert counts[-1][0] == counts[-1][1]
    totals = [total for _, total in counts]
    assert totals == sorted(totals, reverse=True)


def test_a_changed_answer_withdraws_those_that_clash_and_says_why() -> None:
    said: Answers = {"project_name": "Shelf", **ALL, "auth": "tokens", "rest": True}
    state = changed(begun(said, {}), "rest", False)
    assert next_question(state) == "auth"
    assert state.notes["auth"] == "tokens guard an API, and there is none"
    assert preset(state, "auth") == "tokens"
    assert why_not(state.said, "auth", "tokens")
    assert not why_not(state.said, "auth", "accounts")


def test_a_withdrawn_answer_with_one_way_left_is_not_asked_again() -> None:
    said: Answers = {"project_name": "Shelf", **ALL, "auth": "accounts", "admin": True}
    state = changed(begun(said, {}), "database", "none")
    assert next_question(state) == ""
    assert complete(state.said).answers["auth"] == "none"


def test_going_back_after_a_change_undoes_it() -> None:
    state = begun({"project_name": "Shelf", **ALL, "auth": "accounts", "admin": True}, {})
    assert gone_back(changed(state, "database", "none")).said == state.said


def test_what_opens_up_after_a_change_is_asked() -> None:
    state = begun({"project_name": "Shelf", **ALL, "database": "none", "auth": "none"}, {})
    assert next_question(changed(state, "auth", "accounts")) == "database"


def test_a_withdrawn_name_is_asked_for_again() -> None:
    state = withdrawn(begun({"project_name": "Shelf", **ALL}, {}), "project_name", "It is there.")
    assert next_question(state) == "project_name"


@pytest.mark.parametrize("more", ["open", "no"])
def test_whether_more_is_asked_for_is_kept(more: str) -> None:
    assert more_in_words(begun({"project_name": "Shelf", **ALL}, {}, more)) == more


answers_to = {
    name: st.sampled_from([one for one in BY_NAME[name].values if BY_NAME[name].is_available(one)])
    for name in (*ASKED_FIRST, *ASKED_LAST)
    if BY_NAME[name].values
}
steps = st.lists(
    st.one_of(
        st.just(("back", "", "")),
        st.sampled_from(sorted(answers_to)).flatmap(
            lambda name: st.tuples(st.just("change"), st.just(name), answers_to[name])
        ),
        st.integers(0, 6).map(lambda number: ("answer", "", number)),
    ),
    max_size=25,
)


@settings(deadline=None)
@given(steps=steps)
def test_whatever_is_answered_changed_and_undone_never_clashes(
    steps: list[tuple[str, str, Answer | int]],
) -> None:
    state = begun({"project_name": "Shelf"}, {})
    for what, name, value in steps:
        question = next_question(state)
        if what == "back":
            state = gone_back(state)
        elif what == "change" and not question:
            state = changed(state, name, str(value) if isinstance(value, str) else bool(value))
        elif question == MORE:
            state = answered(state, question, "")
        elif question:
            state = answered(state, question, _possible(state, question, value))
        assert not clashes(complete(state.said).answers)
        assert next_question(state) not in state.said
        resumed = begun(state.said, {}, more_in_words(state))
        assert next_question(resumed) == next_question(state) or state.notes


def _possible(state: State, question: str, number: object) -> Answer:
    values = [one for one in BY_NAME[question].values if not why_not(state.said, question, one)]
    index = number if isinstance(number, int) else 0
    return values[index % len(values)] if values else preset(state, question)


def test_a_resumed_run_goes_back_to_what_was_answered_and_counts_on() -> None:
    files = dict.fromkeys(("project_name", "database", "auth", "jobs"), "shelf.answers.toml")
    said: Answers = {
        "project_name": "Shelf", "database": "mysql", "auth": "accounts", "jobs": "celery",
    }  # fmt: skip
    state = begun(said, {}, "open", files, "shelf.answers.toml")
    assert (next_question(state), place(state)) == ("admin", "4 of 9")
    assert state.said == said
    back = gone_back(gone_back(state))
    assert (next_question(back), preset(back, "database")) == ("database", "mysql")
    assert gone_back(back).before is None
    assert begun({**said, "rest": True}, {}, "no", files, "shelf.answers.toml").is_list_seen


def test_a_name_that_begins_with_a_digit_has_a_package_name_asked_for() -> None:
    state = answered(begun({}, {}), "project_name", "2FA Desk")
    assert next_question(state) == "project_slug"
    assert preset(state, "project_slug") == "two_fa_desk"
    several = answered(begun({}, {}), "project_name", "365 Days")
    assert preset(several, "project_slug") == "days"
    assert begun({"project_name": "2FA Desk", "project_slug": "desk"}, {}).said["project_slug"]
