"""What each kind of file is merged by: statements, requirements, variables, sections."""

import pytest

from generator.merging.file_kinds import merge_file
from generator.merging.outcomes import Outcome

PACKAGES = ("config", "shelf", "tests")


def merged(path: str, ours: str, base: str, theirs: str) -> tuple[str, Outcome]:
    content, outcome = merge_file(path, ours.encode(), base.encode(), theirs.encode(), PACKAGES)
    return content.decode(), outcome


def clean(path: str, ours: str, base: str, theirs: str) -> str:
    text, outcome = merged(path, ours, base, theirs)
    assert outcome.conflicts == 0
    return text


def test_neighbouring_statements_are_no_conflict() -> None:
    base = "A = 1\nB = 2\n"
    assert clean("a.py", "A = 9\nB = 2\n", base, "A = 1\nB = 8\n") == "A = 9\nB = 8\n"


def test_items_of_one_list_go_together() -> None:
    base = 'APPS = [\n    "a",\n    "b",\n]\n'
    ours = 'APPS = [\n    "a",\n    "b",\n    "own",\n]\n'
    theirs = 'APPS = [\n    "a",\n    "b",\n    # For the API.\n    "new",\n]\n'
    wanted = 'APPS = [\n    "a",\n    "b",\n    # For the API.\n    "new",\n    "own",\n]\n'
    assert clean("a.py", ours, base, theirs) == wanted


def test_nested_dicts_are_merged_inside() -> None:
    base = 'LOG = {\n    "a": {\n        "x": 1,\n        "y": 2,\n    },\n}\n'
    ours = base.replace('"x": 1', '"x": 9')
    theirs = base.replace('        "y": 2,\n', '        "y": 3,\n        "z": 4,\n')
    assert clean("a.py", ours, base, theirs) == ours.replace(
        '"y": 2,\n', '"y": 3,\n        "z": 4,\n'
    )


def test_functions_are_merged_inside() -> None:
    base = "def make():\n    a()\n    b()\n    return 1\n"
    ours = "def make():\n    a()\n    b()\n    own()\n    return 1\n"
    theirs = "def make():\n    a()\n    new()\n    return 1\n"
    assert clean("a.py", ours, base, theirs) == (
        "def make():\n    a()\n    new()\n    own()\n    return 1\n"
    )


def test_one_statement_changed_by_both_is_a_conflict() -> None:
    text, outcome = merged("a.py", "A = 2\nB = 1\n", "A = 1\nB = 1\n", "A = 3\nB = 1\n")
    assert outcome.conflicts == 1
    assert text.endswith("B = 1\n")


def test_one_call_replaced_by_both_is_a_conflict_and_not_two_calls() -> None:
    _, outcome = merged("a.py", "f(2)\n", "f(1)\n", "f(3)\n")
    assert outcome.conflicts == 1


def test_a_statement_that_one_took_out_and_the_other_changed_is_a_conflict() -> None:
    for ours, theirs in (("A = 1\n", "A = 1\nB = 3\n"), ("A = 1\nB = 3\n", "A = 1\n")):
        assert merged("a.py", ours, "A = 1\nB = 2\n", theirs)[1].conflicts == 1


def test_what_is_not_needed_any_more_goes_where_the_owner_only_took_parts_of_it_out() -> None:
    base = 'A = 1\nJOBS = {\n    "notes": 1,\n    "users": 2,\n}\n'
    text, outcome = merged("a.py", 'A = 1\nJOBS = {\n    "users": 2,\n}\n', base, "A = 1\n")
    assert (text, outcome.conflicts) == ("A = 1\n", 0)
    assert outcome.remarks == (
        "JOBS goes: nothing needs it now, and you only took parts of it out.",
    )
    _, outcome = merged("a.py", 'A = 1\nJOBS = {\n    "own": 2,\n}\n', base, "A = 1\n")
    assert outcome.conflicts == 1


