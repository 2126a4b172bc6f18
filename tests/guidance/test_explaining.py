"""Every word that startwise uses can be explained, in text and as data."""

import json
import shlex

import pytest
from answer_sets import FRAMEWORKS
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.command_line import as_flag
from generator.answers.parsing import shown
from generator.answers.questions import QUESTIONS, Answer, Question
from generator.answers.spelling import aliases, also_meant
from generator.errors import UnknownName
from generator.explain.meaning_text import contents, explanation
from generator.explain.meanings import Kind, Meaning
from generator.explain.subjects import explainable, explained, words
from generator.features.switching import conditions
from generator.guidance.articles import ARTICLES
from generator.guidance.disagreements import IGNORED
from generator.guidance.named_parts import OLD_NAMES
from generator.guidance.neighbours import NEIGHBOURS
from generator.guidance.rules import RULES, TIE
from generator.templating.distributions import distributions

ANSWERS = [(question, value) for question in QUESTIONS for value in question.values]
EVERY_WORD = [
    *(question.name for question in QUESTIONS),
    *(question.flag for question in QUESTIONS),
    *(question.negative_flag for question in QUESTIONS if question.kind == "yes_no"),
    *(shown(value) for _, value in ANSWERS),
    *(rule.id for rule in (*RULES, TIE)),
    *(article.id for article in ARTICLES),
    *(topic.topic for topic in IGNORED),
    *(package.name for package in distributions().values()),
    *(
        part.name
        for package in distributions().values()
        for part in package.stands_for
        if not part.since
    ),
    *(part.name for part in OLD_NAMES),
    *(neighbour.name for neighbour in NEIGHBOURS),
    *conditions("django"),
    *conditions("flask"),
]


def text_of(word: str) -> str:
    return explanation(word, explained(word))


def text_of_known(word: str) -> str:
    """Return the text of what can be explained, and nothing for a word of the tool itself."""
    try:
        return text_of(word)
    except UnknownName:
        return ""


def only(word: str) -> Meaning:
    (meaning,) = explained(word)
    return meaning


@pytest.mark.parametrize("word", sorted({*EVERY_WORD, *words()}, key=str))
def test_every_word_is_explained_within_80_columns(word: str) -> None:
    meanings = explained(word)
    text = explanation(word, meanings)

    assert meanings
    assert all(meaning.what.endswith(".") for meaning in meanings)
    assert [line for line in text.splitlines() if len(line) > 80 or line != line.rstrip()] == []
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert json.loads(json.dumps([vars(one) for one in meanings]))[0]["what"] == meanings[0].what


@pytest.mark.parametrize(("question", "value"), ANSWERS)
def test_an_answer_is_known_by_every_way_to_say_it(question: Question, value: Answer) -> None:
    for word in (
        f"{question.name} {shown(value)}",
        f"{question.name}={shown(value)}",
        as_flag(question.name, value),
    ):
        names = [meaning.name for meaning in explained(word)]
        assert f"{question.word} {shown(value)}" in names or question.word in names, word


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("database", ["mongodb", "[Flask, decisive]", "A4", "startwise recommend --database"]),
        ("flask-jwt", ["flask-jwt-extended", "2015", "A4", "startwise recommend --auth tokens"]),
        (
            "async",
            ["Channels on uvicorn (Django)", "A0, A1, A3 and A4 are silent", "Django, strong"],
        ),
        ("mongodb", ["decisive", "django-mongodb-backend", "Since 2025"]),
        ("accounts", ["Flask-Login", "strong", "not with database none"]),
        ("--rest", ["flask-smorest", "with size large", "A2 and A4 praise"]),
        ("rest=yes", ["flask-smorest"]),
        ("priority security", ["XSS", "Since Django 6.0 (2025)"]),
        ("A2", ["Since Flask 2.0 (2021)", "Since 2025 MongoDB", "Flask-Cache: dead"]),
        ("A0", ["Django-Jet, the theme that A0 names", "Flask-Login: alive"]),
        ("Flask-Login", ["flask-security", "A0", "A4"]),
        ("django-unfold", ["Nothing in a project", "Stands for Django-Jet"]),
        ("Celery", ["--jobs celery", "No article speaks of it"]),
        ("small-api", ["with rest yes and size small", "recommend --rest --size small"]),
        ("A3", ["Denis Kryukov", "priority learning", "for Flask: control, learning"]),
        ("kryukov", ["Soshace"]),
        ("articles", ["Himanshu Garg", "On size: A4 advises", "Since 2025 MongoDB"]),
        ("speed", ["negligible", "A3 is silent"]),
        ("flask", ["for Flask: small, control, learning", "API: flask-smorest over marshmallow"]),
        ("tie", ["where the sums are even"]),
        ("postgres", ["psycopg"]),
        ("whitenoise", ["on Django: pages yes; or rest yes; or auth accounts or both"]),
        (
            "limits",
            ["on Django: any auth and cache none; or database redis", "on Flask: rest yes; or any"],
        ),
        ("schemaless", ["on Django: database mongodb or redis"]),
        ("gunicorn", ["on Django: async none", "on Flask: every project"]),
        ("Django REST framework", ["Serializes, checks, pages", "on Django: rest yes"]),
    ],
)
def test_what_people_ask_is_answered(word: str, parts: list[str]) -> None:
    text = " ".join(text_of(word).split())

    assert [part for part in parts if part not in text] == []


