"""Names that can become a package, and those that cannot."""

import keyword
import sys
import unicodedata

import pytest
from answer_sets import FRAMEWORKS
from hypothesis import given
from hypothesis import strategies as st

from generator.answers.completing import complete
from generator.answers.names import (
    LONGEST_SLUG,
    check_email,
    check_name,
    check_slug,
    named,
    proposed_slug,
    slug_from,
)
from generator.answers.questions import FREE_TEXT, Answers
from generator.answers.validation import check
from generator.errors import ImpossibleName, WrongRequest
from generator.planning import plan
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
        ("Zażółć gęślą jaźń", "zazolc_gesla_jazn"),
        ("København på Ærø", "kobenhavn_pa_aero"),
        ("Đorđe & Œuvre", "dorde_oeuvre"),
        ("Þórður Ðæ", "thordur_dae"),
        ("İstanbul'da \u0131l\u0131k", "istanbul_da_ilik"),
        ("Ħamrun Ŋŧž \u01b7 Ə", "hamrun_ngtz_z_e"),
        ("Ɛɔ Ɖƒ Ɣŋ Ɓɗƙƴ", "eo_df_gng_bdky"),
        ("one—two…three€four", "one_two_three_four"),
        ("a -- b__c", "a_b_c"),
        ("日本 shelf ٣", "shelf_3"),
        ("K\u0301e\u0327", "ke"),
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


@pytest.mark.parametrize("slug", ["dateutil", "vine", "tzlocal"])
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


LATIN = [
    one
    for one in map(chr, range(sys.maxunicode))
    if unicodedata.category(one) in {"Ll", "Lu"} and "LATIN" in unicodedata.name(one, "")
]


@given(st.text(LATIN, min_size=1), st.text(LATIN, min_size=1))
def test_a_sign_between_letters_is_one_underscore(left: str, right: str) -> None:
    slugs = slug_from(left), slug_from(right)
    for sign in ("-", " & ", "\N{EN DASH}", "\N{EURO SIGN}", "...", "'"):
        both = slug_from(f"{left}{sign}{right}")
        assert both == "_".join(filter(None, slugs))[:LONGEST_SLUG].rstrip("_")


@given(st.sampled_from(LATIN))
def test_accents_change_no_letter_of_a_slug(letter: str) -> None:
    plain = unicodedata.normalize("NFD", letter)[0]
    assert slug_from(letter) == slug_from(plain) == slug_from(letter.swapcase())


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


@given(
    st.fixed_dictionaries(
        {"database": st.sampled_from(["none", "mysql", "mongodb"])},
        optional=dict.fromkeys(["project_slug", *FREE_TEXT], st.text()),
    )
)
def test_any_texts_are_taken_or_refused_with_a_way_out(said: Answers) -> None:
    way_out = "none is needed"
    try:
        check({**complete(named(said)).answers, "framework": "flask"})
    except WrongRequest as refused:
        way_out = refused.way_out
    assert way_out


@given(st.text(), st.sampled_from(["", "sqlite", "postgresql", "mysql", "mongodb", "oracle"]))
def test_a_proposed_slug_is_none_or_possible(name: str, database: str) -> None:
    if slug := proposed_slug(name, database):
        check_slug(slug, database)


@pytest.mark.parametrize(
    ("database", "slug"),
    [
        ("postgresql", "postgres"),
        ("postgresql", "template1"),
        ("mysql", "mysql"),
        ("mysql", "information_schema"),
        ("mongodb", "admin"),
        ("oracle", "system"),
        ("oracle", "order"),
    ],
)
def test_a_name_that_a_server_keeps_for_itself_is_refused_for_that_database(
    database: str, slug: str
) -> None:
    with pytest.raises(ImpossibleName, match="keeps for itself") as refused:
        check_slug(slug, database)
    assert f"{slug}_service" in refused.value.way_out
    check_slug(slug, "sqlite")


def test_leading_digits_that_a_slug_leaves_out_are_named() -> None:
    (first, *_) = plan({"project_name": "3 Notes"}).completed.followed
    assert str(first) == "package name: notes, because no package name begins with a digit"
    assert "project_slug" not in {
        one.name
        for said in ({"project_name": "Notes 3"}, {"project_name": "3 Notes", "project_slug": "x"})
        for one in plan(said).completed.followed
    }
    with pytest.raises(ImpossibleName, match="none begins with a digit"):
        plan({"project_name": "404"})


@pytest.mark.parametrize("address", ["", "ada@example.com", "o'hara+x@mail.example.com", "é@例.jp"])
def test_an_address_may_be_left_empty_or_look_like_one(address: str) -> None:
    check_email(address)


@pytest.mark.parametrize(
    "address", ["nope", "a @b.co", "a@@b.co", "a@b.example,c@d", "<a@b.co>", "a@b\n", "@b.co"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ImpossibleName):
        check_email(address)
