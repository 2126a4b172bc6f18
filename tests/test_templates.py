"""The mechanism of the templates: nothing unreachable, nothing said twice."""

import re
from itertools import combinations
from pathlib import Path

import pytest
from answer_sets import FRAMEWORKS, core_sets, triple_covering_sets, whole
from cookiecutter_json import cookiecutter_json
from rendered_once import project_of

from generator.comparing.concerns import ADDED, OF_PRESETS, _by_path, concern_of, concerns
from generator.errors import TemplateBroken
from generator.features.conditions import all_of
from generator.features.form import MANIFEST
from generator.features.manifests import (
    PROJECT_MANIFEST,
    every_manifest,
    path_of,
    read_manifest,
)
from generator.features.switching import condition_of_key, conditions
from generator.guidance.parts import parts
from generator.inspection.capabilities import rows
from generator.locations import TEMPLATES
from generator.templating import fragments, template_files
from generator.templating.distributions import distributions
from generator.templating.template_files import (
    SLUG_IN_PATH,
    Source,
    key_folders,
    keys_by_path,
    paths_of,
    sources,
)

PLACE = re.compile(r"\{%-?\s*fragments\s+\"([^\"]+)\"")


def keys_of(framework: str) -> set[str]:
    """Return every key of a template: those of its fragments, its files and its features."""
    files = {source.key for source in sources(framework) if source.key}
    return {*fragments.fragments_of(framework), *files, *conditions(framework)}


def folder_of(framework: str, key: str) -> str:
    """Return the folder of a key, the framework's own where it has one."""
    owner = framework if (TEMPLATES / framework / "features" / key).is_dir() else "shared"
    return f"templates/{owner}/features/{key}"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_cookiecutter_asks_what_the_questions_and_the_manifests_say(framework: str) -> None:
    text = (TEMPLATES / framework / "cookiecutter.json").read_text(encoding="utf-8")
    assert text == cookiecutter_json(framework), "make templates writes cookiecutter.json anew"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_fragment_has_a_place_and_every_place_a_fragment(framework: str) -> None:
    written = {
        place: path.relative_to(TEMPLATES)
        for _, folder in key_folders(framework)
        for path, place, _ in fragments._fragments_in(folder)
    }
    places = {
        place: path.relative_to(TEMPLATES)
        for path, text in _texts_of(framework)
        for place in PLACE.findall(text)
    }
    for place in written.keys() - places.keys():
        file = place.partition(".")[0]
        there = sorted(one for one in places if one.partition(".")[0] == file) or sorted(places)
        raise AssertionError(
            f"templates/{written[place]} writes into {place!r}, and no file has that place: write "
            f'{{% fragments "{place}" %}} where its lines belong, or take one of {", ".join(there)}'
        )
    for place in places.keys() - written.keys():
        raise AssertionError(
            f"templates/{places[place]} has a place {place!r} that nothing is written into: take "
            f"the tag out, or write '=== {place}' in the file 'fragments' of a feature"
        )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_key_names_features_that_have_a_manifest(framework: str) -> None:
    for key in keys_of(framework):
        missing = set(key.split("+")) - conditions(framework).keys()
        assert not missing, (
            f"{folder_of(framework, key)}: write the {MANIFEST} of {', '.join(sorted(missing))}, "
            "or name the folder after features that there are"
        )
        in_order = "+".join(sorted(key.split("+")))
        assert key == in_order, f"{folder_of(framework, key)} is to be named {in_order}"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_key_is_switched_on_by_some_answers(framework: str) -> None:
    on = [
        set(project_of(framework, answers).features) for answers in triple_covering_sets(framework)
    ]
    for key in keys_of(framework):
        assert any(set(key.split("+")) <= features for features in on), (
            f"{folder_of(framework, key)}: no project of {framework} has {key}; take the folder "
            f"out, or widen 'when' in the {MANIFEST} of {' or '.join(key.split('+'))}"
        )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_feature_has_files_or_fragments(framework: str) -> None:
    folders = key_folders(framework)
    used = {part for key, folder in folders for part in key.split("+") if _holds_more(folder)}
    texts = "".join(text for _, text in _texts_of(framework))
    for feature in conditions(framework).keys() - used:
        assert f"'{feature}' in " in texts, (
            f"{folder_of(framework, feature)} changes nothing: give it a file 'fragments' or files "
            "below project/, or take it out"
        )


def _holds_more(folder: Path) -> bool:
    return any(path.name != MANIFEST for path in folder.iterdir())


def test_what_both_frameworks_say_of_a_feature_stands_in_the_shared_manifest() -> None:
    django, flask = (
        {path.parent.name: read_manifest(path) for path in folder.glob(f"*/{MANIFEST}")}
        for folder in (TEMPLATES / framework / "features" for framework in FRAMEWORKS)
    )
    for key in django.keys() & flask.keys():
        for said in ("when", "concern"):
            assert django[key].get(said, 1) != flask[key].get(said, 2), (
                f"{said!r} of {key} is the same in both: say it in templates/shared/features"
            )