@pytest.mark.parametrize(("before", "after"), ["[]", "{}"])
def test_empty_brackets_take_what_is_new(before: str, after: str) -> None:
    item, new = ('"a"', '"b"') if before == "[" else ('"a": 1', '"b": 2')
    base = f"A = 1\nAPPS = {before}\n    {item},\n{after}\n"
    theirs = f"A = 1\nAPPS = {before}\n    {item},\n    {new},\n{after}\n"
    wanted = f"A = 1\nAPPS = {before}\n    {new},\n{after}\n"
    assert clean("a.py", f"A = 1\nAPPS = {before}{after}\n", base, theirs) == wanted
    # Each side takes one item of two out: none is left.
    ours, base = base, theirs
    assert clean("a.py", ours, base, wanted) == f"A = 1\nAPPS = {before}{after}\n"


def test_what_an_owner_put_into_a_class_that_became_one_of_another_kind_is_a_conflict() -> None:
    base = "class Note(Document):\n    title = StringField()\n    body = StringField()\n"
    ours = f"{base}    pinned = BooleanField()\n"
    theirs = "class Note(Base):\n    title: Mapped[str]\n    body: Mapped[str]\n"
    _, outcome = merged("a.py", ours, base, theirs)
    assert outcome.conflicts > 0
    # One that has a further parent is of the same kind.
    theirs = base.replace("(Document)", "(Owned, Document)")
    assert clean("a.py", ours, base, theirs) == ours.replace("(Document)", "(Owned, Document)")


def test_another_layout_is_no_change() -> None:
    base = "def f(a, b):\n    return {'a': a, 'b': b}\n\n\ndef g(): return 1\n"
    ours = "def f(\n    a,\n    b,\n):\n    return {\n        'a': a,\n        'b': b,\n    }\n"
    theirs = "def f(a, b):\n    return {'a': a, 'b': b}\n"
    assert clean("a.py", ours + "\n\ndef g(): return 1\n", base, theirs) == ours


def test_blank_lines_are_those_of_the_side_that_changed_them() -> None:
    base = "import os\n\nA = [os.name, 1]\n"
    ours = "import os\n\nA = [\n    os.name,\n    1,\n]\n"
    theirs = "import os\n\nB = 2\nA = [os.name, 1]\n"
    assert clean("a.py", ours, base, theirs) == (
        "import os\n\nB = 2\nA = [\n    os.name,\n    1,\n]\n"
    )


def test_a_name_that_is_only_set_needs_no_import() -> None:
    base = "from a import b, _\n\nb(_)\n"
    theirs = "from a import b, c\n\nfor _ in b():\n    c()\n"
    ours = "from a import b, _\n\nb(_)\nown = 1\n"
    assert clean("a.py", ours, base, theirs) == f"{theirs}own = 1\n"


def test_imports_are_a_set_of_what_is_used() -> None:
    base = "import os\n\nfrom a import b\n\nb(os)\n"
    ours = "import os\nimport sys\n\nfrom a import b\n\nb(os)\nsys.exit()\n"
    theirs = "import json\n\nfrom a import b, c\n\nb(c, json)\n"
    assert clean("a.py", ours, base, theirs) == (
        "import json\nimport sys\n\nfrom a import b, c\n\nb(c, json)\nsys.exit()\n"
    )


def test_an_import_stays_that_the_other_side_still_needs() -> None:
    base = "import os\n\nA = os.name\n"
    ours = "import os\n\nA = os.name\nB = os.sep\n"
    assert clean("a.py", ours, base, "C = 1\n") == "import os\n\nC = 1\nB = os.sep\n"


def test_an_import_for_its_effect_stays() -> None:
    base = "import os\n\nA = os.name\n"
    ours = "import os\n\nimport own\n\nA = os.name\n"
    theirs = "import os\nimport sys\n\nA = os.name\nB = sys.path\n"
    assert clean("a.py", ours, base, theirs) == (
        "import os\nimport sys\n\nimport own\n\nA = os.name\nB = sys.path\n"
    )


def test_what_would_read_a_name_that_nothing_binds_is_a_conflict() -> None:
    base = "def a():\n    return 1\n\n\nB = 1\n"
    ours = "def a():\n    return 1\n\n\nB = 1\nC = a()\n"
    assert merged("a.py", ours, base, "B = 1\n")[1].conflicts


