"""The page that compares two layouts, opened in a real browser."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pages import PATIENCE, file_row, opened, written
from playwright.sync_api import Browser, Error, Page, ViewportSize, expect

from generator.answers.questions import Answers
from generator.comparing.comparison import Comparison, ConcernRow, FilePair
from generator.comparing.layouts import both_frameworks, layout_of
from generator.comparing.measuring import compare
from generator.comparing.page import page as page_of
from generator.comparing.page.contents import contents, script_data
from generator.comparing.page.marks import visible
from generator.comparing.sides import with_labels
from generator.inspection.layout import Layout
from generator.inspection.measures import (
    Capability,
    CapabilityRow,
    Package,
    Route,
    Setting,
)
from generator.templating.tree import File

FULL: Answers = {
    "database": "postgresql", "auth": "both", "rest": True, "async_needs": "realtime",
    "jobs": "celery",
}  # fmt: skip
LARGEST_PAGE = 2_500_000
# What the pick rests on.
SAID: Answers = {"database": "sqlite", "auth": "accounts", "admin": True, "rest": True}
RUNS = "window.ran = true"
HOSTILE = (
    f"</script><script>{RUNS}</script><img src=x onerror='{RUNS}'>"
    "\"'&amp;{{ 7*7 }}{% raw %}\u202e\x1b[31m"
)
HOSTILE_SHOWN = visible(HOSTILE)
HOSTILE_PLACES = (
    "h1", "td.code", ".glance", "section.files", ".packages", ".settings", ".routes",
    ".capabilities",
)  # fmt: skip


pytest_plugins = ("pages",)


@pytest.fixture(scope="module")
def frameworks() -> Comparison:
    return compare(*both_frameworks(SAID))


def test_the_first_screen_answers_what_i_would_get_carry_and_write(page: Page) -> None:
    for question in (
        "What would I get?",
        "What would I carry?",
        "What would I have to write myself?",
    ):
        expect(page.get_by_role("rowheader", name=question)).to_be_in_viewport(ratio=1)
    expect(page.locator(".pick")).to_be_in_viewport()
    expect(page.locator(".pick")).to_have_text("The articles advise Django: Django 11 : Flask 1.")
    for heading in ("Why Django?", "What speaks against it?", "What would make it Flask?"):
        expect(page.get_by_role("heading", name=heading)).to_be_in_viewport()


def test_each_side_says_the_command_that_makes_it(page: Page) -> None:
    commands = page.locator(".glance .typed")
    expect(commands).to_have_text(
        [
            "startwise new NAME --rest --framework django --yes",
            "startwise new NAME --rest --framework flask --yes",
        ]
    )


def test_every_article_cited_has_its_source_on_the_page(page: Page) -> None:
    for link in page.locator(".cited a").all():
        source = page.locator(str(link.get_attribute("href")))
        expect(source).to_contain_text(re.compile(r"\(.*20\d\d.*\)"))


def test_the_theme_goes_from_the_systems_to_the_other_and_back(page: Page) -> None:
    def background() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    button = page.get_by_role("button", name="Theme")
    light = background()
    button.click()
    expect(button).to_have_text("Theme: dark")
    dark = background()
    page.reload()
    expect(button).to_have_text("Theme: dark")
    button.click()
    expect(button).to_have_text("Theme: light")
    assert background() == light != dark


def test_a_diff_opens_moves_and_closes_by_keys_alone(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the comparison")).to_be_focused()
    page.keyboard.press("/")
    page.keyboard.type("models.py")
    page.locator(".pair:visible summary").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    row = page.locator(".pair:visible").first
    page.keyboard.press("Enter")
    table = row.get_by_role("table")
    expect(table).to_be_visible()
    expect(row.locator("td.gone.code").first).to_be_visible()
    expect(row.locator("td.come.code").first).to_be_visible()
    expect(row.locator(".unseen", has_text="only left").first).to_be_attached()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(table).to_have_class("one-column")
    page.keyboard.press("Escape")
    expect(table).to_have_count(0)
    expect(row.locator("summary")).to_be_focused()


def test_a_link_from_a_capability_leads_to_the_file_and_opens_it(page: Page) -> None:
    page.locator(".capabilities .where-from summary").first.click()
    link = page.locator(".capabilities .where-from a").first
    path = str(link.text_content())
    link.click()
    row = file_row(page, path)
    expect(row.locator(".view")).to_be_in_viewport()
    expect(row.locator("summary")).to_be_focused()


def test_a_file_reads_as_it_is_written(page: Page, frameworks: Comparison) -> None:
    tree = frameworks.left.layout.project.tree
    row = file_row(page, "manage.py")
    row.locator("summary").click()
    lines = row.locator("td.code").all_text_contents()
    assert "\n".join(lines) + "\n" == tree["manage.py"].content.decode()
    expect(row.locator("td.code span.k").first).to_be_visible()


def test_both_sides_of_a_diff_read_as_they_are_written(page: Page, frameworks: Comparison) -> None:
    row = file_row(page, "notes/models.py")
    row.locator("summary").click()
    for fold in row.get_by_role("button", name="equal lines").all():
        fold.click()
    for place, side in ((0, frameworks.left), (1, frameworks.right)):
        path = row.locator("summary .path").nth(place).text_content()
        cells = row.locator(
            "td:nth-child(3).code" if place == 0 else "td.code:last-child"
        ).all_text_contents()
        assert "\n".join(cells) + "\n" == side.layout.project.tree[str(path)].content.decode()


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_nothing_is_wider_than_the_screen(browser: Browser, address: str, width: int) -> None:
    size = ViewportSize(width=width, height=800)
    with opened(browser.new_page(viewport=size), address) as page:
        page.get_by_role("button", name="Open all concerns").click()
        for name in ("notes/models.py", "test_admin.py", "site.css"):
            file_row(page, name).locator("summary").click()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        columns = page.locator(".view table.two-columns").count()
    assert wide <= 0
    assert (columns > 0) == (width >= 800), "diffs fold to one column on a phone"


def test_two_sides_of_one_framework_lead_with_what_differs(
    browser: Browser, tmp_path: Path
) -> None:
    sides = [layout_of({"framework": "flask", "rest": rest}) for rest in (False, True)]
    comparison = compare(*with_labels(*sides))
    with opened(browser.new_page(), written(comparison, tmp_path)) as page:
        expect(page.get_by_role("heading", level=1)).to_have_text("Flask: rest no beside rest yes")
        expect(page.locator(".pick")).to_have_text(
            re.compile(r"^rest yes: \+\d+ files, \+[\d,]+ lines, \+\d+ packages, \d+ shared files")
        )
        expect(page.locator(".glance tbody th").first).to_have_text("Which answers differ?")
        text = page.locator("body").inner_text()
    for word in ("article", "advise", "Who says so?"):
        assert word not in text


def test_paper_has_a_brief_of_one_page(browser: Browser, page: Page, tmp_path: Path) -> None:
    sides = ({"framework": "django"}, {"framework": "flask", "database": "none", "size": "small"})
    two = written(compare(*map(layout_of, sides)), tmp_path)
    with opened(browser.new_page(), two) as other:
        for each in (page, other):
            paper = each.pdf(format="A4")
            assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Why Django?")).to_be_visible()
    expect(page.locator(".listing:visible")).to_have_count(0)
    expect(page.get_by_role("search")).to_be_hidden()


def test_without_scripts_all_but_the_contents_of_files_can_be_read(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", name="Why Django?")).to_be_visible()
    expect(file_row(page, "notes/models.py").locator("summary")).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_text("scripts are off")).to_be_visible()
    context.close()


def test_two_full_projects_make_a_page_of_bearable_size() -> None:
    text = page_of(compare(*both_frameworks(FULL)))
    assert len(text.encode()) < LARGEST_PAGE


def test_a_file_that_both_have_is_held_once(frameworks: Comparison) -> None:
    data = json.loads(contents(frameworks)[1])
    texts = [text for text, _ in data["texts"]]
    assert len(texts) == len(set(texts))


def test_what_is_no_text_is_said_to_be_none(
    browser: Browser, frameworks: Comparison, tmp_path: Path
) -> None:
    picture = File(b"\x89PNG\r\n\0", False, ())
    text = File(b"caf\xc3\xa9\r\n\nlast", False, ())
    pairs = (FilePair("a", "a", equal=False), FilePair("b", None, equal=False))
    layout = frameworks.left.layout
    left, right = (
        replace(side, layout=replace(layout, project=replace(layout.project, tree=tree)))
        for side, tree in (
            (frameworks.left, {"a": picture, "b": text}),
            (frameworks.right, {"a": text}),
        )
    )
    concerns = (ConcernRow("all", "", pairs),)
    address = written(replace(frameworks, left=left, right=right, concerns=concerns), tmp_path)
    lines = ["café⟨U+000D⟩", "", "last ⟨no line break at the end⟩"]
    with opened(browser.new_page(), address) as page:
        for row in page.locator(".pair").all():
            row.locator("summary").click()
            expect(row.locator("td.code")).to_have_text(lines)
        told = page.locator(".view").first
        expect(told).to_contain_text("Django: this is no text")


def test_nothing_that_a_project_holds_becomes_markup(
    browser: Browser, frameworks: Comparison, tmp_path: Path
) -> None:
    with opened(browser.new_page(), written(hostile(frameworks), tmp_path)) as page:
        for row in page.locator(".pair").all():
            row.locator("summary").click()
        page.locator(".view").first.wait_for()
        assert page.evaluate("window.ran") is None
        assert page.locator("img").count() == 0
        assert page.locator("script").count() == 2
        assert not re.search("[\x1b\u202e\u2028]", page.content())
        assert "{{ 7*7 }}{% raw %}" in str(page.evaluate("document.body.innerText"))
        for place in HOSTILE_PLACES:
            expect(page.locator(place).first).to_contain_text(HOSTILE_SHOWN)


def test_what_got_onto_the_page_all_the_same_would_not_run(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    for attempt in (
        f"document.body.innerHTML = `<img src=x onerror='{RUNS}'>`",
        f"document.body.setAttribute('onclick', '{RUNS}')",
        f"document.createElement('script').text = '{RUNS}'",
    ):
        with pytest.raises(Error, match="Trusted"):
            page.evaluate(attempt)
    assert page.evaluate("window.ran") is None
    page.close()


def test_data_cannot_end_its_element() -> None:
    data = script_data({"</script>": "<!--<script>&\u2028\u2029"})
    assert not set(data) & set("<>&\u2028\u2029")
    assert json.loads(data) == {"</script>": "<!--<script>&\u2028\u2029"}


def hostile(comparison: Comparison) -> Comparison:
    """Return a comparison whose every text is an attack."""
    path = f"{HOSTILE}.py"
    tree = {path: File(f"# {HOSTILE}\nx = '''{HOSTILE}'''".encode(), False, (HOSTILE,))}
    other = {path: replace(tree[path], content=f"# {HOSTILE}\ny = 1\n".encode())}
    own = Capability("own code", HOSTILE, (path,), 1)
    route = Route(HOSTILE, (HOSTILE,), HOSTILE, brought=True)
    setting = Setting(HOSTILE, HOSTILE, HOSTILE, "default")

    def side_with(tree: Mapping[str, File], layout: Layout) -> Layout:
        answers = {**layout.answers, "project_name": HOSTILE, "description": HOSTILE}
        project = replace(layout.project, tree=tree)
        return replace(layout, label=HOSTILE, answers=answers, project=project)

    package = Package(HOSTILE, HOSTILE, False, (HOSTILE,), HOSTILE, HOSTILE)
    left, right = (
        replace(
            side,
            layout=side_with(files, side.layout),
            packages=(package,),
            settings=(setting,),
            routes=(route,),
        )
        for side, files in ((comparison.left, tree), (comparison.right, other))
    )
    return Comparison(
        left,
        right,
        {"description": (HOSTILE, f"{HOSTILE}!")},
        (ConcernRow(HOSTILE, HOSTILE, (FilePair(path, path, equal=False),)),),
        (CapabilityRow(HOSTILE, HOSTILE, own, replace(own, means="not there")),),
    )
