"""What a preset.toml can say: every problem in it at once, each in one plain sentence."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_new import startwise
from writing_presets import ACME, preset, written

from generator.answers.own_answers import OF_A_PROJECT
from generator.answers.questions import OFFERED, Answers
from generator.presets.preset_toml import read_form
from generator.presets.saving import name_from, preset_text


def problems(text: str | bytes) -> list[str]:
    content = text if isinstance(text, bytes) else text.encode()
    return [*read_form({"preset.toml": content}, "acme", "sha256:0")[1]]


def test_a_preset_without_fault_says_what_it_says() -> None:
    read, found = read_form({"preset.toml": ACME.encode()}, "acme", "sha256:0")
    assert found == []
    assert (read.name, read.version, read.origin) == ("acme", "1.0", "acme's preset")
    assert read.defaults == {"database": "postgresql", "rest": True}
    assert [(one.name, one.answers) for one in read.locks] == [
        ("license", ("proprietary",)),
        ("auth", ("accounts", "both")),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it has no [preset]"),
        ("[", "it is not TOML"),
        (b"\xff", "it is not text in UTF-8"),
        ("a = " + "[\n" * 9_000 + "]\n" * 9_000, "nested too deeply"),
        ("a." * 40_000 + "b = 1", "a line in it has more than 500 dots"),
        ("#\n" * 100_000, "it has 200,000 bytes; 100,000 are the most"),
        ('[presett]\nname = "x"', "no table 'presett': did you mean preset?"),
        ("preset = 5", "preset is not a table"),
        ('[preset]\nname = "acme"', "it has no version"),
        ('[preset]\nversion = "1"', "name = ''"),
        ('[preset]\nname = "../up"\nversion = "1"', "a name is a-z"),
        ('[preset]\nname = "Acme"\nversion = "1"', "a name is a-z"),
        ('[preset]\nname = 5\nversion = "1"', "name cannot be 5"),
        ('[preset]\nname = "a"\nversion = 1.0', "version cannot be 1.0"),
        ('[preset]\nname = "a"\nversion = "\\u001b[31m"', "line breaks or control characters"),
        ('[preset]\nname = "a"\nversion = "1"\nstartwise = ">=9"', "it is for startwise >=9"),
        ('[preset]\nname = "a"\nversion = "1"\nstartwise = "3!!"', "is no range"),
        ('[preset]\nname = "a"\nvesion = "1"', "no key 'vesion': did you mean version?"),
        (preset("a", '[defaults]\ndatabse = "mysql"'), "Did you mean database?"),
        (preset("a", '[defaults]\ndatabase = "mysq"'), "Did you mean mysql?"),
        (preset("a", "[defaults]\nrest = 5"), "It takes yes or no"),
        (preset("a", '[defaults]\nproject_name = "x"'), "belongs to one project"),
        (preset("a", '[defaults]\npython = "3.13"\npython_version = "3.13"'), "said twice"),
        (preset("a", '[defaults]\nauthor_email = "x"'), "no e-mail address"),
        (preset("a", '[locked]\nlicense = "MIT"'), "license is written license = {"),
        (preset("a", '[locked]\nlicense = { answer = "MIT" }'), "license has no reason"),
        (preset("a", '[locked]\nlicense = { answer = [], because = "x" }'), "allows no answer"),
        (preset("a", '[locked]\nrest = { answer = true, becase = "x" }'), "mean because?"),
        (preset("a", "[locked]\nrest = { answer = true, because = 5 }"), "because cannot be 5"),
        (preset("a", '[locked]\nrest = { answer = true, because = "a\\nb" }'), "line breaks"),
        (preset("a", f'[locked]\nrest = {{ answer = true, because = "{"x" * 999}" }}'), "999"),
        (
            preset("a", '[locked]\nframework = { answer = "auto", because = "x" }'),
            "framework auto holds nothing",
        ),
        (
            preset(
                "a", '[defaults]\nrest = true\n[locked]\nrest = { answer = false, because = "x" }'
            ),
            "rest yes, and [locked] requires no",
        ),
        (
            preset(
                "a",
                '[locked]\nrest = { answer = false, because = "x" }\n'
                'auth = { answer = ["tokens", "both"], because = "x" }',
            ),
            "cannot stand together: tokens guard an API",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_a_sentence(text: str | bytes, told: str) -> None:
    found = problems(text)
    assert any(told in one for one in found), found
    assert all(one.isprintable() for one in found)


def test_every_problem_is_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "acme.toml").write_text(
        '[preset]\nname = "A"\n[defaults]\ndatabse = "x"\nrest = 5\n[locked]\nauth = "none"\n'
    )
    done = startwise(tmp_path, "preset", "check", "acme.toml")
    assert done.returncode == 1
    assert done.stdout.startswith("5 problems in acme.toml:\n")
    told = json.loads(startwise(tmp_path, "preset", "check", "acme.toml", "--json").stdout)
    assert len(told["problems"]) == 5
    done = startwise(tmp_path, "new", "Shelf", "--preset", "acme.toml")
    assert done.returncode == 2
    assert "startwise preset check tells 4 more." in done.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["acme.toml"]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        content = text.encode()
    except UnicodeEncodeError:
        return
    assert all(one.isprintable() for one in problems(content))


# What somebody may write where an answer is expected.
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)
names = st.sampled_from(["preset", "defaults", "locked", "name", "license", "auth", "because"])


@given(st.dictionaries(names, st.dictionaries(names, values, max_size=4), max_size=3))
def test_any_tables_are_read_or_refused(tables: dict[str, dict[str, object]]) -> None:
    lines = []
    for table, rows in tables.items():
        lines.append(f"[{table}]")
        lines += [f"{key} = {_toml(value)}" for key, value in rows.items()]
    assert all(one.isprintable() for one in problems("\n".join(lines)))


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps("" if value is None else value)


some = st.fixed_dictionaries(
    {},
    optional={
        one.name: st.sampled_from([value for value in one.values if one.is_available(value)])
        for one in OFFERED
        if one.values
    },
)


@given(answers=some, name=st.text(max_size=60))
def test_a_saved_preset_is_read_again(answers: Answers, name: str) -> None:
    called = name_from(name) or "team"
    read, found = read_form(
        {"preset.toml": preset_text(called, answers).encode()}, called, "sha256:0"
    )
    assert found == []
    assert read.name == called
    said_something = {
        one.name
        for one in OFFERED
        if one.name in answers and not answers[one.name] == one.default == one.left_out
    }
    assert read.defaults == {name: answers[name] for name in said_something}


def test_a_preset_is_saved_from_a_project_and_makes_another(tmp_path: Path) -> None:
    words = ("--auth", "accounts", "--license", "GPL-3.0-or-later", "--no-git", "--no-install")
    done = startwise(tmp_path, "new", "Shelf", "--description", "Books.", *words, "--yes")
    assert done.returncode == 0, done.stderr
    done = startwise(tmp_path, "preset", "save", "team", "--from", "shelf", "--rest")
    assert done.returncode == 0, done.stderr
    assert done.stdout == (
        "Wrote team/preset.toml: team's preset.\n"
        "Use it: startwise new NAME --preset team\n"
    )  # fmt: skip
    told = json.loads(startwise(tmp_path, "preset", "show", "team", "--json").stdout)
    assert told["defaults"]["license"] == "GPL-3.0-or-later"
    assert told["defaults"]["rest"] is True
    assert not {*OF_A_PROJECT, "author_name"} & told["defaults"].keys()
    again = startwise(tmp_path, "preset", "save", "team")
    assert again.returncode == 2
    assert "team/preset.toml is there already." in again.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "It is not said what to do."),
        (("shwo", "acme"), "Did you mean show?"),
        (("show",), "It is not said which preset."),
        (("show", "acme", "--rest"), "preset show takes no answers."),
        (("check", "acme", "--from", "x"), "preset check takes no answers."),
        (("save", "x", "--name", "My Team"), "Take my-team."),
        (("save", "x", "--from", "nowhere"), "was not made by startwise"),
        (("save", "acme"), "is there already"),
    ],
)
def test_a_wrong_request_is_one_message(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    written(tmp_path / "acme")
    done = startwise(tmp_path, "preset", *words)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""


def test_what_a_preset_holds_is_shown(tmp_path: Path) -> None:
    written(tmp_path / "acme")
    done = startwise(tmp_path, "preset", "show", "acme", env={"COLUMNS": "80"})
    assert done.stdout.splitlines()[:10] == [
        "acme 1.0, from acme",
        "",
        "Locked",
        "  license  proprietary: Services are not published.",
        "  auth     accounts or both: Nobody works without an account.",
        "",
        "Defaults",
        "  database  postgresql",
        "  rest      yes",
        "",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join("a." * 900 + f"b{one}=1" for one in range(54)),
        "\n".join(f"[{'a.' * 900}b{one}]" for one in range(54)),
        "\n".join(f"[locked]\nk{one}=1" for one in range(5_000)),
        "\n".join(f"k{one}=1" for one in range(12_000)),
        'a = "' + '\\"' * 900 + '"',
        "a = 0x" + "f" * 1_900,
    ],
)
def test_a_text_that_is_made_to_take_long_does_not(text: str) -> None:
    found = problems(text)
    assert found
    assert len(found) < 20_000