def test_a_version_is_the_owners_and_extras_are_everybodys() -> None:
    base = '[project]\ndependencies = [\n    "django~=5.2",\n    "redis~=7.0",\n]\n'
    ours = (
        '[project]\ndependencies = [\n    "django~=5.3",\n    "own~=1.0",\n    "redis~=7.0",\n]\n'
    )
    theirs = '[project]\ndependencies = [\n    "argon2~=1.0",\n    "django[argon2]~=5.2",\n]\n'
    assert clean("pyproject.toml", ours, base, theirs) == (
        '[project]\ndependencies = [\n    "argon2~=1.0",\n    "django[argon2]~=5.3",\n'
        '    "own~=1.0",\n]\n'
    )


def test_of_two_new_versions_the_higher_is_taken_and_told() -> None:
    text, outcome = merged(
        "pyproject.toml", 'a = [\n    "x~=1.10",\n]\n', 'a = [\n    "x~=1.8",\n]\n',
        'a = [\n    "x~=1.9",\n]\n',
    )  # fmt: skip
    assert text == 'a = [\n    "x~=1.10",\n]\n'
    assert outcome.remarks == ("x takes ~=1.10, the higher of two versions.",)


def test_a_bound_that_is_new_is_taken_with_what_is_said_of_it() -> None:
    base = '[project]\ndependencies = [\n    "flask~=3.1",\n    "wtforms~=3.3",\n]\n'
    bound = '"wtforms>=3.3,<3.4",  # 3.4 drops a field'
    theirs = base.replace('"wtforms~=3.3",', bound)
    text, outcome = merged("pyproject.toml", base.replace("3.3", "3.4"), base, theirs)
    assert f"    {bound}\n" in text
    assert outcome.remarks == ("wtforms takes >=3.3,<3.4, as the new answers need a bound.",)


def test_a_requirement_goes_with_its_feature_though_it_was_bumped_and_that_is_told() -> None:
    text, outcome = merged(
        "pyproject.toml", 'a = [\n    "x~=2.0",\n    "y~=1.0",\n]\n',
        'a = [\n    "x~=1.0",\n    "y~=1.0",\n]\n', 'a = [\n    "y~=1.0",\n]\n',
    )  # fmt: skip
    assert text == 'a = [\n    "y~=1.0",\n]\n'
    assert outcome.remarks == ("x goes, though you changed it: nothing needs it now.",)


def test_tables_of_one_header_are_known_by_what_they_say() -> None:
    def overrides(*modules: str) -> str:
        return "".join(
            f'[[tool.o]]\nmodule = [\n    "{one}",\n]\n{one} = true\n' for one in modules
        )

    ours = overrides("a", "c").replace("a = true", "a = true\nown = 1")
    assert clean("pyproject.toml", ours, overrides("a", "c"), overrides("a", "b", "c")) == (
        overrides("a", "b", "c").replace("a = true", "a = true\nown = 1")
    )


def test_variables_take_their_comments_along() -> None:
    base = "# One.\nONE=1\n"
    ours = "# One.\nONE=2\n# Own.\nOWN=1\n"
    theirs = "# One.\nONE=1\n# New.\n# NEW=1\n"
    assert clean(".env.example", ours, base, theirs) == (
        "# One.\nONE=2\n# New.\n# NEW=1\n# Own.\nOWN=1\n"
    )


def test_rows_and_sections_of_a_readme_go_together() -> None:
    base = "# A\n\nText.\n\n## B\n\n| a | b |\n| --- | --- |\n| x | 1 |\n\n## C\n\nC.\n"
    ours = base.replace("Text.", "Our text.").replace("| x | 1 |", "| x | 1 |\n| own | 2 |")
    theirs = base.replace("| x | 1 |", "| x | 1 |\n| new | 3 |").replace(
        "## C", "## New\n\nN.\n\n## C"
    )
    text = clean("README.md", ours, base, theirs)
    assert "| x | 1 |\n| new | 3 |\n| own | 2 |\n" in text
    assert "Our text." in text
    assert "## New\n\nN.\n\n## C\n" in text


@pytest.mark.parametrize("code", ["", "New.\n\n```sh\nold\n```\n\n", "New.\n\n```sh\nnew\n```\n\n"])
def test_a_paragraph_before_code_that_went_or_changed_is_no_conflict(code: str) -> None:
    base = "# A\n\n```sh\nold\n```\n\nThe end.\n"
    theirs = f"# A\n\n{code}The end.\n"
    text = clean("README.md", base.replace("# A\n", "# A\n\nOurs.\n"), base, theirs)
    assert sorted(text.split("\n\n")) == sorted(["Ours.", *theirs.split("\n\n")])


