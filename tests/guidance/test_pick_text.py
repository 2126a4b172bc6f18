"""The pick in one line, as ``new --yes`` says it before it acts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.questions import ASKED_ABOUT, BY_NAME, Answers
from generator.guidance.pick_text import pick
from generator.guidance.recommendation import recommend
from generator.guidance.rules import RULES
from generator.guidance.weighing import Verdict
from generator.guidance.what_decided import what_decided
from generator.guidance.wording import telling_answers

WHY = "Why: docs/decisions/0001-web-framework.md"


def told(answers: Answers, framework: str = "auto") -> str:
    whole = {name: answers.get(name, BY_NAME[name].left_out) for name in ASKED_ABOUT}
    advised = recommend(whole)
    text = pick(advised.framework, advised, framework)
    return " ".join(text.split())


def test_it_names_the_answers_that_weighed_most() -> None:
    answers: Answers = {"database": "postgresql", "rest": True, "size": "small"}
    assert told(answers) == (f"Flask, because size small weighed most: Django 3 : Flask 6. {WHY}")
    assert told({"database": "mongodb"}) == (
        "Flask, because MongoDB is not relational, whatever the sums: Django 0 : Flask 0. " + WHY
    )


def test_what_was_asked_for_is_said_to_be() -> None:
    line = told({"database": "postgresql"}, "django")
    assert line.startswith("Django, as you asked; the articles advise it too, because")


def test_a_default_is_not_named_as_what_weighed() -> None:
    # Nobody named a database, which speaks for Flask; the project has SQLite all the same.
    text = pick("flask", recommend({}, {"database": "sqlite"}), "auto")
    assert "sqlite" not in text
    assert "Flask, because nobody asked for a database: Django 0 : Flask 2." in " ".join(
        text.split()
    )


def test_what_was_not_asked_for_stands_behind_what_was() -> None:
    answers: Answers = {"database": "sqlite", "rest": True, "size": "small", "orm": "default"}
    rules = [rule for rule in RULES if rule.id in {"no-database", "small-api"}]
    said = what_decided(rules, Verdict("flask", {"django": 0, "flask": 4}, decisive=False), answers)
    assert said.replace("\N{NO-BREAK SPACE}", " ") == (
        "rest with size small weighed most and nobody asked for a database: Django 0 : Flask 4"
    )


@settings(deadline=None)
@given(
    answers=st.fixed_dictionaries(
        {}, optional={name: st.sampled_from(BY_NAME[name].values) for name in ASKED_ABOUT}
    )
)
def test_it_is_one_sentence_and_where_more_stands(answers: Answers) -> None:
    whole = {**{name: BY_NAME[name].left_out for name in ASKED_ABOUT}, **answers}
    text = pick(recommend(whole).framework, recommend(whole), "auto")
    *sentence, why = text.splitlines()
    assert why.endswith(WHY)
    assert len(sentence) <= 2
    assert max(map(len, text.splitlines())) <= 80
    assert (
        telling_answers(whole)
        or "nobody asked for a database" in " ".join(text.split())
        or "database none" in text
    )
