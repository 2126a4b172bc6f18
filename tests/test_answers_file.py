"""An answers file may call a question by its name or as its flag is spelt."""

from pathlib import Path

import pytest
from test_new import refuses, startwise

from generator import __version__
from generator.answers.answers_file import read_answers, saved_by_the_wizard
from generator.answers.questions import QUESTIONS, Question
from generator.errors import UnknownName, UnreadableAnswers


def read(folder: Path, text: str) -> dict[str, str | bool]:
    path = folder / "answers.toml"
    path.write_text(text, encoding="utf-8")
    return read_answers(path)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)
def test_a_key_is_a_name_or_a_flag(question: Question, tmp_path: Path) -> None:
    value = question.default or "x"
    written = "true" if value is True else f'"{value}"' if question.kind != "yes_no" else "false"
    for key in (question.name, question.word, question.word.replace("-", "_")):
        assert list(read(tmp_path, f"{key} = {written}")) == [question.name]


@pytest.mark.parametrize(
    ("text", "message", "way_out"),
    [
        ('nmae = "Shelf"', "There is no question 'nmae'.", "Did you mean name?"),
        ('databse = "none"', "There is no question 'databse'.", "Did you mean database?"),
        ('async = "view"', "async cannot be 'view'.", "Did you mean views?"),
        ('databse = "none"\n[answers]\nrest = true', "databse stands outside", "below the line"),
        ('async = "views"\nasync_needs = "none"', "async_needs is said twice.", "Say each"),
    ],
)
def test_a_key_that_is_none_gets_the_nearest(
    text: str, message: str, way_out: str, tmp_path: Path
) -> None:
    with pytest.raises(UnknownName) as refused:
        read(tmp_path, text)

    assert message in refused.value.message
    assert way_out in refused.value.way_out


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("9" * 5_000, "a number in it is too long"),
        ("0x" + "f" * 5_000, "a number in it is too long"),
        ("[" * 5_000, "it is nested too deeply"),
        ("1\n" + "a." * 40_000 + "b = 1", "a line in it has more than 500 dots"),
    ],
    ids=["number", "hexadecimal number", "lists", "key"],
)
def test_a_file_that_python_cannot_read_or_show_is_refused(
    value: str, reason: str, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableAnswers) as refused:
        read(tmp_path, f"rest = {value}")
    assert refused.value.message.endswith(f"answers.toml is not TOML: {reason}.")

    kept = tmp_path / "kept.toml"
    kept.write_text(f"[wizard]\nmore = {value}", encoding="utf-8")
    assert saved_by_the_wizard(kept) == ""


def test_keys_in_keys_are_refused_in_one_line(tmp_path: Path) -> None:
    # Python 3.11 cannot read them.
    with pytest.raises((UnreadableAnswers, UnknownName)) as refused:
        read(tmp_path, "rest = { " + ".".join("a" * 5_000) + " = 1 }")
    assert len(refused.value.message) < 300


@pytest.mark.parametrize("version", ["0.0.1", __version__, f"{__version__}.dev1", "odd", ""])
def test_a_record_of_this_version_or_an_older_one_is_read(version: str, tmp_path: Path) -> None:
    text = f"[startwise]\nversion = {version!r}\n[answers]\nrest = true"
    assert read(tmp_path, text) == {"rest": True}


@pytest.mark.parametrize("words", [("new", "Till"), ("show",), ("recommend",), ("compare",)])
def test_a_record_of_a_newer_version_is_refused(words: tuple[str, ...], tmp_path: Path) -> None:
    record = tmp_path / "shelf" / ".startwise.toml"
    record.parent.mkdir()
    record.write_text('[startwise]\nversion = "99.1"\n[answers]\nrest = true')
    (tmp_path / "here").mkdir()
    runs = [startwise(tmp_path / "here", *words, "--answers", str(record))]
    if words == ("compare",):
        runs += [startwise(tmp_path / "here", *words, str(one)) for one in (record, record.parent)]
    for done in runs:
        refuses(
            done, tmp_path / "here", "written by startwise 99.1", __version__, "Update startwise"
        )