FORMER = "Set the variables of `.env.example`, with your host names in `ALLOWED_HOSTS`. Then:"
LONGER = FORMER.replace("Then:", "`MAIL_SERVER` names a mail server. Then:")


@pytest.mark.parametrize("theirs", [LONGER, "Ask the office.", f"{LONGER}\n\nAsk the office."])
def test_a_paragraph_that_changed_stays_where_it_was_beside_one_of_the_owners(theirs: str) -> None:
    base = f"# A\n\n{FORMER}\n\n```sh\nrun\n```\n"
    new = base.replace(FORMER, theirs)
    before, after = (base.replace("# A", "# A\n\nOurs.") for base in (base, new))
    assert clean("README.md", before, base, new) == after
    before, after = (base.replace("```sh", "Ours.\n\n```sh") for base in (base, new))
    assert clean("README.md", before, base, new) == after


def test_a_blank_line_more_is_no_change_of_a_paragraph() -> None:
    base = f"# A\n\nFirst.\n\n{FORMER}\n\n```sh\nrun\n```\n"
    ours = base.replace("First.", "First.\n\nOurs.\n")
    for theirs in (base.replace(FORMER, LONGER), base.replace(f"{FORMER}\n\n", "")):
        text, outcome = merged("README.md", ours, base, theirs)
        assert (outcome.conflicts, outcome.remarks) == (0, ())
        assert text.replace("\n\n\n", "\n\n") == theirs.replace("First.", "First.\n\nOurs.")


def test_a_paragraph_that_the_owner_took_out_stays_out_in_other_words_too() -> None:
    base = f"# A\n\nFirst.\n\n{FORMER}\n\nEnd.\n"
    text, outcome = merged(
        "README.md", base.replace(f"{FORMER}\n\n", ""), base, base.replace(FORMER, LONGER)
    )
    assert text == "# A\n\nFirst.\n\nEnd.\n"
    assert len(outcome.remarks) == 1
    assert outcome.remarks[0].endswith("stays out, as you took it out.")


def test_rows_are_known_by_their_first_cell_though_they_are_alike() -> None:
    table = "# A\n\n| a | b |\n| --- | --- |\n| one | the same words |\n"
    base, theirs = table, table.replace("one", "two")
    ours = table.replace("| one | the same words |\n", "")
    assert clean("README.md", ours, base, theirs) == theirs


def test_a_section_that_was_taken_out_stays_out_and_that_is_told() -> None:
    base = "# A\n\n## B\n\nB.\n\n## C\n\nC.\n"
    text, outcome = merged(
        "README.md", "# A\n\n## C\n\nC.\n", base, base.replace("B.\n", "Better.\n")
    )
    assert text == "# A\n\n## C\n\nC.\n"
    assert outcome.remarks == ("## B stays out, as you took it out.",)


def test_a_readme_that_was_written_anew_stays_and_what_is_new_is_told() -> None:
    base = "# A\n\n## B\n\n## C\n\n## D\n\n"
    text, outcome = merged("README.md", "# Mine\n", base, f"{base}## E\n\n")
    assert text == "# Mine\n"
    assert outcome.remarks == ("It stays as you wrote it anew. New in ours: ## E.",)


def test_entries_of_a_page_are_known_by_where_they_lead() -> None:
    def menu(*entries: str) -> str:
        return f"<ul>\n{''.join(entries)}</ul>\n"

    notes = """  <li><a href="{% url 'notes:list' %}">Notes</a></li>\n"""
    api = """  <li><a href="{% url 'api-docs' %}">API</a></li>\n"""
    own = """  <li><a href="{% url 'own' %}">Own</a></li>\n"""
    assert clean("a.html", menu(notes, own), menu(notes), menu(notes, api)) == menu(notes, api, own)
    assert clean("a.html", menu(api), menu(notes, api), menu(notes)) == menu()
    translated = notes.replace("Notes", '{% translate "Notes" %}')
    assert clean("a.html", menu(own), menu(notes), menu(translated)) == menu(own)
    changed = notes.replace("Notes", "Our notes")
    assert merged("a.html", menu(changed), menu(notes), menu(translated))[1].conflicts == 1


