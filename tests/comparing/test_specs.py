"""A side as it is written: answers in words, a file of them, a folder."""

import shlex
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.answers.parsing import shown
from generator.answers.questions import (
    QUESTIONS,
    Answer,
    Answers,
    Question,
)
from generator.comparing.specs import answers_in, read_spec
from generator.errors import UnknownName, UnreadableSide, WrongRequest


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("framework=flask auth=none", {"framework": "flask", "auth": "none"}),
        ("  rest=yes  admin=no ", {"rest": True, "admin": False}),
        ("async=views", {"async_needs": "views"}),
        ("async_needs=views", {"async_needs": "views"}),
        ("--async=views", {"async_needs": "views"}),
        ("python=3.12", {"python_version": "3.12"}),
        ("slug=shelf author-name='Ada L'", {"project_slug": "shelf", "author_name": "Ada L"}),
        ('description="a = b"', {"description": "a = b"}),
        ("name=Shelf", {"project_name": "Shelf"}),
        ("DATABASE=SQLite", {"database": "sqlite"}),
        ("rest=yes rest=on", {"rest": True}),
        ("description=", {"description": ""}),
    ],
)
def test_answers_are_read(text: str, answers: Answers) -> None:
    assert answers_in(text) == answers


@pytest.mark.parametrize(
    ("text", "error", "way_out"),
    [
        ("databse=sqlite", UnknownName, "Did you mean database?"),
        ("database=postgre", UnknownName, "Did you mean postgresql?"),
        ("rest=maybe", UnknownName, "It takes yes or no."),
        ("=sqlite", UnknownName, ""),
        ("flask", UnreadableSide, "Did you mean framework=flask?"),
        ("rest", UnreadableSide, "Did you mean rest=yes?"),
        ("auth=none auth=both", UnreadableSide, "Say each answer once."),
        ("description='open", UnreadableSide, "Close it, or leave it out."),
        ("", UnreadableSide, "Write answers"),
        ("nowhere/to/be/found", UnreadableSide, "Write answers"),
        ("\0", UnreadableSide, "Write answers"),
    ],
)
def test_what_is_no_side_is_refused(text: str, error: type[WrongRequest], way_out: str) -> None:
    with pytest.raises(error) as refused:
        read_spec(text, {})
    assert refused.value.way_out.startswith(way_out)
    assert refused.value.exit_status == 2


ANSWERS = {
    question.name: st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=20)
    if question.kind == "text"
    else st.sampled_from(question.values)
    for question in QUESTIONS
}


@given(st.fixed_dictionaries({}, optional=ANSWERS))
def test_answers_written_as_a_side_are_read_as_they_were(answers: dict[str, Answer]) -> None:
    written = (shlex.quote(f"{name}={shown(answer)}") for name, answer in answers.items())
    assert answers_in(" ".join(written)) == answers


@given(st.sampled_from(QUESTIONS), st.sampled_from(["name", "flag"]))
def test_a_question_is_called_by_its_key_or_its_flag(question: Question, called: str) -> None:
    answer = question.values[0] if question.values else "x"
    key = question.name if called == "name" else question.flag.removeprefix("--").lower()
    assert answers_in(f"{key}={shown(answer)}") == {question.name: answer}


@given(st.text(max_size=40))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    with suppress(WrongRequest):
        answers_in(text)


def test_answers_of_both_sides_are_those_that_a_side_leaves_out(tmp_path: Path) -> None:
    file = tmp_path / "answers.toml"
    file.write_text('auth = "none"\n', encoding="utf-8")
    base: Answers = {"auth": "both", "rest": True}
    assert read_spec("auth=none", base).said == {"auth": "none", "rest": True}
    assert read_spec(str(file), base).said == {"auth": "none", "rest": True}
    assert read_spec(str(tmp_path), base).said == {}
