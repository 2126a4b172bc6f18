"""What each framework would bring: told for every answer, and true of the projects."""

import re
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, FREE, core_sets, whole
from environments import requirements_of

from generator.answers.questions import (
    ASKED_ABOUT,
    BY_NAME,
    Answer,
    Answers,
)
from generator.errors import TemplateBroken
from generator.features.form import MANIFEST
from generator.guidance.frameworks import Framework, framework_named
from generator.guidance.parts import Brought, Part, parts
from generator.guidance.recommendation import as_data, recommend
from generator.guidance.recommendation_text import advice
from generator.guidance.rules import RECOMMENDED_ON, RULES
from generator.guidance.wording import UNWEIGHED
from generator.templating.rendering import render

PLAIN: Answers = {name: BY_NAME[name].left_out for name in FREE}


def answers_with(framework: str, part: Part) -> Answers | None:
    """Return valid answers of a project that has the part; None where the framework cannot."""
    wanted: Answers = {name: min(choices, key=str) for name, choices in part.when.items()}
    for core in core_sets(framework):
        answers = {**PLAIN, **core, **{n: a for n, a in wanted.items() if n in PLAIN}}
        if all(answers[name] == answer for name, answer in wanted.items()):
            return answers
    return None


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("part", parts(), ids=[part.concern for part in parts()])
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
    brought = recommend({n: BY_NAME[n].left_out for n in ASKED_ABOUT} | {name: answer}).parts
    # An answer such as "both" brings two.
    assert len(brought) in {1, 2}, (
        f"say below [brings] in the feature.toml of a feature that {name} {answer} switches on, "
        "what it is 'for' (in templates/shared), and in which 'words' each framework brings it"
    )
    text = " ".join(advice(recommend({name: answer}), {name: answer}, everything=True).split())
    assert all(part.django.words in text and part.flask.words in text for part in brought)


def test_what_no_article_weighs_changes_nothing_but_the_parts() -> None:
    unweighed = [BY_NAME[name] for name in UNWEIGHED if BY_NAME[name].is_offered]
    said: Answers = {one.name: one.values[-1] for one in unweighed} | {"jobs": "celery"}
    plain = as_data(recommend({"database": "sqlite"}))
    more = as_data(recommend({"database": "sqlite", **said}))
    assert len(more.pop("parts")) > len(plain.pop("parts"))
    assert more == plain


def test_what_a_framework_cannot_do_is_said() -> None:
    said: Answers = {"database": "redis", "auth": "accounts"}
    assert list(recommend(said).impossible) == ["django"]
    assert "Not possible with Django" in advice(recommend(said), said, everything=True)


def test_parts_and_rules_rest_on_questions_that_are_asked() -> None:
    table = "generator/answers/questions.py"
    for part in parts():
        assert part.when.keys() <= set(ASKED_ABOUT), f"{part.concern}: asked_about in {table}"
    for rule in RULES:
        assert rule.when.keys() <= set(RECOMMENDED_ON), f"{rule.id}: RECOMMENDED_ON in {table}"


def test_a_part_of_a_question_that_is_not_asked_about_is_told_where_it_was_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    part = Part({"ci": frozenset({"github"})}, "CI", Brought("a workflow"), Brought("a workflow"))
    monkeypatch.setattr("generator.guidance.recommendation.parts", lambda: (part,))
    assert recommend({}).parts == ()
    assert recommend({"ci": "github"}).parts == (part,)


def test_parts_stand_in_the_order_of_the_questions() -> None:
    told = [part.concern for part in parts()]
    assert told.index("data in SQLite") < told.index("data in PostgreSQL") < told.index("tokens")
    assert told.index("data in Redis") < told.index("data through Peewee") < told.index("accounts")
    assert told.index("accounts") < told.index("tokens") < told.index("admin") < told.index("jobs")


WRONG = {
    'for = "mail"': "names in {} what other features bring",
    'for = "mail"\nwords = "{nothing} by SMTP"': "names in {} what other features bring",
    'for = "mail"\nwords = "a {mail} of its own"': "names in {} what other features bring",
    'wordz = "mail"': "wordz: brings says for, packages, words",
    "for = 1": "'for' is text",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_a_feature_wrongly_says_it_brings_is_named(text: str, own_templates: Path) -> None:
    path = a_feature(own_templates, f"when = [{{ rest = true }}]\n[brings]\n{text}\n")
    with pytest.raises(TemplateBroken, match=re.escape(WRONG[text])) as refused:
        parts()
    assert str(path) in refused.value.message


def test_what_several_ways_of_answers_bring_is_no_part(own_templates: Path) -> None:
    when = "when = [{ pages = true }, { rest = true }]"
    a_feature(own_templates, f'{when}\n[brings]\nfor = "mail"\nwords = "SMTP"\n')
    with pytest.raises(TemplateBroken, match="2 ways of answers"):
        parts()


def a_feature(templates: Path, text: str) -> Path:
    """Write the manifest of the one feature of Django; give its path."""
    path = templates / "django/features/mail" / MANIFEST
    path.parent.mkdir(parents=True)
    path.write_text(f'after = ""\n{text}')
    return path


def test_a_name_that_no_framework_has_is_refused() -> None:
    with pytest.raises(ValueError, match="auto"):
        framework_named("auto")
