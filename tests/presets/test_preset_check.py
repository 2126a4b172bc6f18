"""``preset check`` names what is wrong with a preset, what only projects show included."""

from pathlib import Path

import pytest
from test_new import startwise
from test_overlays import read, right
from writing_presets import preset, written

from generator.presets.preset_toml import read_form
from generator.templating.trial import rendering_problems

CONSTANT = "overlay/flask/fragments/config.constants"


def test_a_fragment_that_fits_no_project_is_named_with_its_file() -> None:
    wrong = right(**{CONSTANT: 'ACME_TEAM = "web"\n', "overlay/shared/fragments/env": "A=1\n"})
    (problem,) = rendering_problems(wrong)
    assert problem.startswith(f"{CONSTANT}: my_service/config.py as acme's preset makes it: ")
    assert "unexpected indent" in problem
    assert "<unknown>" not in problem
    assert problem.endswith("begin its lines with the blanks of its place")
    assert list(rendering_problems(right(**{CONSTANT: '    ACME_TEAM = "web"\n'}))) == []


def test_what_is_wrong_for_some_answers_alone_is_found() -> None:
    path = "overlay/shared/files/x.py"
    for text in (
        "{% if cookiecutter.cache == 'redis' %}a = ({% endif %}",
        "{% if cookiecutter.i18n %}({% endif %}",
    ):
        (problem,) = {*rendering_problems(right(**{path: text}))}
        assert "x.py as acme's preset makes it: it is no Python, line 1: " in problem
    # And only where the preset lets anybody have those answers.
    fixed = preset("acme", '[locked]\ncache = { answer = "none", because = "No Redis." }\n')
    files = {
        "preset.toml": fixed.encode(),
        path: b"{% if cookiecutter.cache == 'redis' %}({% endif %}",
    }
    found, problems = read_form(files, "acme", "sha256:0")
    assert problems == []
    assert list(rendering_problems(found)) == []


@pytest.mark.parametrize(
    "when", ['{ framework = "flask" }', '{ jobs = "celery" }', "{ i18n = true }"]
)
def test_answers_that_an_overlay_is_for_are_tried(when: str) -> None:
    wrong = right(f"when = {when}", **{"overlay/shared/files/x.toml": "a = ["})
    (problem,) = {*rendering_problems(wrong)}
    assert "x.toml as acme's preset makes it: it is no TOML" in problem


def test_check_says_it_and_fails(tmp_path: Path) -> None:
    written(tmp_path / "acme", preset("acme", ""), {CONSTANT: "A = 1\n"})
    done = startwise(tmp_path, "preset", "check", "acme")
    assert done.returncode == 1
    assert done.stdout.startswith(f"1 problem in acme:\n  - {CONSTANT}:")


def test_a_package_of_startwise_is_refused_with_the_answer_that_brings_it() -> None:
    _, (problem,) = read('packages = { "sentry-sdk~=2.0" = "Faults." }')
    assert problem.endswith("it comes with observability = true in [defaults]")
    _, (problem,) = read('packages = { "django~=5.2" = "Django." }')
    assert problem.endswith("which django a project has")


@pytest.mark.parametrize("unseen", ["\u200b", "\ufeff", "\u00ad", "\U000e0041"])
def test_what_nobody_sees_is_refused(unseen: str) -> None:
    locked = f'[locked]\ncache = {{ answer = "none", because = "No{unseen}ne." }}\n'
    assert read_form({"preset.toml": preset("acme", locked).encode()}, "acme", "sha256:0")[1] == [
        "[locked] cache: because has characters that nobody sees"
    ]
    owners = "overlay/shared/files/CODEOWNERS"
    escaped = "".join(f"\\U{ord(one):08x}" for one in unseen)
    for text in (f"* @a{unseen}\n", f'{{{{ "{escaped}" }}}}'):
        (problem,) = read(**{owners: text})[1]
        assert problem.startswith(f"{owners}: line 1: ")
        assert problem.endswith("that nobody sees")
    for table in (
        f'packages = {{ "a~=1.0" = "A{unseen}b" }}',
        f'header = {{ ".py" = "# A{unseen}" }}',
    ):
        (problem,) = read(table)[1]
        assert problem.endswith("has characters that nobody sees")


def test_letters_that_are_joined_are_no_harm() -> None:
    joined = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \U0001f469\u200d\U0001f4bb\n"
    assert read(**{"overlay/shared/files/x.md": joined})[1] == []


@pytest.mark.parametrize("mark", ["<<<<<<< yours", ">>>>>>> theirs", "<<<<<<<"])
def test_a_conflict_in_a_file_of_a_preset_is_named(mark: str) -> None:
    (problem,) = read(**{"overlay/shared/files/x.md": f"# A\n=======\n{mark}\n"})[1]
    assert problem == "overlay/shared/files/x.md: line 3: a conflict is not resolved"
    assert read(**{"overlay/shared/files/x.md": "# A\n=======\n <<<<<<<\n"})[1] == []


@pytest.mark.parametrize("suffix", [".example", ".gitignore", ".yml"])
def test_a_header_is_a_comment_where_another_line_would_count(suffix: str) -> None:
    (problem,) = read(f'header = {{ "{suffix}" = "SECRET_KEY=attacker" }}')[1]
    assert problem == f"[overlay] header: a line for {suffix} begins with #"
    assert read(f'header = {{ "{suffix}" = "# Acme." }}')[1] == []


@pytest.mark.parametrize("version", ['==="]#', "===1", "==={{7*7}}"])
def test_a_package_is_not_named_by_whatever_text(version: str) -> None:
    (problem,) = read(f"packages = {{ 'acme{version}' = 'A.' }}")[1]
    assert problem.startswith("[overlay] packages: ")
