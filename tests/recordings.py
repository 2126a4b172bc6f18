"""Recordings of the real thing as text: the wizard in a terminal, two layouts side by side.

``python -m recordings`` writes ``docs/recordings/``; a test holds what is always the same in them
equal to what the program says now.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from textwrap import fill, wrap

import manual
import requests
from projects import BIN
from terminals import BACK, CTRL_C, DOWN, ENTER, UP, Terminal

FOLDER = Path(__file__).parents[1] / "docs/recordings"

# The answers whose comparison is recorded.
COMPARED = ("--database", "postgresql", "--auth", "both")

_ROWS = 36
_DURATION = re.compile(r"\d+\.\d s\b")
_PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")
_EMPTY_ROWS = re.compile(r"\n{3,}")
# Seconds; packages are installed in them.
_PATIENCE = 300
# Of a table on the page: how wide its columns are drawn, and how many rows.
_WIDTHS = {2: (26, 52), 3: (26, 25, 25)}
_ROWS_SHOWN = 36


@dataclass(frozen=True)
class Shot:
    """What a terminal shows at one moment, and what is told about it."""

    told: str
    shown: str

    def __str__(self) -> str:
        return f"{fill(self.told, 100)}\n\n```text\n{self.shown}\n```\n"


def normal(text: str) -> str:
    """Return a text without what differs from run to run, and without the empty rows of screens."""
    text = _PORT.sub("8000", _DURATION.sub("N s", text))
    text = re.sub("[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]", " ", text)
    text = "\n".join(line.rstrip() for line in text.splitlines()).strip("\n")
    return _EMPTY_ROWS.sub("\n\n", text)


def wizard(folder: Path) -> Terminal:
    """Start the wizard in an empty folder, as a person without a name in git's settings."""
    return Terminal(
        folder,
        [str(BIN / "startwise"), "new", "--run"],
        rows=_ROWS,
        environment={"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "COLUMNS": "80"},
    )


def questions(terminal: Terminal) -> Iterator[Shot]:
    """Answer from the first question to the review, going back once and changing one answer."""
    terminal.shows("What is the project called?")
    terminal.press("Shelf")
    yield Shot(
        "`startwise new --run` asks for the name. It is checked as it is typed.",
        terminal.shows("Its folder and package: shelf"),
    )
    terminal.press(ENTER)
    yield Shot(
        "Each choice tells what it brings on either framework and what the articles hold. "
        "The last lines tell where the pick stands.",
        terminal.shows("With database sqlite:"),
    )
    terminal.press(DOWN, ENTER)
    yield Shot(
        "PostgreSQL was taken, and the next question is there. On second thoughts, SQLite will do: "
        "Shift-Tab goes back.",
        terminal.shows("How do people log in?"),
    )
    terminal.press(BACK)
    terminal.shows("> postgresql")
    terminal.press(UP)
    yield Shot(
        "The answer given is still chosen. Up, Enter.", terminal.shows("With database sqlite:")
    )
    terminal.press(ENTER)
    terminal.shows("> accounts")
    terminal.press(DOWN)
    yield Shot(
        "Tokens, for an API alone. Whether there is an admin and an API need not be asked: it "
        "follows.",
        terminal.shows("With auth tokens:"),
    )
    terminal.press(ENTER)
    yield Shot("Ordinary requests will do.", terminal.answer("Async or WebSockets?", ENTER))
    yield Shot("Its size is open.", terminal.answer("How large will it become?", ENTER))
    yield Shot("Nothing matters most.", terminal.answer("What matters most?", ENTER))
    yield Shot(
        "The rest has defaults; Space ticks, Enter goes on.", terminal.answer("What else", ENTER)
    )
    yield Shot(
        "The review: every answer, what followed, the pick, what is made, and the same as a "
        "command.",
        _review(terminal),
    )
    terminal.press(ENTER)
    yield Shot("Any answer can be changed from here.", terminal.shows("Which answer?"))
    yield from _size_changed(terminal)


def _size_changed(terminal: Terminal) -> Iterator[Shot]:
    names = [line.strip(" >").split(" ")[0] for line in terminal.text().splitlines()]
    listed = names[names.index("name") :]
    terminal.press(*[DOWN] * listed.index("size"), ENTER)
    terminal.shows("How large will it become?")
    terminal.press(DOWN)
    yield Shot("It is to stay small.", terminal.shows("With size small:"))
    terminal.press(ENTER)
    terminal.shows("Flask, because size small")
    yield Shot("Now the articles advise Flask. Up, Enter creates the project.", _review(terminal))


def _review(terminal: Terminal) -> str:
    terminal.shows("What now?")
    return "Review of Shelf" + terminal.everything().rpartition("Review of Shelf")[2]


def making(terminal: Terminal) -> Iterator[Shot]:
    """Create the project and look at it as it runs."""
    terminal.press(UP, ENTER)
    terminal.shows("Serving at http://127.0.0.1:")
    told = terminal.everything()
    address = re.findall(r"http://127\.0\.0\.1:\d+", told)[-1]
    made = told[told.rindex("  placing") :]
    yield Shot(
        "The project is placed whole, its packages installed, its database migrated, and it runs.",
        "\n".join(made.splitlines()[: 1 + made[: made.rindex(address)].count("\n")]),
    )
    _wait_for(address)
    for path in ("/health/ready", "/api/v1/notes/"):
        reply = requests.get(f"{address}{path}", timeout=_PATIENCE)
        yield Shot(
            "It answers." if path == "/health/ready" else "Its API holds no notes yet.",
            f"$ curl -s {address}{path}\n{reply.text.strip()}",
        )
    terminal.press(CTRL_C)
    terminal.end()


def _wait_for(address: str) -> None:
    """Wait until a server answers."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        try:
            requests.get(f"{address}/health/live", timeout=_PATIENCE)
        except requests.RequestException:
            time.sleep(0.5)
        else:
            return
    raise AssertionError(f"nothing answers at {address}")


def compared(columns: int) -> str:
    """Return what ``startwise compare`` shows in a terminal of so many columns."""
    done = subprocess.run(
        [BIN / "startwise", "compare", *COMPARED],
        env={**os.environ, "COLUMNS": str(columns), "NO_COLOR": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def comparisons() -> list[Shot]:
    """Return the comparison as it is shown in a narrow terminal and in a wide one."""
    command = f"`startwise compare {' '.join(COMPARED)}`"
    return [
        Shot(f"{command} in a terminal of 80 columns:", compared(80)),
        Shot("The same in a terminal of 120 columns:", compared(120)),
    ]


def pages() -> list[Shot]:
    """Return what a browser shows of the page that compares the same two layouts."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    assert program, "chromium is not installed"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "compare.html"
        subprocess.run(
            [BIN / "startwise", "compare", *COMPARED, "--html", str(file)],
            check=True, capture_output=True,
        )  # fmt: skip
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('.copy').forEach((button) => button.remove())")
        told = page.locator("main").inner_text()
        glance, capabilities = (
            [row.locator("th, td").all_inner_texts() for row in table.locator("tr").all()]
            for table in page.locator("main table").all()[:2]
        )
        browser.close()
    heading, _, _ = told.partition("\nWhat would I get, ")
    reasons = "Why " + told.partition("\nWhy ")[2].partition("\nWho says so?")[0]
    return [
        Shot(
            f"`startwise compare {' '.join(COMPARED)} --html compare.html` writes one page. What "
            "it shows first:",
            f"{_as_lines(heading)}\n\n{_in_columns(glance)}\n\n{_as_lines(reasons)}",
        ),
        Shot(
            "Further down, what each side brings, row by row; then packages, settings, routes, "
            "sizes, and every file with its diff.",
            f"{_in_columns(capabilities[:_ROWS_SHOWN])}\n[...]",
        ),
    ]


def _as_lines(text: str) -> str:
    """Return a page's text as lines of at most 80 columns."""
    lines = [fill(line, 80, subsequent_indent="  ") for line in text.splitlines() if line.strip()]
    return "\n".join(lines)


def _in_columns(rows: Sequence[Sequence[str]]) -> str:
    """Return a page's table as text; a row of one cell is a heading."""
    return "\n".join(_row(cells) for cells in rows)


def _row(cells: Sequence[str]) -> str:
    if len(cells) == 1:
        return f"\n{cells[0].strip()}"
    widths = _WIDTHS[len(cells)]
    columns = [
        [part for line in normal(cell).splitlines() for part in wrap(line.strip(), width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    return "\n".join(
        "  ".join(f"{part:<{width}}" for part, width in zip(parts, widths, strict=True)).rstrip()
        for parts in zip_longest(*columns, fillvalue="")
    )


def as_page(title: str, introduction: str, shots: Sequence[Shot]) -> str:
    """Return a recording as a page of Markdown."""
    parts = [str(Shot(one.told, normal(one.shown))) for one in shots]
    return "\n".join([f"# {title}\n", f"{fill(introduction, 100)}\n", *parts])


def main() -> None:
    """Record everything anew, and write the manual page."""
    FOLDER.mkdir(exist_ok=True)
    manual.PAGE.write_text(manual.manual(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        terminal = wizard(Path(folder))
        shots = [*questions(terminal), *making(terminal)]
    (FOLDER / "wizard.md").write_text(
        as_page(
            "From the first question to the running project",
            "What a terminal of 80 columns showed, key by key, going back and changing an answer. "
            "`make recordings` records it anew; a test holds the questions equal to those asked "
            "today. Durations are written as N.",
            shots,
        ),
        encoding="utf-8",
    )
    (FOLDER / "compare.md").write_text(
        as_page(
            "Two layouts side by side",
            "What `startwise compare` showed in a terminal, and what a browser showed of its page. "
            "`make recordings` records it anew; a test holds the terminal's view equal to today's.",
            [*comparisons(), *pages()],
        ),
        encoding="utf-8",
    )
    sys.stdout.write(f"Recorded in {FOLDER.relative_to(Path.cwd())}\n")


if __name__ == "__main__":
    main()
