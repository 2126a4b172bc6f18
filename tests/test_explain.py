"""``startwise explain`` and ``startwise recommend`` as people and scripts call them."""

import json
import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from generator.cli.app import run
from generator.explain.subjects import explainable
from generator.guidance.recommendation import as_data, recommend


class Done(NamedTuple):
    """How a command ended, and what it wrote."""

    status: int
    out: str
    err: str


Startwise = Callable[..., Done]


@pytest.fixture
def startwise(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Startwise:
    def call(*words: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["startwise", *words])
        with pytest.raises(SystemExit) as ended:
            run()
        status = ended.value.code or 0
        assert isinstance(status, int)
        return Done(status, *capsys.readouterr())

    return call


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["database"], "database (question)"),
        (["--rest"], "rest (question)"),
        (["--no-admin"], "admin no (answer)"),
        (["--database", "mongodb"], "database mongodb (answer)"),
        (["--database=mongodb"], "database mongodb (answer)"),
        (["rest=yes"], "rest yes (answer)"),
        (["priority", "security"], "priority security (answer)"),
        (["priority security"], "priority security (answer)"),
        (["FLASK_JWT"], "Flask-JWT (part)"),
        (["--", "--rest"], "rest (question)"),
        (["small-api"], "small-api (rule)"),
        (["A3"], "A3 (article)"),
    ],
    ids=" ".join,
)
def test_a_word_may_be_spelt_as_people_do(
    startwise: Startwise, words: list[str], first: str
) -> None:
    done = startwise("explain", *words)

    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[0] == first


def test_json_may_stand_anywhere(startwise: Startwise) -> None:
    after, before = startwise("explain", "--rest", "--json"), startwise("explain", "--json", "rest")

    (meaning,) = json.loads(after.out)["meanings"]
    assert json.loads(before.out)["meanings"] == [meaning]
    assert meaning["name"] == "rest"
    assert [one["rule"] for one in meaning["weighs"]] == [
        "rest-framework",
        "rest-framework-at-scale",
        "light-api",
        "small-api",
    ]
    assert meaning["brings"][0]["flask"] == "flask-smorest over marshmallow"


def test_an_explanation_as_data_has_the_same_fields_whatever_it_is(startwise: Startwise) -> None:
    fields = list(json.loads(startwise("explain", "database", "--json").out)["meanings"][0])

    assert fields[:4] == ["kind", "name", "what", "said"]
    for word in ("mongodb", "django", "small-api", "A0", "speed", "celery", "flask-jwt"):
        data = json.loads(startwise("explain", word, "--json").out)
        assert data["word"] == word
        for meaning in data["meanings"]:
            assert list(meaning) == fields


def test_nothing_to_explain_lists_what_can_be(startwise: Startwise) -> None:
    told, data = startwise("explain"), startwise("explain", "--json")

    assert told.out.startswith("Questions\n  database, auth,")
    listed: dict[str, object] = {kind: list(names) for kind, names in explainable().items()}
    assert json.loads(data.out) == {"schema": 1, **listed}


@pytest.mark.parametrize(
    "word",
    ["databse", "\x1b[31mred", "a\nb", "\u202eesrever", "\x9b2J", "{{ 7 * 7 }}", "-x", "--all"],
)
def test_an_unknown_word_is_refused_and_never_acts_on_the_terminal(
    startwise: Startwise, word: str
) -> None:
    done = startwise("explain", word)

    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("startwise: There is nothing called ")
    assert all(one.isprintable() or one == "\n" for one in done.err)
    assert len(done.err.splitlines()) == 2


def test_all_tells_the_rest_of_a_recommendation(startwise: Startwise) -> None:
    words = ["recommend", "--rest", "--size", "small"]
    short, whole = startwise(*words).out, startwise(*words, "--all").out

    assert "Where do the articles disagree?" not in short
    assert "Where do the articles disagree?" in whole
    assert len(short.splitlines()) < len(whole.splitlines()) * 2 / 3
    data = json.loads(startwise(*words, "--json").out)
    advice = as_data(recommend({"rest": True, "size": "small"}))
    whole_data = {"schema": 1, **advice, "answers_from": {}, "presets": []}
    assert data == json.loads(json.dumps(whole_data))