_IF = """  {% if user %}
    <li><a href="/admin/">Admin</a></li>
    <li>
      <form method="post"><button>Log out</button></form>
    </li>
  {% else %}
    <li><a href="/login/">Log in</a></li>
  {% endif %}
"""


def page(*entries: str, foot: str = "") -> str:
    return f"<p>{{% if x %}}</p>\n<nav><ul>\n{''.join(entries)}</ul></nav>\n{foot}{{% endif %}}\n"


NOTES, API, STOCK = (
    f'  <li><a href="/{one}/">{one}</a></li>\n' for one in ("notes", "api", "stock")
)


@pytest.mark.parametrize("block", [_IF, f"  {{% block account %}}\n{_IF}  {{% endblock %}}\n"])
def test_a_block_among_the_entries_of_a_list_is_one_of_them(block: str) -> None:
    base, theirs = page(NOTES), page(NOTES, API, block)
    assert clean("a.html", page(NOTES, STOCK), base, theirs) == page(NOTES, API, block, STOCK)
    assert clean("a.html", page(STOCK, NOTES), base, theirs) == page(STOCK, NOTES, API, block)
    # And back, with what the owner has put before, behind and instead of it.
    base, theirs = theirs, base
    assert clean("a.html", page(NOTES, STOCK, API, block), base, theirs) == page(NOTES, STOCK)
    assert clean("a.html", page(NOTES, API, block, STOCK), base, theirs) == page(NOTES, STOCK)
    assert clean("a.html", page(NOTES, API, STOCK), base, theirs) == page(NOTES, STOCK)


def test_what_both_did_inside_of_one_block_goes_together() -> None:
    base = page(NOTES, _IF)
    ours = base.replace("    <li>\n", f"  {STOCK}    <li>\n")
    theirs = base.replace("  {% else %}\n", f"  {API}  {{% else %}}\n")
    assert clean("a.html", ours, base, theirs) == ours.replace(
        "  {% else %}\n", f"  {API}  {{% else %}}\n"
    )
    own = base.replace("Log out", "Bye")
    text, outcome = merged("a.html", own, base, base.replace("Log out", "Leave"))
    assert outcome.conflicts == 1
    assert text.count("Admin") == 1
    # A block that goes is marked where the owner has put something into it.
    _, outcome = merged("a.html", ours, base, page(NOTES))
    assert outcome.conflicts == 1


def test_what_is_no_list_of_entries_is_merged_by_lines() -> None:
    base = page(NOTES, foot="<p>\na\nb\nc\nd\n")
    ours, theirs = base.replace("a\n", "A\n"), base.replace("d\n", "D\n")
    assert clean("a.html", ours, base, theirs) == ours.replace("d\n", "D\n")
    broken = base.replace("</ul>", "")
    assert clean("a.html", broken.replace("a\n", "A\n"), broken, theirs.replace("</ul>", ""))


def test_a_call_is_known_by_what_is_called_with_what() -> None:
    base = "def make():\n    api.init(\n        app,\n        notes,\n    )\n    old(app)\n"
    ours = base.replace("        notes,\n", "        own,\n")
    theirs = base.replace("        notes,\n", "        notes,\n        new,\n").replace(
        "old", "now"
    )
    assert clean("a.py", ours, base, theirs) == (
        "def make():\n    api.init(\n        app,\n        new,\n        own,\n    )\n"
        "    now(app)\n"
    )


@pytest.mark.parametrize(
    "path", ["a.html", "a.py", "a.toml", "a.md", ".env.example", ".gitignore", "a.po"]
)
def test_whatever_a_file_holds_is_merged_or_marked(path: str) -> None:
    """No text makes a merge fail: what cannot be read by units is merged by lines."""
    texts = ("(\n", "[a\n]\n", "a = [\n", "| a\n```\n", "", "\n\n", "a = 1; b = 2\n", "é\u2028\n")
    for ours in texts:
        for base in texts:
            for theirs in texts:
                merged(path, ours, base, theirs)