def test_a_word_of_several_questions_is_told_for_each() -> None:
    names = [meaning.name for meaning in explained("redis")]

    assert names == ["database redis", "cache redis", "redis", "jobs celery"]
    assert "startwise explain 'auth none'" in text_of("none")
    assert only("auth none").said == "--auth none"


def test_a_word_of_many_meanings_leads_to_each_of_them() -> None:
    for word in (*words(), *also_meant(), *aliases()):
        if "Which one?" not in text_of_known(word):
            continue
        commands = [line for line in text_of(word).splitlines() if "startwise explain" in line]
        told = [explained(shlex.split(line)[2]) for line in commands]
        assert [len(one) for one in told] == [1] * len(told), commands
        assert [one[0] for one in told] == [*explained(word)][: len(told)]


@pytest.mark.parametrize(
    ("word", "way_out"),
    [
        ("databse", "Did you mean database?"),
        ("flask-jwd", "Did you mean Flask-JWT?"),
        ("small-apis", "Did you mean small-api?"),
        ("xyzzyqqq", "startwise explain, with nothing after it, lists what can be."),
    ],
)
def test_an_unknown_word_gets_the_nearest_spelling(word: str, way_out: str) -> None:
    with pytest.raises(UnknownName) as refused:
        explained(word)

    assert refused.value.way_out == way_out
    assert refused.value.exit_status == 2


@settings(deadline=None)
@given(word=st.text())
def test_no_word_reaches_the_terminal_as_it_was_typed(word: str) -> None:
    try:
        shown_text = text_of(word) if word.strip() else ""
    except UnknownName as refused:
        shown_text = f"{refused.message}{refused.way_out}"

    unsafe = [one for one in shown_text if not one.isprintable() and one != "\n"]
    assert unsafe == []


def test_all_that_can_be_explained_is_listed_in_short() -> None:
    listed = contents(explainable())

    assert len(listed.splitlines()) <= 40
    assert max(map(len, listed.splitlines())) <= 80
    for kind in ("question", "rule", "article", "topic", "part", "neighbour"):
        assert all(name.split()[0] in listed for name in explainable()[kind])


@pytest.mark.parametrize(
    ("topic", "kind"),
    [("packages", "package"), ("capabilities", "capability"), ("features", "feature")],
)
def test_what_is_too_much_for_that_list_has_one_of_its_own(topic: str, kind: Kind) -> None:
    text = " ".join(text_of(topic).split())

    assert f"startwise explain {topic}" in contents(explainable())
    assert [name for name in explainable()[kind] if name not in text] == []


def test_every_name_that_is_listed_is_precise() -> None:
    for kind, names in explainable().items():
        for name in names:
            assert [one.name for one in explained(name) if one.kind == kind] == [name]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_feature_that_no_answer_is_named_for_says_what_it_is(framework: str) -> None:
    for feature in conditions(framework):
        try:
            explained(feature)
        except UnknownName:
            path = f"templates/{framework}/features/{feature}/feature.toml"
            pytest.fail(f'{path}: say what = "What it is, in a sentence."')


def test_a_very_long_word_is_cut_where_it_is_told() -> None:
    with pytest.raises(UnknownName) as refused:
        explained("database" * 10_000)

    assert len(refused.value.message) < 140
    assert max(map(len, words())) <= 75


def test_an_article_is_told_only_what_changed_of_what_it_says() -> None:
    assert only("A1").since == ()
    assert all("Django-Jet" not in note for note in only("A2").since)
    assert any("Content-Security-Policy" in note for note in only("A3").since)
