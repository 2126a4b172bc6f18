"""Names that can become a package, and those that cannot."""

import keyword

import pytest
from answer_sets import FRAMEWORKS
from hypothesis import given
from hypothesis import strategies as st

from generator.answers.names import (
    LONGEST_SLUG,
    check_email,
    check_name,
    check_slug,
    slug_from,
)
from generator.errors import ImpossibleName
from generator.templating.template_files import paths_of
from generator.tested import tested_set


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("My service", "my_service"),
        ("  Größe & Maß  ", "grosse_mass"),
        ("3 Notes", "notes"),
        ('it\'s "quoted"', "it_s_quoted"),
        ("日本語", ""),
        ("{{7*7}}", ""),
        ("x" * 50, "x" * LONGEST_SLUG),
    ],
)
def test_a_name_suggests_a_slug(name: str, slug: str) -> None:
    assert slug_from(name) == slug


@pytest.mark.parametrize(
    ("slug", "reason"),
    [
        ("class", "Python keyword"),
        ("match", "Python keyword"),
        ("test", "standard library"),
        ("json", "standard library"),
        ("statistics", "standard library"),
        ("django", "depend on"),
        ("flask", "depend on"),
        ("rest_framework", "depend on"),
        ("config", "layout"),
        ("instance", "layout"),
        ("staticfiles", "layout"),
        ("argon2_cffi", "depend on"),
        ("tests", "layout"),
        ("Notes", "cannot name"),
        ("my-notes", "cannot name"),
        ("../notes", "cannot name"),
        ("{{x}}", "cannot name"),
        ("größe", "cannot name"),
        ("", "cannot name"),
        ("9lives", "cannot name"),
        ("notes\n", "cannot name"),
        ("n" * 300, "300 characters"),
    ],
)
def test_impossible_slugs_are_refused_with_a_way_out(slug: str, reason: str) -> None:
    with pytest.raises(ImpossibleName) as refused:
        check_slug(slug)
    assert reason in refused.value.message
    assert "--slug" in refused.value.way_out


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_project_can_be_named_as_what_any_project_installs(framework: str) -> None:
    accepted = [
        (taken, name)
        for name, package in tested_set.load(framework).packages.items()
        for taken in (name.replace("-", "_"), *package.modules)
        if is_accepted(taken)
    ]
    assert not accepted, "slugs that hide packages: see names.check_slug"


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_project_can_be_named_as_what_stands_beside_its_package(framework: str) -> None:
    beside = {path.partition("/")[0].removesuffix(".py") for path in paths_of(framework, "shelf")}
    accepted = [one for one in beside - {"shelf"} if one.isidentifier() and is_accepted(one)]
    assert not accepted, "name them in _TAKEN_BY_LAYOUT of generator/answers/names.py"


def is_accepted(slug: str) -> bool:
    try:
        check_slug(slug)
    except ImpossibleName:
        return False
    return True


@pytest.mark.parametrize("slug", ["dateutil", "validators", "vine", "intervals", "tzlocal"])
def test_packages_that_others_bring_are_refused_too(slug: str) -> None:
    with pytest.raises(ImpossibleName, match="depend on"):
        check_slug(slug)


@pytest.mark.parametrize(
    "name", ["", "   ", "a\nb", "a\x1b[31mb", "n" * 300, "n" * 61, "日" * 31, "../up", "a/b", ".."]
)
def test_impossible_names_are_refused_with_a_way_out(name: str) -> None:
    with pytest.raises(ImpossibleName) as refused:
        check_name(name)
    assert refused.value.way_out


@given(st.text())
def test_a_suggested_slug_is_possible_or_refused(name: str) -> None:
    slug = slug_from(name)
    try:
        check_slug(slug)
    except ImpossibleName:
        return
    assert slug.isidentifier()
    assert not keyword.iskeyword(slug)
    assert len(slug) <= LONGEST_SLUG


@pytest.mark.parametrize("address", ["", "ada@example.com", "o'hara+x@mail.example.com", "é@例.jp"])
def test_an_address_may_be_left_empty_or_look_like_one(address: str) -> None:
    check_email(address)


@pytest.mark.parametrize(
    "address", ["nope", "a @b.co", "a@@b.co", "a@b.example,c@d", "<a@b.co>", "a@b\n", "@b.co"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ImpossibleName):
        check_email(address)
