"""A team's own files and fragments in projects, and hostile ones: one message, nothing else."""

from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS
from hypothesis import given
from hypothesis import strategies as st
from writing_presets import preset

from generator.answers.completing import complete
from generator.answers.questions import BY_NAME, Answers
from generator.errors import WrongRequest
from generator.presets.files import UnreadablePreset
from generator.presets.loaded_preset import Preset
from generator.presets.overlay import SLUG
from generator.presets.places import PLACES
from generator.presets.preset_toml import read_form
from generator.presets.sandbox import NotAllowed, check_template, rendered
from generator.templating.overlays import overlay_problems
from generator.templating.provenance import RECORD
from generator.templating.rendering import render
from generator.templating.tree import Project

ROOT = Path(__file__).parents[2]
NAMED: Answers = {"project_name": "Shelf", "project_slug": "shelf"}
HEADER = "# Copyright Acme."
OWNERS = "overlay/shared/files/CODEOWNERS"
MIDDLEWARE = "overlay/django/fragments/settings.middleware.first"


def read(overlay: str = "", **files: str | bytes) -> tuple[Preset, list[str]]:
    """Return a preset and its problems; keys of files are paths."""
    named = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    whole = {"preset.toml": preset("acme", f"[overlay]\n{overlay}").encode(), **named}
    found, problems = read_form(whole, "acme", "sha256:0")
    return found, [*problems, *overlay_problems(found.overlay)]


def right(overlay: str = "", **files: str | bytes) -> Preset:
    found, problems = read(overlay, **files)
    assert problems == []
    return found


def project(framework: str, *presets: Preset, **said: str | bool) -> Project:
    answers = complete({**NAMED, **said, "framework": framework}).answers
    return render(framework, answers, (), presets)


def differing(one: Project, other: Project) -> set[str]:
    """Return the paths of files that differ, but for the record."""
    paths = {*one.tree, *other.tree} - {RECORD}
    return {
        path
        for path in paths
        if path not in one.tree
        or path not in other.tree
        or one.tree[path].content != other.tree[path].content
    }


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_file_of_a_team_is_in_projects_of_both_frameworks(framework: str) -> None:
    text = "* @acme/{{ cookiecutter.project_slug }}{{ ' @api' if cookiecutter.rest }}\n"
    acme = right(**{OWNERS: text})
    with_api = project(framework, acme, rest=True)
    assert with_api.tree["CODEOWNERS"].content == b"* @acme/shelf @api\n"
    assert differing(with_api, project(framework, rest=True)) == {"CODEOWNERS"}
    assert project(framework, acme, rest=False).tree["CODEOWNERS"].content == b"* @acme/shelf\n"
    assert with_api.features[-1] == "acme's preset"
    assert [*with_api.tree] == sorted(with_api.tree, key=lambda path: path.split("/"))


def test_a_path_may_lie_in_the_package_and_a_text_in_raw_is_as_it_is() -> None:
    path = f"overlay/flask/files/{SLUG}/acme/page.html"
    acme = right(**{path: "{% raw %}{{ url_for('x') }}{% endraw %}"})
    tree = project("flask", acme).tree
    assert tree["shelf/acme/page.html"].content == b"{{ url_for('x') }}"
    assert "shelf/acme/page.html" not in project("django", acme).tree


def test_a_fragment_comes_after_ours_and_is_known_as_the_team_s() -> None:
    acme = right(**{MIDDLEWARE: '    "{{ cookiecutter.project_slug }}.acme.Middleware",'})
    made = project("django", acme)
    settings = made.tree["config/settings.py"]
    assert b'MIDDLEWARE = [\n    "shelf.acme.Middleware",\n' in settings.content
    (written,) = [one for one in settings.written if one.key == "acme's preset"]
    assert (written.place, written.lines) == ("settings.middleware.first", 1)


