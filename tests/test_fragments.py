"""The pieces that templates are put together from: imports, quoting, ownership."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.answers.quoting import markdown, python_string, toml_string
from generator.features.keys import keys_in_order
from generator.templating.imports import import_block

one_line = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]))

PLAIN = st.sampled_from(["os", "json", "os.path", "flask", "flask.views", "Zope", "config.urls"])
RELATIVE = st.sampled_from([".models", "..extensions", "tests.pages", "shelf.notes"])
ANY = st.one_of(PLAIN, RELATIVE)
MEMBERS = st.sampled_from(
    ["b", "A", "MAX_SIZE", "Model", "mapped_column", "Z", "url_for as link", "apple as _"]
)
import_lines = st.one_of(
    PLAIN.map("import {}".format), st.builds("from {} import {}".format, ANY, MEMBERS)
)


def test_import_lines_are_merged_and_sectioned() -> None:
    source = """
from .models import Note
from flask import render_template
import os
from flask import Blueprint, render_template
from shelf.notes import notes
from collections.abc import Mapping
from ..extensions import database
"""
    assert import_block(source, {"shelf"}) == (
        "import os\n"
        "from collections.abc import Mapping\n"
        "\n"
        "from flask import Blueprint, render_template\n"
        "\n"
        "from shelf.notes import notes\n"
        "\n"
        "from ..extensions import database\n"
        "from .models import Note\n"
    )


def test_long_imports_are_wrapped() -> None:
    members = ", ".join(f"member_number_{number}" for number in range(8))
    block = import_block(f"from package import {members}", set())
    assert block.startswith("from package import (\n    member_number_0,\n")


def test_what_is_not_an_import_is_refused() -> None:
    with pytest.raises(SyntaxError, match="not an import"):
        import_block("x = 1", set())


@settings(max_examples=40, deadline=None)
@given(st.lists(import_lines, max_size=14), st.sampled_from(["shelf", "a", "zzz"]))
def test_ruff_would_leave_the_imports_alone(lines: list[str], slug: str) -> None:
    block = import_block("\n".join(lines), {slug, "config", "tests"})
    ast.parse(block)
    assert ruff_leaves_alone(block, slug), block


def ruff_leaves_alone(block: str, slug: str) -> bool:
    own = f'lint.isort.known-first-party=["{slug}","config","tests"]'
    options = ["--config", 'lint.select=["I"]', "--config", own, "--config", "line-length=100"]
    done = subprocess.run(
        [Path(sys.executable).parent / "ruff", "check", "--isolated", *options, "-"],
        input=block,
        text=True,
        capture_output=True,
        check=False,
    )
    return done.returncode == 0


@given(one_line)
def test_text_arrives_in_toml_as_itself(text: str) -> None:
    assert tomllib.loads(f"text = {toml_string(text)}")["text"] == text


@given(one_line)
def test_text_arrives_in_python_as_itself(text: str) -> None:
    assert ast.literal_eval(python_string(text)) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain 日本語 😀 $HOME # :", "plain 日本語 😀 $HOME # :"),
        ('"quoted" \\ {{x}} {% y %}', '"quoted" \\ {{x}} {% y %}'),
        (r"a\*b", r"a\\\*b"),
        ("*bold* _under_ `code` <b>", r"\*bold\* \_under\_ \`code\` \<b\>"),
        ("# no heading", r"\# no heading"),
        ("12. no list", r"12\. no list"),
        ("- no list", r"\- no list"),
    ],
)
def test_markdown_escapes_only_what_it_would_change(text: str, expected: str) -> None:
    assert markdown(text) == expected


def test_joined_keys_come_after_the_last_of_their_features() -> None:
    keys = ["rest", "accounts+pages", "pages", "accounts", "tokens"]
    assert keys_in_order(keys, ["accounts", "pages", "rest"]) == [
        "accounts",
        "pages",
        "accounts+pages",
        "rest",
    ]
