"""The filter of the page that compares two layouts, and what its address says."""

import pytest
from pages import file_row, opened
from playwright.sync_api import Browser, Page, ViewportSize, expect

from generator.comparing.comparison import Comparison
from generator.comparing.layouts import both_frameworks
from generator.comparing.measuring import compare

pytest_plugins = ("pages",)


@pytest.fixture(scope="module")
def frameworks() -> Comparison:
    return compare(*both_frameworks({"rest": True}))


def test_a_search_engine_of_words_finds_files_of_a_concern(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.get_by_label("Filter")).to_be_focused()
    page.keyboard.type("tests/test_admin")
    expect(page.locator(".pair:visible")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("1 file")
    page.keyboard.press("Escape")
    expect(page.get_by_role("status")).to_be_empty()
    page.get_by_label("Concern").select_option("admin")
    assert {row.get_attribute("data-concerns") for row in page.locator(".pair:visible").all()} == {
        "admin"
    }


def test_only_differences_hides_what_is_the_same(page: Page, frameworks: Comparison) -> None:
    same = sum(pair.equal for row in frameworks.concerns for pair in row.pairs)
    before = page.locator(".pair:visible").count()
    page.get_by_label("only differences").check()
    expect(page.locator(".pair:visible")).to_have_count(before - same)
    assert same > 0


def test_a_filter_that_nothing_matches_says_so(page: Page) -> None:
    page.get_by_label("Filter").fill("xyzzy")
    expect(page.get_by_role("status")).to_have_text("Nothing matches the filter.")
    expect(page.locator(".listing:visible")).to_have_count(0)


def test_a_filter_hides_empty_sections_and_searches_inside_of_files(page: Page) -> None:
    page.get_by_label("Filter").fill("makemigrations --check")
    expect(page.locator(".listing:visible h2")).to_have_text(["Files"])
    expect(page.locator(".contents li:visible")).to_have_text(["Files"])
    assert "makemigrations" not in str(page.locator(".pair:visible").first.text_content())
    page.keyboard.press("Enter")
    line = page.locator(".view td.code", has_text="makemigrations").first
    expect(line).to_be_in_viewport()


def test_enter_goes_to_the_first_hit(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("csrf")
    page.keyboard.press("Enter")
    first = page.locator("[data-row]:visible").first
    expect(first).to_be_focused()
    expect(first).to_be_in_viewport()


def test_a_word_finds_what_is_called_otherwise_here(page: Page) -> None:
    page.get_by_label("Filter").fill("throttle")
    rows = page.locator(".capabilities [data-row]:visible")
    expect(rows.filter(has_text="API rate limiting by caller")).to_have_count(1)


def test_the_address_holds_what_the_filter_is_set_to(page: Page) -> None:
    page.get_by_label("Filter").fill("token")
    page.get_by_label("only differences").check()
    assert page.evaluate("location.hash") == "#q=token&diff=1"
    shown = page.locator("[data-row]:visible").count()
    page.reload()
    expect(page.get_by_label("Filter")).to_have_value("token")
    expect(page.get_by_label("only differences")).to_be_checked()
    expect(page.locator("[data-row]:visible")).to_have_count(shown)
    page.get_by_label("Filter").fill("")
    page.get_by_label("only differences").uncheck()
    assert page.evaluate("location.hash") == ""


def test_what_one_side_has_not_can_be_filtered(page: Page, frameworks: Comparison) -> None:
    page.get_by_label("Only where").select_option(label="Flask has none")
    rows = page.locator(".capabilities [data-row]:visible th")
    assert rows.all_text_contents() == list(frameworks.right.missing)
    page.get_by_label("Only where").select_option(label="one side has none")
    missing = len(frameworks.left.missing) + len(frameworks.right.missing)
    expect(rows).to_have_count(missing)


def test_the_rest_of_what_is_missing_is_one_click_away(page: Page, frameworks: Comparison) -> None:
    page.locator("td.right").get_by_role("link", name="more").click()
    rows = page.locator(".capabilities [data-row]:visible th")
    expect(rows).to_have_text(list(frameworks.right.missing))
    expect(rows.first).to_be_in_viewport()


@pytest.mark.parametrize("path", ["my_service/users/models.py", "manage.py"])
def test_a_link_to_a_file_opens_it_and_opening_one_makes_the_link(page: Page, path: str) -> None:
    page.goto(f"{page.url.partition('#')[0]}#file={path}")
    row = page.locator(".pair[open]")
    expect(row.locator("summary .path").first).to_have_text(path)
    expect(row.locator("td.code").first).to_be_in_viewport()
    row.locator("summary").click()
    expect(page.locator(".pair[open]")).to_have_count(0)
    assert page.evaluate("location.hash") == ""
    file_row(page, "config/urls.py").locator("summary").click()
    page.locator(".view").wait_for()
    assert page.evaluate("location.hash") == "#file=config/urls.py"


@pytest.mark.parametrize("width", [360, 800, 1400])
def test_names_and_links_stay_in_sight(browser: Browser, address: str, width: int) -> None:
    size = ViewportSize(width=width, height=900)
    with opened(browser.new_page(viewport=size), address) as page:
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 2)")
        for name in ("Django", "Flask"):
            expect(page.locator(".sides .name", has_text=name)).to_be_in_viewport(ratio=1)
        expect(page.locator(".contents")).to_be_in_viewport()
        page.locator(".contents a", has_text="Packages").click()
        at = page.evaluate("document.querySelector('#packages').getBoundingClientRect().top")
        covered = page.evaluate(
            "parseInt(getComputedStyle(document.documentElement).getPropertyValue('--steady'))"
        )
    assert covered <= at < 450
    assert covered < (100 if width >= 1400 else 60)


def test_a_row_of_a_wide_screen_is_26_pixels_high(page: Page) -> None:
    box = page.locator(".capabilities [data-row]").first.bounding_box()
    assert box
    assert box["height"] <= 27


def test_commands_can_be_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    with opened(context.new_page(), address) as page:
        page.get_by_role("button", name="Copy").first.click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "startwise new NAME --rest --framework django --yes"
    context.close()