def test_an_overlay_is_for_the_answers_that_it_says() -> None:
    acme = right("when = { rest = true, framework = 'flask' }", **{OWNERS: "x"})
    assert "CODEOWNERS" in project("flask", acme, rest=True).tree
    assert "CODEOWNERS" not in project("flask", acme, rest=False).tree
    assert "CODEOWNERS" not in project("django", acme, rest=True).tree


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_package_is_required_with_its_bounds_and_its_reason(framework: str) -> None:
    from generator.inspection.packages import packages_of

    made = project(framework, right('packages = { "acme-log~=1.4" = "Logs as Acme reads them." }'))
    (package,) = [one for one in packages_of(made) if one.name == "acme-log"]
    assert package.requirement == "acme-log~=1.4"
    assert package.why == "Logs as Acme reads them. (acme's preset)"
    assert package.features == ("acme's preset",)
    assert not package.development


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_a_header_stands_on_every_file_of_its_kind_but_empty_ones(framework: str) -> None:
    path = f"overlay/shared/files/{SLUG}/run.py"
    acme = right(f'header = {{ ".py" = "{HEADER}" }}', **{path: "#!/usr/bin/env python\nprint()\n"})
    made, before = project(framework, acme), project(framework)
    for name, file in made.tree.items():
        if name == "shelf/run.py":
            assert file.content == f"#!/usr/bin/env python\n{HEADER}\nprint()\n".encode()
        elif name != RECORD:
            has_header = name.endswith(".py") and bool(before.tree[name].content)
            added = f"{HEADER}\n".encode() if has_header else b""
            assert file.content == added + before.tree[name].content


def test_a_file_of_ours_is_replaced_only_where_that_is_said() -> None:
    path = "overlay/flask/files/gunicorn.conf.py"
    acme = right('replaces = ["gunicorn.conf.py"]', **{path: "workers = 1\n"})
    assert project("flask", acme).tree["gunicorn.conf.py"].content == b"workers = 1\n"
    _, problems = read(**{path: "workers = 1\n"})
    assert problems == [
        'gunicorn.conf.py is a file of startwise: say replaces = ["gunicorn.conf.py"]'
    ]


def test_a_file_of_two_presets_is_that_of_the_later_where_it_says_so() -> None:
    acme = right(**{OWNERS: "one"})
    other = Preset(**{**vars(right(**{OWNERS: "two"})), "name": "web"})
    with pytest.raises(UnreadablePreset) as refused:
        project("flask", acme, other)
    assert "acme's preset and web's preset both have CODEOWNERS" in refused.value.message
    other = Preset(**{**vars(right('replaces = ["CODEOWNERS"]', **{OWNERS: "two"})), "name": "web"})
    assert project("flask", acme, other).tree["CODEOWNERS"].content == b"two"


@pytest.mark.parametrize("framework", FRAMEWORKS)
@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("{}/fragments/pyproject.by_name", "a = [", "no TOML"),
        ("{}/files/tests/test_acme.py", "def (:", "no Python, line 1"),
        ("shared/files/acme.toml", "a = [", "no TOML"),
        ("shared/fragments/tests.imports", "def f(): pass", "does not fit its place"),
        ("shared/fragments/tests.imports", "import", "does not fit its place"),
    ],
)
def test_what_a_file_cannot_take_in_is_one_message(
    framework: str, path: str, text: str, told: str
) -> None:
    acme = right(**{f"overlay/{path.format(framework)}": text})
    with pytest.raises(WrongRequest) as refused:
        project(framework, acme)
    assert told in refused.value.message
    assert "acme's preset" in refused.value.message


