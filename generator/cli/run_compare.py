"""One run of ``startwise compare``: two sides become layouts, then a comparison, which is shown."""

import os
import stat
import sys
from pathlib import Path
from typing import TextIO

from generator.cli.giving import GivenTo
from generator.comparing.comparison import Comparison
from generator.comparing.measuring import compare
from generator.comparing.sides import layouts_of
from generator.errors import StartwiseError, UnknownName, WrongRequest
from generator.guidance.frameworks import NAMES
from generator.terminal.output import print_json
from generator.terminal.safe_text import plain, quoted
from generator.writing import write_whole

_STANDARD_OUTPUT = Path("-")


def show(
    sides: tuple[str | None, str | None],
    given: GivenTo,
    *,
    only: str = "",
    whole: bool = False,
    resolve: bool = False,
    html: Path | None = None,
    as_json: bool = False,
) -> int:
    """Compare two sides and show what was asked for; give the exit status.

    ``sides`` are as they were written, as far as they were, and what is ``given`` holds for both.
    What is shown is one section (``only``), or the usual ones, or ``whole`` all of them.
    """
    _check_section(only)
    if (only or whole) and (as_json or html is not None):
        raise WrongRequest(
            f"--{'only' if only else 'all'} is for the terminal: "
            "JSON and the page hold everything.",
            "Leave it out.",
        )
    if html == _STANDARD_OUTPUT and as_json:
        raise WrongRequest("The page and JSON cannot both go to standard output.", "Say one.")
    if html is not None and html != _STANDARD_OUTPUT:
        check_writable(html)
    comparison = compare(*layouts_of(*sides, given.answers, given.recorded_from(Path())))
    failures: tuple[str, ...] = ()
    if resolve:
        from generator.comparing.resolving import resolved

        comparison, failures = resolved(comparison, sys.stderr)
    if html is not None:
        _write_page(comparison, html, sys.stderr if as_json else sys.stdout)
    if as_json:
        from generator.comparing.comparison_data import as_data

        failed = {"error": StartwiseError(" ".join(failures)).as_data()} if failures else {}
        print_json({**as_data(comparison), **given.as_data, **failed})
    elif html is None:
        sys.stdout.write(_text(comparison, only, whole=whole))
    for failure in failures:
        sys.stderr.write(f"startwise: {failure}\n")
    return 1 if failures else 0


def sides(
    words: tuple[str | None, str | None], left: str | None, right: str | None
) -> tuple[str | None, str | None]:
    """Return both sides, each said as a word or by its flag; refuse one that is said twice."""
    for which, word, flag in (("left", words[0], left), ("right", words[1], right)):
        if word is not None and flag is not None:
            raise WrongRequest(
                f"The {which} side is said twice: {quoted(word)} and --{which} {quoted(flag)}.",
                "Say each side once.",
            )
    return (words[0] if left is None else left, words[1] if right is None else right)


def _check_section(name: str) -> None:
    from generator.answers.spelling import nearest
    from generator.comparing.comparison import SECTIONS

    if name and name not in SECTIONS:
        raise UnknownName(f"--only cannot be {quoted(name)}.", nearest(name, SECTIONS))


def _text(comparison: Comparison, only: str, *, whole: bool) -> str:
    from generator.comparing.glances import labels
    from generator.comparing.text.summary import comparison_text
    from generator.terminal.columns import columns
    from generator.terminal.styles import is_colored, width

    left, right = comparison.left.layout, comparison.right.layout
    first, second = NAMES[left.framework], NAMES[right.framework]
    if first == second or (left.origin, right.origin) != ("answers", "answers"):
        first, second = map(plain, labels(comparison))
    beside = columns(first, second, width=width(), bold=is_colored(sys.stdout))
    return comparison_text(comparison, beside, only, whole=whole)


def _write_page(comparison: Comparison, path: Path, out: TextIO) -> None:
    from generator.comparing.page import page

    text = page(comparison)
    if path == _STANDARD_OUTPUT:
        # The page says that it is UTF-8, whatever the encoding of the output is.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        return
    try:
        write_whole(path.expanduser(), text)
    except OSError as error:
        raise WrongRequest(
            f"{path} cannot be written: {error.strerror}.", "Give another file."
        ) from error
    size = len(text.encode()) / 1000
    out.write(f"Wrote {plain(str(path))} ({size:.0f} kB). Open it in a browser.\n")


def check_writable(path: Path) -> None:
    """Refuse a file that cannot be written, or that is no page of an earlier comparison."""
    way_out = "Give the path of a file in a folder that you can write to."
    try:
        target = path.expanduser()
        if target.is_dir():
            raise WrongRequest(f"{path} is a folder.", f"Give a file: {path / 'compare.html'}")
        if not target.parent.is_dir():
            raise WrongRequest(f"There is no folder {target.parent}.", way_out)
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            raise WrongRequest(f"{path} is not a plain file.", way_out)
        if target.exists() and not _may_go(target):
            raise WrongRequest(
                f"{path} is there already, and no page of startwise.",
                "Give another file, or delete that one first.",
            )
        touched = (target.parent, target) if target.exists() else (target.parent,)
    except (OSError, RuntimeError) as error:
        raise WrongRequest(f"{path} cannot be reached.", way_out) from error
    if not all(os.access(one, os.W_OK) for one in touched):
        raise WrongRequest(f"{path} may not be written.", way_out)


def _may_go(target: Path) -> bool:
    """Whether a file is empty or a page that startwise wrote."""
    with target.open("rb") as file:
        beginning = file.read(4096)
    return not beginning or b'<meta name="generator" content="startwise">' in beginning