def test_what_both_frameworks_have_word_for_word_is_shared() -> None:
    django, flask = map(_said_by_place, FRAMEWORKS)
    for place in django.keys() & flask.keys():
        assert django[place] != flask[place], f"{place}: say it in templates/shared"


def _said_by_place(framework: str) -> dict[str, bytes]:
    """Return what a template alone says: its own files, and its own fragments."""
    said = {
        f"{source.path} of {source.key or 'every project'}": (TEMPLATES / source.name).read_bytes()
        for source in sources(framework)
        if source.name.startswith(f"{framework}/")
    }
    for key, folder in key_folders(framework):
        if folder.is_relative_to(TEMPLATES / framework):
            for _, place, text in fragments._fragments_in(folder):
                said[f"{place} of {key}"] = text.encode()
    return said


def test_a_file_or_a_fragment_that_is_said_twice_is_named_with_both(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_files, "TEMPLATES", tmp_path)
    for owner in ("shared", "flask"):
        folder = tmp_path / owner / "features/rest"
        (folder / "project").mkdir(parents=True)
        (folder / "project/x.py").touch()
        (folder / "fragments").write_text("=== env\nX=\n")
    for read, what in ((sources, "project/x.py"), (fragments.fragments_of, "fragments")):
        with pytest.raises(TemplateBroken) as refused:
            read.__wrapped__("flask")
        for owner in ("shared", "flask"):
            assert str(tmp_path / owner / "features/rest" / what) in refused.value.message


def test_a_shared_folder_counts_where_the_framework_has_its_features(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template_files, "TEMPLATES", tmp_path)
    for name in ("flask/features/a", "shared/features/a", "shared/features/a+b"):
        (tmp_path / name / "project").mkdir(parents=True)
        (tmp_path / name / "project" / name[0]).touch()
    assert [(one.key, one.name) for one in sources.__wrapped__("flask")] == [
        ("a", "flask/features/a/project/f"),
        ("a", "shared/features/a/project/s"),
    ]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_every_file_of_a_template_is_in_some_project(framework: str) -> None:
    rendered: set[str] = set()
    for answers in triple_covering_sets(framework):
        rendered |= set(project_of(framework, answers).tree)
    # Catalogues of messages are made, not copied; test_catalogues.py reads them.
    made = {path for path in rendered if not path.startswith("shelf/locale/")}
    for path in made - set(paths_of(framework, "shelf")):
        raise AssertionError(f"{path}: rendered, and no file of templates/{framework} says it")
    for source in sources(framework):
        path = source.path.replace(SLUG_IN_PATH, "shelf")
        assert path in made, (
            f"templates/{source.name} is in no project: mend 'when' in the {MANIFEST} of "
            f"{' or '.join(source.key.split('+'))}, or take the file out"
        )


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_two_files_of_a_template_claim_one_place(framework: str) -> None:
    for path, keys in keys_by_path(framework).items():
        for one, other in combinations(keys, 2):
            both = all_of(condition_of_key(framework, key) for key in (one, other))
            assert not both, f"{path} stands in features/{one} and in features/{other}"


MANIFESTS = {
    "[[": "is no TOML",
    "what = '\udce9'": "is no TOML",
    "after = ''\nwhenn = []": "whenn: a manifest says after,",
    "after = 1": "'after' is text, not 1",
    "packages = 1": "'packages' is a table",
    "[packages.flask]\nwy = ''": "wy: flask says stands_for, when, why",
    "[packages.flask]\nstands_for = 'Flask'": "'stands_for' is a list",
    "[packages.flask]\nstands_for = [1]": "'stands_for' is text, not 1",
    "after = ''\nwhen = 'notes'": "'when' is a list",
    "after = ''\nwhen = []": "'when' is a list",
    "after = ''\nwhen = ['nowhere']": "there is no such feature",
    "after = ''\nwhen = ['wrong']": "wait for each other",
    "after = ''\nwhen = [{ databse = 'redis' }]": "no such question",
    "after = ''\nwhen = [{ database = 'rdis' }]": "'rdis' is no answer",
    "after = ''\nwhen = [{ rest = 'yes' }]": "'yes' is no answer",
    "after = 'nowhere'\nwhen = [{ rest = true }]": "it names no feature",
    "when = [{ rest = true }]": "it names no feature",
    "after = 'wrong'\nwhen = [{ rest = true }]": "in a circle",
    "concern = 'ntoes'": "'ntoes' is no concern",
    "concerns = { ntoes = [] }": "'ntoes' is no concern",
    "[packages.flask]\nwhen = ['rset']": "rset: there is no such feature",
    "[packages.flask]\nwhen = [{ rest = [[true]] }]": "is no answer",
    "[routes.flask]\n'/x' = 'FETCH'": "is no address with some of GET",
    "[capabilities.Data.x]\nwhen = ['rset']": "rset: there is no such feature",
    "[capabilities.Data.x]\nflask = [{ files = [] }]": "a way is one of built_in,",
    "[steps.worker]\ndjango = 'x'": "worker: a step is one of",
    "[steps.build]\nrun = 'x'": "build: a step is one of",
}