@pytest.mark.parametrize(
    ("overlay", "files", "told"),
    [
        ("enforce = []", {}, "no key 'enforce': did you mean enforced?"),
        ('enforced = ["CODEOWNER"]', {OWNERS: ""}, "did you mean CODEOWNERS?"),
        ('replaces = ["README.md"]', {}, "the overlay has no file 'README.md'"),
        ("enforced = 5", {}, "enforced is a list of paths"),
        ("header = 5", {}, "header is a table"),
        ('header = { ".py" = "Copyright" }', {}, "a line for .py begins with #"),
        ('header = { "py" = "# x" }', {}, "'py' is no suffix"),
        ('header = { ".py" = "# \\u001b[31m" }', {}, "control characters"),
        ('packages = { "acme-log" = "x" }', {}, "with its bounds"),
        ('packages = { "acme @ https://x/y" = "x" }', {}, "with its bounds"),
        ('packages = { "-e ." = "x" }', {}, "is no requirement"),
        ('packages = { "acme~=1.0" = "" }', {}, "has no text"),
        ('packages = { "django~=6.0" = "x" }', {}, "startwise itself says which django"),
        ("when = { rst = true }", {}, "did you mean rest?"),
        ("when = 5", {}, "when is a table"),
        ("places = 99", {}, "places = 99"),
        ("", {"overlay/djago/files/x": ""}, "did you mean django?"),
        ("", {"overlay/django/file/x": ""}, "did you mean files?"),
        ("", {"overlay/x": ""}, "no folder 'x'"),
        ("", {"overlay/django/fragments/setings.apps": ""}, "did you mean settings.apps?"),
        ("", {"overlay/django/fragments/pyproject.dependencies": ""}, "[overlay] packages"),
        ("", {"overlay/flask/fragments/settings.apps": ""}, "no place 'settings.apps'"),
        ("", {"overlay/shared/files/.env": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/uv.lock": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/.gitignore": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/.ENV": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/.startwise.changing/draft": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/.startwise.toml": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/pyproject.toml": ""}, "made by startwise alone"),
        ("", {"overlay/shared/files/{{ x }}/a": ""}, "alone stands in braces"),
        ("", {"overlay/shared/files/con.py": ""}, "not every system"),
        ("", {"overlay/shared/files/a.": ""}, "not every system"),
        ("", {"overlay/shared/files/readme.md": ""}, "one file on some systems"),
        ("", {"overlay/shared/files/a": "", "overlay/shared/files/A": ""}, "one file on some"),
        ("", {"overlay/shared/files/a": "", "overlay/shared/files/a/b": ""}, "file and a folder"),
        ("", {"overlay/shared/files/tests": ""}, "startwise has a folder"),
        ("", {"overlay/shared/files/README.md/x": ""}, "startwise has a folder, or within"),
        ("", {OWNERS: "", "overlay/django/files/CODEOWNERS": ""}, "and in overlay/django"),
        ("", {OWNERS: b"\xff"}, "not text in UTF-8"),
        ("", {OWNERS: b"a\0b"}, "line 1: it has a control character"),
        ("", {OWNERS: "a\n\x1b[31m"}, "line 2: it has a control character"),
        ("", {OWNERS: "a\u202eb"}, "line 1: it has a control character"),
    ],
)
def test_what_is_wrong_with_an_overlay_is_said(
    overlay: str, files: dict[str, str | bytes], told: str
) -> None:
    _, problems = read(overlay, **files)
    assert any(told in one for one in problems), problems
    assert all(one.isprintable() for one in problems)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ cookiecutter.__class__ }}",
        "{{ cookiecutter.project_name.__class__ }}",
        "{{ cookiecutter['project_name'] }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ lipsum() }}",
        "{{ self }}",
        "{{ cookiecutter.project_name | attr('__class__') }}",
        "{{ cookiecutter.project_name | map('upper') }}",
        "{% for a in range(10**9) %}x{% endfor %}",
        "{% for a in 'xxxxxxxxxx' %}x{% endfor %}",
        "{% set a = 'x' %}",
        "{% set a %}x{% endset %}",
        "{% macro a() %}{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'x' as y %}",
        "{% extends 'x' %}",
        "{% block a %}{% endblock %}",
        "{% filter upper %}x{% endfilter %}",
        "{% with a = 1 %}{% endwith %}",
        "{{ 'x' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:1000000000}'.format('x') }}",
        "{{ 'x' | center(1000000000) }}",
        "{{ cookiecutter.project_name | python | toml | python | toml }}",
        "{{ cookiecutter.project_nam }}",
        "{{ project_name }}",
        "{{ " + "(" * 100_000 + " }}",
        "{{ " + "not " * 10_000 + "cookiecutter.rest }}",
        "{% if cookiecutter.rest %}" * 5_000,
        "{% if cookiecutter.rest %}" * 90 + "{% endif %}" * 90,
        "{{ 'x' ~ " * 2_000 + "'x'" + " }}" * 2_000,
        "{% fragments 'env' %}",
        "{{ x",
        "{{ " + "9" * 100_000 + " }}",
        "{# " + "x" * 300_000,
    ],
)
def test_hostile_templates_are_refused_at_once(text: str) -> None:
    _, problems = read(**{OWNERS: text})
    assert len(problems) == 1
    assert problems[0].startswith(f"{OWNERS}: ")
    assert len(problems[0]) < 400


