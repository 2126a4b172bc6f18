"""What each framework would bring: told for every answer, and true of the projects."""

import pytest
from answer_sets import FRAMEWORKS, FREE, core_sets, whole
from environments import requirements_of

from generator.answers.questions import (
    ASKED_ABOUT,
    BY_NAME,
    RECOMMENDED_ON,
    Answer,
    Answers,
)
from generator.guidance.frameworks import Framework, framework_named
from generator.guidance.parts import PARTS, Brought, Part, parts_for
from generator.guidance.recommendation import as_data, recommend
from generator.guidance.recommendation_text import told
from generator.guidance.rules import RULES
from generator.templating.rendering import render

PLAIN: Answers = {name: BY_NAME[name].left_out for name in FREE}


def answers_with(framework: str, part: Part) -> Answers | None:
    """Give valid answers of a project that has the part; None where the framework cannot."""
    wanted: Answers = {name: min(choices, key=str) for name, choices in part.when.items()}
    for core in core_sets(framework):
        answers = {**PLAIN, **core, **{n: a for n, a in wanted.items() if n in PLAIN}}
        if all(answers[name] == answer for name, answer in wanted.items()):
            return answers
    return None


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("part", PARTS, ids=[part.concern for part in PARTS])
def test_a_project_depends_on_what_the_part_names(framework: Framework, part: Part) -> None:
    answers = answers_with(framework, part)
    if answers is None:
        assert not part.of(framework).packages
        return
    pyproject = render(framework, whole(framework, answers)).tree["pyproject.toml"].content
    names = {
        line.lower().partition("~")[0].partition("[")[0] for line in requirements_of(pyproject)
    }
    assert set(part.of(framework).packages) <= names, answers


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        (name, answer)
        for name in ASKED_ABOUT
        for answer in BY_NAME[name].values
        if answer != BY_NAME[name].left_out and name not in {"size", "priority"}
    ],
)
def test_every_answer_that_brings_parts_is_told(name: str, answer: Answer) -> None:
    parts = parts_for({n: BY_NAME[n].left_out for n in ASKED_ABOUT} | {name: answer})
    # An answer such as "both" brings two.
    assert len(parts) in {1, 2}, (
        f"say in generator/guidance/parts.py what each framework brings for {name} {answer}"
    )
    text = " ".join(told(recommend({name: answer}), {name: answer}, everything=True).split())
    assert all(part.django.words in text and part.flask.words in text for part in parts)


def test_what_no_article_weighs_changes_nothing_but_the_parts() -> None:
    said: Answers = {"database": "sqlite", "jobs": "celery", "cache": "redis", "i18n": True}
    plain, more = as_data(recommend({"database": "sqlite"})), as_data(recommend(said))
    assert [part["concern"] for part in more.pop("parts")][1:] == ["jobs", "cache", "languages"]
    plain.pop("parts")
    assert more == plain


def test_what_a_framework_cannot_do_is_said() -> None:
    said: Answers = {"database": "redis", "auth": "accounts"}
    assert list(recommend(said).impossible) == ["django"]
    assert "Not to be had with Django" in told(recommend(said), said, everything=True)


def test_parts_and_rules_rest_on_questions_that_are_asked() -> None:
    table = "generator/answers/questions.py"
    for part in PARTS:
        assert part.when.keys() <= set(ASKED_ABOUT), f"{part.concern}: asked_about in {table}"
    for rule in RULES:
        assert rule.when.keys() <= set(RECOMMENDED_ON), f"{rule.id}: RECOMMENDED_ON in {table}"


def test_a_part_of_a_question_that_is_not_asked_about_is_told_where_it_was_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part = Part({"ci": frozenset({"github"})}, "CI", Brought("a workflow"), Brought("a workflow"))
    monkeypatch.setattr("generator.guidance.parts.PARTS", (part,))
    assert recommend({}).parts == ()
    assert recommend({"ci": "github"}).parts == (part,)


def test_a_name_that_no_framework_has_is_refused() -> None:
    with pytest.raises(ValueError, match="auto"):
        framework_named("auto")
