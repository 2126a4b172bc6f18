"""The machinery of the wide net: no set is left out, and what one set alone has wrong is found."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from answer_sets import FRAMEWORKS
from by_file import Known, check_group, check_imports, check_named
from noting import FEATURES, Values
from readings import Sets, any_of, first, path_of, readings, rendered, valid, values_of

from generator.explain.meaning_of_names import bringers
from generator.features.switching import features_on
from generator.templating import rendering
from generator.templating.template_files import SLUG_IN_PATH, Source, sources
from generator.templating.tree import Marked

PATH = "shelf/health/made_up.py"
MADE_UP = Source(PATH.replace("shelf", SLUG_IN_PATH), "", "rest", executable=False)
RARE = {"database": "redis", "rest": True, "cache": "redis", "jobs": "celery", "i18n": False}

Put = Callable[[Callable[[Values], str]], None]


@pytest.fixture
def put(monkeypatch: pytest.MonkeyPatch) -> Put:
    """Return a function that says what the made-up file is."""

    def be(content: Callable[[Values], str]) -> None:
        monkeypatch.setattr(
            rendering, "_content", lambda _name, values, *_: content(values).encode()
        )

    return be


def is_rare(values: Values) -> bool:
    return all(values[name] == answer for name, answer in RARE.items())


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_features_are_on_in_the_sets_that_switch_them_on(framework: str) -> None:
    sets = valid(framework)
    for place in range(0, len(sets.answers), 97):
        on = {name for name, some in sets.with_feature.items() if some >> place & 1}
        assert on == {*features_on(framework, sets.answers[place])}


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize("path", [".env.example", ".gitignore", "tests/conftest.py"])
def test_each_set_has_a_file_under_exactly_one_reading(framework: str, path: str) -> None:
    sets = valid(framework)
    for source in sources(framework):
        if path_of(source) == path:
            found = [one.sets for one in readings(sets, source)]
            assert any_of(found) == sets.with_key(source.key)
            assert sum(map(int.bit_count, found)) == any_of(found).bit_count()


def test_a_reading_is_of_what_was_asked_alone(put: Put) -> None:
    put(lambda values: f"{values['cache']}" if values["database"] == "redis" else "")
    sets = valid("flask")
    found: dict[bytes, int] = {}
    for one in readings(sets, MADE_UP):
        found[one.files[PATH]] = found.get(one.files[PATH], 0) | one.sets
    redis, with_rest = (sets.answering["value", one] for one in ("database", "rest"))
    assert found == {
        b"": with_rest[True] & ~redis["redis"],
        **{
            answer.encode(): with_rest[True] & redis["redis"] & some
            for answer, some in sets.answering["value", "cache"].items()
            if isinstance(answer, str)
        },
    }


def test_what_the_commands_ask_is_asked_by_their_file(put: Put) -> None:
    put(lambda values: values["__commands"]["serve"])
    sets = valid("django")
    for one in readings(sets, MADE_UP):
        last = one.sets.bit_length() - 1
        assert one.files == rendered("django", MADE_UP, values_of(sets, last))


def test_texts_are_followed_by_their_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    def content(_name: str, values: Values, _environment: object, noted: list[Marked]) -> bytes:
        if "languages" in values[FEATURES]:
            noted.append(Marked("Save", "_"))
        return b'"""Made up."""\n\nprint(_("Save"))\n'

    monkeypatch.setattr(rendering, "_content", content)
    sets = valid("flask")
    with_languages = sets.with_feature["languages"]
    found = {bool(one.sets & with_languages): one for one in readings(sets, MADE_UP)}
    assert [*found[False].files] == [PATH]
    assert b"import gettext" in found[True].files[PATH]
    assert b'"Save"' in found[True].files["shelf/locale/de/LC_MESSAGES/messages.po"]
    assert not found[False].sets & with_languages


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("x = (1", "was never closed"),
        ("x = 1\n{% if", "made_up.py"),
        ("x = 1\n\n\n\n", "an empty line at the end"),
        ('"""Made up."""\n\nx = 1 \n', "trailing blanks"),
        ('"""Made up."""\n\nx  =  1\n', "would be reformatted"),
        ('"""Made up."""\n\nimport os\n', "F401"),
    ],
)
def test_what_is_wrong_in_one_rare_combination_is_told(put: Put, wrong: str, told: str) -> None:
    put(lambda values: wrong if is_rare(values) else '"""Made up."""\n')
    sets = valid("flask")
    pyproject = b'[project]\nname = "shelf"\n[tool.ruff.lint]\nselect = ["F"]\n'
    with pytest.raises(AssertionError, match=told) as raised:
        check_group(sets, [MADE_UP], {pyproject: sets.all})
    assert "redis" in str(raised.value)


def test_what_asks_without_being_noted_is_told(put: Put) -> None:
    counted = itertools.count()
    put(lambda _: f"{next(counted)}\n")
    with pytest.raises(AssertionError, match="asked what was not noted"):
        check_group(valid("flask"), [MADE_UP], {})


def sets_of_three() -> Sets:
    return Sets("flask", valid("flask").answers[:3])


def test_an_import_that_one_set_does_not_declare_is_told() -> None:
    code = Known(imports={"shelf/health.py": {"redis": 0b111, "os": 0b111}})
    declared = Known(required={"redis": 0b111}, by_name={"redis": 0b111})
    check_imports(sets_of_three(), declared, [code])
    declared = Known(required={"redis": 0b101}, by_name={"redis": 0b111})
    with pytest.raises(AssertionError, match="imports redis, which nothing declares"):
        check_imports(sets_of_three(), declared, [code])


def test_what_one_set_declares_and_does_not_use_is_told() -> None:
    code = [
        Known(imports={"shelf/health.py": {"redis": 0b001}}),
        Known(imports={"tests/test_health.py": {"redis": 0b100}}),
    ]
    declared = Known(required={"redis": 0b111}, to_run={"redis": 0b011}, by_name={"redis": 0b010})
    check_imports(sets_of_three(), declared, code)
    for wrong in (replace(declared, by_name={}), replace(declared, to_run={"redis": 0b111})):
        with pytest.raises(AssertionError, match="declared and imported nowhere"):
            check_imports(sets_of_three(), wrong, code)


def test_a_package_that_a_manifest_names_for_other_answers_is_told() -> None:
    sets = valid("flask")
    brought = {name: sets.where(when) for name, when in bringers("flask").items()}
    check_named(sets, brought)
    last = 1 << (len(sets.answers) - 1)
    with pytest.raises(AssertionError, match=r"left-pad: name it below \[packages.left-pad\]"):
        check_named(sets, {**brought, "left-pad": last})
    with pytest.raises(AssertionError, match="gunicorn: no fragment requires it"):
        check_named(sets, {**brought, "gunicorn": sets.all & ~last})


def test_the_first_of_some_sets_has_the_lowest_place() -> None:
    assert [first(0b1), first(0b1100)] == [0, 2]