_WORDS = """
{{ }} {% %} {# #} if endif else for raw endraw cookiecutter . project_name __class__ | upper
python ( ) [ ] ' " x == and not in ~ * ** 1 , range set = + - is
"""
_pieces = st.sampled_from([*_WORDS.split(), " ", "\n"])


@given(st.lists(_pieces, max_size=30).map("".join) | st.text(max_size=40))
def test_what_is_allowed_renders_and_stays_short(text: str) -> None:
    answers = complete({**NAMED, "project_name": 'Ada\'s "shelf" \\ {{ x }}'}).answers
    try:
        check_template(text, frozenset(BY_NAME))
        made = rendered(text, answers)
    except NotAllowed:
        return
    assert len(made) <= len(text) + 400 * text.count("{{")
    assert "__class__" not in made or "__class__" in text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ cookiecutter.rest | python }}", "cannot be made of these answers"),
        ("{% if cookiecutter.rest < 'a' %}{% endif %}", "cannot be made of these answers"),
        ('{{ "\\u001b[31m" }}', "control character"),
        ('{{ "\\u202e" }}', "control character"),
    ],
)
def test_what_these_answers_cannot_be_put_into_is_refused_in_a_sentence(
    text: str, reason: str
) -> None:
    check_template(text, frozenset(BY_NAME))
    with pytest.raises(NotAllowed, match=reason):
        rendered(text, complete({**NAMED, "rest": True}).answers)


@pytest.mark.parametrize("name", ["project_name", "description", "author_name"])
def test_an_answer_is_no_template(name: str) -> None:
    said: Answers = {**NAMED, name: "{{ 7 * 7 }}{% raw %}"}
    assert rendered("{{ cookiecutter." + name + " }}", said) == said[name]


@pytest.mark.parametrize("owner", PLACES)
def test_every_place_is_in_the_templates_and_in_the_documentation(owner: str) -> None:
    page = (ROOT / "docs/presets.md").read_text("utf-8")
    for place, what in PLACES[owner].items():
        for framework in FRAMEWORKS if owner == "shared" else (owner,):
            folders = (ROOT / "templates" / one for one in (framework, "shared"))
            files = (path for one in folders for path in one.rglob("*") if path.is_file())
            tag = f'fragments "{place}"'.encode()
            assert any(tag in path.read_bytes() for path in files), f"{framework}: {place}"
        assert f"| `{place}` | {what} |" in page


def test_the_page_of_a_comparison_says_what_is_of_a_preset() -> None:
    from generator.comparing.layouts import both_frameworks
    from generator.comparing.measuring import compare
    from generator.comparing.page.tables import because

    acme = right('packages = { "acme-log~=1.4" = "Logs as Acme reads them." }')
    comparison = compare(*both_frameworks({}, "django", (acme,)))
    (package,) = [one for one in comparison.left.packages if one.name == "acme-log"]
    assert because(comparison, "left", package.features) == "acme's preset"
