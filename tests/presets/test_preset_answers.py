"""What presets say of answers: defaults give way, locks refuse, and each says where it is from."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_new import new, refuses, startwise
from writing_presets import preset, written

from generator.answers.clashes import clashes
from generator.answers.completing import complete
from generator.answers.layers import Layer, layered, over_presets
from generator.answers.locks import HeldAnswer, Lock, problems_of
from generator.answers.questions import OFFERED, Answer, Answers
from generator.templating.provenance import RECORD

LICENCE = Lock("license", ("proprietary",), "Services are not published.", "acme's preset")
AUTH = Lock("auth", ("accounts", "both"), "Nobody works without an account.", "acme's preset")
ACME = Layer("acme's preset", {"database": "postgresql", "rest": True}, (LICENCE, AUTH))

VALUES = {
    one.name: [value for value in one.values if one.is_available(value)]
    for one in OFFERED
    if one.values
}
some = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in VALUES.items()}
)
choices = st.sampled_from([(name, value) for name in VALUES for value in VALUES[name]])


def test_what_is_said_goes_before_files_and_those_before_presets(tmp_path: Path) -> None:
    (tmp_path / "team.toml").write_text('database = "mysql"\njobs = "celery"\n')
    given = layered([tmp_path / "team.toml"], {"rest": False}, layers=[ACME])
    assert given.answers == {
        "database": "mysql", "jobs": "celery", "rest": False, "license": "proprietary",
        "auth": "accounts",
    }  # fmt: skip
    assert given.files == {
        "database": str(tmp_path / "team.toml"), "jobs": str(tmp_path / "team.toml"),
        "license": "acme's preset", "auth": "acme's preset",
    }  # fmt: skip


def test_of_several_presets_the_later_goes_before_the_earlier() -> None:
    web = Layer("web's preset", {"database": "mysql"}, (AUTH,))
    given = over_presets({}, {}, [ACME, web])
    assert given.answers["database"] == "mysql"
    assert given.files["database"] == "web's preset"
    assert given.answers["rest"] is True


def test_of_several_locked_answers_the_first_is_taken_unless_a_default_names_one() -> None:
    assert over_presets({}, {}, [ACME]).answers["auth"] == "accounts"
    both = Layer("acme's preset", {"auth": "both"}, (AUTH,))
    assert over_presets({}, {}, [both]).answers["auth"] == "both"
    assert over_presets({"auth": "both"}, {}, [ACME]).answers["auth"] == "both"


def test_of_several_locked_answers_one_is_taken_that_goes_with_what_was_said() -> None:
    either = Lock("auth", ("both", "none"), "Why not.", "acme's preset")
    layers = [Layer("acme's preset", {}, (either,))]
    assert over_presets({"rest": False}, {}, layers).answers["auth"] == "none"


def test_a_default_that_does_not_go_with_what_was_said_gives_way() -> None:
    admin = Layer("acme's preset", {"admin": True, "cache": "redis"}, ())
    given = over_presets({"auth": "none"}, {}, [admin])
    assert given.answers == {"auth": "none", "cache": "redis"}
    assert given.gave_way == ("admin yes of acme's preset",)


@given(said=some, defaults=some)
def test_defaults_never_change_nor_clash_with_what_was_said(
    said: Answers, defaults: Answers
) -> None:
    answers = over_presets(said, {}, [Layer("acme's preset", defaults, ())]).answers
    assert {name: answers[name] for name in said} == said
    if not clashes(complete(said).answers):
        assert not clashes(complete(answers).answers)


@pytest.mark.parametrize(
    ("locks", "told"),
    [
        ([AUTH, Lock("auth", ("none",), "x", "web's preset")], "no answer is both"),
        ([AUTH, Lock("database", ("none",), "x", "web's preset")], "nowhere to keep users"),
        ([LICENCE, AUTH], ""),
        ([AUTH, Lock("auth", ("both", "tokens"), "x", "web's preset")], ""),
    ],
)
def test_locks_that_cannot_be_met_are_told(locks: list[Lock], told: str) -> None:
    found = [*problems_of(locks)]
    assert bool(found) is bool(told)
    assert told in " ".join(found)


@given(st.lists(choices, max_size=5))
def test_locks_of_one_answer_each_are_impossible_where_those_clash(
    held: list[tuple[str, Answer]],
) -> None:
    locks = [Lock(name, (answer,), "x", "acme's preset") for name, answer in held]
    answers = dict(held)
    is_twofold = len({*held}) > len(answers)
    # What was not said gives way, so only what is held can clash.
    is_impossible = is_twofold or bool(clashes(complete(answers).answers))
    assert bool([*problems_of(locks)]) is is_impossible


def test_every_answer_against_a_lock_is_refused_in_the_words_of_the_preset() -> None:
    with pytest.raises(HeldAnswer) as refusal:
        over_presets({"license": "MIT", "auth": "none"}, {"auth": "one.toml"}, [ACME])
    assert refusal.value.message == (
        "license MIT: acme's preset requires proprietary: Services are not published; auth none: "
        "acme's preset requires accounts or both: Nobody works without an account; auth is from "
        "one.toml."
    )


def test_a_project_is_made_with_a_preset_and_remembers_it(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    done = new(tmp_path, "Shelf", "--preset", "acme", "--no-git", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["answers"]["license"] == "proprietary"
    assert told["answers_from"] == dict.fromkeys(
        ("database", "rest", "license", "auth"), "acme's preset"
    )
    (of_json,) = told["presets"]
    assert of_json["locked"]["license"]["because"] == "Services are not published."
    record = tomllib.loads((tmp_path / "shelf" / RECORD).read_text())
    assert record["preset"] == [
        {key: of_json[key] for key in ("name", "source", "version", "digest")}
    ]
    assert record["preset"][0]["source"] == "acme"
    decision = (tmp_path / "shelf/docs/decisions/0001-web-framework.md").read_text()
    assert "- license proprietary (acme's preset): Services are not published." in decision


def test_a_framework_that_is_held_is_told_so_in_the_decision_record(tmp_path: Path) -> None:
    lock = '[locked]\nframework = { answer = "flask", because = "We know it *well*." }'
    written(tmp_path / "acme", preset("acme", lock))
    done = startwise(
        tmp_path, "show", "docs/decisions/0001-web-framework.md", "--preset", "acme",
        "--auth", "accounts",
    )  # fmt: skip
    assert "**Flask**, held by acme's preset; the articles advise Django." in done.stdout
    assert "We know it \\*well\\*." in done.stdout


def test_a_refusal_is_one_message(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    words = ("Shelf", "--preset", "acme/preset.toml", "--license", "MIT")
    done = new(tmp_path, *words)
    assert done.returncode == 2
    assert done.stderr.startswith(
        "startwise: license MIT: acme's preset requires proprietary: Services are not published.\n"
    )
    assert not (tmp_path / "shelf").exists()


def test_presets_of_the_environment_come_before_those_of_flags(tmp_path: Path) -> None:
    written(tmp_path / "my acme")
    written(tmp_path / "web", preset("web", '[defaults]\ndatabase = "mysql"'))
    env = {"STARTWISE_PRESET": "'my acme'"}
    done = startwise(tmp_path, "recommend", "--preset", "web", "--json", env=env)
    told = json.loads(done.stdout)
    assert [one["name"] for one in told["presets"]] == ["acme", "web"]
    assert told["answers_from"]["database"] == "web's preset"
    assert told["answers_from"]["rest"] == "acme's preset"


def test_nothing_is_found_in_the_current_folder_unasked(tmp_path: Path) -> None:
    written(tmp_path)
    told = json.loads(startwise(tmp_path, "recommend", "--json").stdout)
    assert told["presets"] == []
    assert told["answers_from"] == {}


def test_presets_that_clash_are_refused_when_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "web.toml").write_text(
        preset("web", '[locked]\ndatabase = { answer = "none", because = "Nothing is stored." }')
    )
    (tmp_path / "acme.toml").write_text(
        preset("acme", '[locked]\nauth = { answer = "both", because = "Programs come in." }')
    )
    done = new(tmp_path, "Shelf", "--preset", "acme.toml", "--preset", "web.toml")
    told = "auth both (acme's preset) and database none (web's preset) cannot stand together"
    refuses(done, tmp_path, told[1:])


def test_a_record_is_read_with_the_presets_that_it_names(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    assert new(tmp_path, "Shelf", "--preset", "acme", "--no-git").returncode == 0
    (tmp_path / "elsewhere").mkdir()
    record = str(Path("..", "shelf", RECORD))
    done = new(tmp_path / "elsewhere", "Till", "--answers", record, "--no-git", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert [one["source"] for one in told["presets"]] == ["../acme"]
    done = new(tmp_path, "Other", "--answers", f"shelf/{RECORD}", "--license", "MIT", "--no-git")
    assert "acme's preset requires proprietary" in done.stderr
    assert "license MIT" in done.stderr


def test_a_record_whose_preset_is_gone_or_another_one_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Another test may have left the same preset in the cache of this account.
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    folder = written(tmp_path / "acme")
    assert new(tmp_path, "Shelf", "--preset", "acme", "--no-git").returncode == 0
    preset_toml = folder / "preset.toml"
    preset_toml.write_text(preset_toml.read_text().replace("postgresql", "mysql"))
    words = ("Till", "--answers", f"shelf/{RECORD}", "--no-git")
    done = new(tmp_path, *words)
    assert done.returncode == 2
    assert "is another one than the project was made with" in done.stderr
    preset_toml.unlink()
    done = new(tmp_path, *words)
    assert "holds no preset.toml" in done.stderr
    assert not (tmp_path / "till").exists()
    written(folder)
    assert new(tmp_path, *words, "--preset", "acme").returncode == 0


def test_two_presets_of_one_name_are_refused(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    written(tmp_path / "other")
    done = startwise(tmp_path, "recommend", "--preset", "acme", "--preset", "other")
    assert done.returncode == 2
    assert "Two presets are called acme, the second in other." in done.stderr