@pytest.mark.parametrize("text", MANIFESTS)
def test_a_wrong_manifest_is_named_with_what_is_wrong(text: str, own_templates: Path) -> None:
    path = own_templates / "django/features/wrong" / MANIFEST
    path.parent.mkdir(parents=True)
    path.write_text(text, errors="surrogateescape")
    with pytest.raises(TemplateBroken, match=re.escape(MANIFESTS[text])) as refused:
        conditions("django")
    assert str(path) in refused.value.message


def test_what_the_manifests_say_goes_together() -> None:
    """What several say of one thing is refused with the file that says it wrongly."""
    assert all((distributions(), parts(), rows()))
    files = {(one.key, one.path) for framework in FRAMEWORKS for one in sources(framework)}
    for path, key, manifest in every_manifest():
        for named in (one for some in manifest.get("concerns", {}).values() for one in some):
            assert (key, named.replace("{slug}", SLUG_IN_PATH)) in files, (
                f"{path}: [concerns] names {named}, which is no file of that folder"
            )


@pytest.mark.parametrize("key", ["", "tasks"])
@pytest.mark.parametrize("owner", ["flask", "shared"])
def test_a_file_without_a_concern_is_told_with_the_manifest_that_lacks_it(
    key: str, owner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Source("x.py", f"{owner}/features/tasks/project/x.py", key, executable=False)
    monkeypatch.setattr("generator.comparing.concerns.sources", lambda _: [source])
    monkeypatch.setattr("generator.comparing.concerns.manifest_of", lambda *_: {})
    with pytest.raises(TemplateBroken) as refused:
        _by_path.__wrapped__("flask")
    assert f"{path_of(owner, key)} is wrong: no 'concern'" in refused.value.message


def test_a_wrong_shared_manifest_is_named_and_not_the_framework_s(own_templates: Path) -> None:
    for owner, text in {"django": 'after = ""', "shared": 'when = ["a"]'}.items():
        path = own_templates / owner / "features/a" / MANIFEST
        path.parent.mkdir(parents=True)
        path.write_text(text)
    with pytest.raises(TemplateBroken, match="wait for each other") as refused:
        conditions("django")
    assert str(path) in refused.value.message


@pytest.mark.parametrize("name", ["features/notes+rest/feature.toml", PROJECT_MANIFEST])
def test_what_is_no_feature_is_switched_on_by_nothing(name: str, own_templates: Path) -> None:
    path = own_templates / "django" / name
    path.parent.mkdir(parents=True)
    path.write_text('when = ["notes"]\n')
    with pytest.raises(TemplateBroken, match="no feature") as refused:
        conditions("django")
    assert str(path) in refused.value.message


def test_a_key_of_a_feature_that_is_not_there_is_named(own_templates: Path) -> None:
    path = own_templates / "django/features/notes+rest" / MANIFEST
    path.parent.mkdir(parents=True)
    path.write_text('concern = "notes"\n')
    with pytest.raises(TemplateBroken, match="notes, rest: there is no such feature") as refused:
        conditions("django")
    assert str(path) in refused.value.message


def test_a_new_feature_stands_right_after_the_one_that_it_names(own_templates: Path) -> None:
    for name, after in {"a": "", "b": "a", "c": "b", "zebra": "a", "yak": "a"}.items():
        path = own_templates / "flask/features" / name / MANIFEST
        path.parent.mkdir(parents=True)
        path.write_text(f'after = "{after}"\nwhen = [{{ rest = true }}]\n')
    assert [*conditions("flask")] == ["a", "yak", "zebra", "b", "c"]


def test_the_two_templates_have_the_same_hooks() -> None:
    for name in ("local_extensions.py", "hooks/pre_gen_project.py", "hooks/post_gen_project.py"):
        one, other = ((TEMPLATES / framework / name).read_text() for framework in FRAMEWORKS)
        assert one == other, name


def test_no_file_is_shared_in_vain() -> None:
    django, flask = map(keys_of, FRAMEWORKS)
    for folder in (TEMPLATES / "shared/features").iterdir():
        known = django & flask if _holds_more(folder) else django | flask
        assert folder.name in known, f"{folder}: what one framework alone has is not shared"
    used = {
        concern_of(name, "shelf", path) for name in FRAMEWORKS for path in paths_of(name, "shelf")
    }
    assert used == concerns().keys() - {ADDED, OF_PRESETS}, "templates/shared/concerns.toml"


def _texts_of(framework: str) -> list[tuple[Path, str]]:
    """Return all that a template says, with what is shared, by file."""
    return [
        (path, path.read_text("utf-8", "replace"))
        for folder in (framework, "shared")
        for path in (TEMPLATES / folder).rglob("*")
        if path.is_file()
    ]


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_migrations_are_the_same_in_one_language_and_in_several(framework: str) -> None:
    """So a project that gets languages later needs no migration for labels alone."""
    for answers in core_sets(framework):
        one, several = ({**answers, "i18n": i18n} for i18n in (False, True))
        trees = [project_of(framework, whole(framework, said)).tree for said in (one, several)]
        migrations = [
            {path: file.content for path, file in tree.items() if "/migrations/0" in path}
            for tree in trees
        ]
        assert migrations[0] == migrations[1]
