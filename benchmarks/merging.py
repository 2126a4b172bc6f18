"""What becomes of an owner's edits when answers change: git, copier and startwise, side by side.

Projects, changes and edits are by chance, which begins with ``--seed``: the same seed has the same
cases. ``--write`` puts the table into docs/merging.md.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random

import merge_tools
from answer_sets import FRAMEWORKS, FREE, LABELLING, SHAPING, choices_of, core_sets, whole
from copier import __version__ as copier_version
from edits import EDITS, Edit, Files
from example_deleted import example_deleted
from merge_oracle import is_as_wanted

from generator.answers.clashes import clashes
from generator.answers.questions import Answers
from generator.errors import NotAvailableYet
from generator.merging.table_steps import check_tables, frozen_for
from generator.merging.trees import merge
from generator.templating.rendering import render

PAGE = Path(__file__).parents[1] / "docs" / "merging.md"
BEGIN, END = "<!-- make merging writes this -->\n", "<!-- up to here -->\n"

# What an owner did, by the name of the edit.
KINDS: Mapping[str, str] = {
    "untouched": "nothing",
    "new_app": "an app or a blueprint, its package, variable and setting",
    "model_field": "a field of the notes, with its migration",
    "route": "a page",
    "settings": "settings changed",
    "readme_rewritten": "README written anew",
    "readme_parts": "README: sections added",
    "readme_paragraph": "README: a paragraph in a section",
    "navigation": "a link in the navigation",
    "bumped": "every package bumped, as a bot does",
    "settings_moved": "the settings moved to another file",
    "windows": "line ends of Windows, committed",
    "formatted": "formatted with lines of 79",
    "month_bumped": "a month: app, field, page and link, settings, README, bumps",
    "example_deleted": "the example deleted, as the README says",
}
OURS = "startwise change"
TOOLS = ("git merge-file", "git merge", "copier update", OURS)


@dataclass(frozen=True)
class Found:
    """What a tool made of one case: files in conflict, files that it says to look at.

    ``is_wrong`` is what it merged without a conflict, and is another project than the owner would
    have, had the answers been the new ones at first.
    """

    conflicts: int
    is_wrong: bool
    to_look_at: int = 0


@dataclass(frozen=True)
class Case:
    """One edit of one project that changes: what each tool made of it."""

    kind: str
    found: Mapping[str, Found]
    where: str = ""


@dataclass
class Measured:
    """The cases of one change, and the seconds that rendering and merging took."""

    cases: list[Case] = field(default_factory=list)
    rendering: float = 0
    merging: list[float] = field(default_factory=list)


def main() -> None:
    """Merge, print the table, and write it where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", default="startwise", help="what chance begins with")
    parser.add_argument("--changes", type=int, default=5, help="changes of each framework")
    parser.add_argument("--more", type=int, default=40, help="changes merged by startwise alone")
    parser.add_argument("--processes", type=int, default=2, help="how many at once")
    parser.add_argument("--write", action="store_true", help="write docs/merging.md")
    wishes = parser.parse_args()
    os.environ |= merge_tools.ENVIRONMENT
    found = [*changes(wishes.seed, wishes.changes + wishes.more)]
    measure = partial(measured, beside=wishes.changes)
    results: list[tuple[int, Measured]] = []
    with get_context("fork").Pool(wishes.processes) as pool:
        for result in pool.imap_unordered(measure, found):
            results.append(result)
            print(f"\r{len(results)} of {len(found)} changes", end="", file=sys.stderr)
    print(file=sys.stderr)
    text = table(
        [one for number, one in results if number < wishes.changes],
        [one for _, one in results],
        wishes.seed,
    )
    sys.stdout.write(text)
    for _, one in results:
        for case in one.cases:
            if case.found[OURS].is_wrong or case.found[OURS].conflicts:
                print(f"{case.kind}: {case.where}", file=sys.stderr)
    if wishes.write:
        page = PAGE.read_text("utf-8")
        before, _, rest = page.partition(BEGIN)
        _, _, after = rest.partition(END)
        PAGE.write_text(f"{before}{BEGIN}{text}{END}{after}", "utf-8")


Numbered = tuple[int, str, Answers, Answers]


def changes(seed: str, number: int) -> Iterator[Numbered]:
    """Yield so many changes of each framework: its number, the answers before and after.

    The questions take turns; now and then two answers change at once.
    """
    for framework in FRAMEWORKS:
        yield from (
            (place, framework, *one)
            for place, one in enumerate(islice(_changes(framework, seed), number))
        )


def _changes(framework: str, seed: str) -> Iterator[tuple[Answers, Answers]]:
    chance = Random(f"{seed} {framework}")  # noqa: S311 - no secret
    while True:
        questions = [*SHAPING, *LABELLING]
        chance.shuffle(questions)
        while questions:
            before = dict(chance.choice(core_sets(framework)))
            before |= {name: chance.choice(choices_of(name)) for name in (*FREE, *LABELLING)}
            names = questions[: chance.choice((1, 1, 1, 2))]
            after = before | {name: chance.choice(choices_of(name)) for name in names}
            if _is_possible(framework, before, after):
                del questions[: len(names)]
                yield whole(framework, before), whole(framework, after)


def _is_possible(framework: str, before: Answers, after: Answers) -> bool:
    """Whether startwise makes this change."""
    if after == before or clashes({**after, "framework": framework}):
        return False
    try:
        check_tables(framework, before, after)
    except NotAvailableYet:
        return False
    return True


def measured(change: Numbered, beside: int) -> tuple[int, Measured]:
    """Merge every kind of edit of one project; of the first ``beside`` by all tools."""
    number, framework, before, after = change
    found = Measured()
    started = time.perf_counter()
    old, new = (files_of(framework, answers) for answers in (before, after))
    found.rendering = time.perf_counter() - started
    what = ", ".join(f"{n} {before[n]} -> {after[n]}" for n in before if before[n] != after[n])
    every: dict[str, Edit] = {**EDITS, "example_deleted": example_deleted}
    edited = {kind: every[kind](framework, old, before) for kind in KINDS}
    owners = {kind: files for kind, files in edited.items() if files is not None}
    tools = by_others(old, new, owners) if number < beside else {}
    for kind, ours in owners.items():
        started = time.perf_counter()
        merged = merge(old, new, ours, frozen_for(before, after))
        found.merging.append(time.perf_counter() - started)
        looks = {one.path for one in merged.decisions if one.to_look_at}
        conflicts = {one.path for one in merged.conflicts}
        results = {tool: (*made[kind], set[str]()) for tool, made in tools.items()}
        results[OURS] = (merged.files, conflicts, looks)
        wanted = None if _is_other_edit(kind, before, after) else every[kind](framework, new, after)
        cells = {
            tool: Found(
                len(marked),
                not marked and not is_as_wanted(kind, files, (old, new, ours), wanted, to_look_at),
                len(to_look_at),
            )
            for tool, (files, marked, to_look_at) in results.items()
        }
        where = f"{framework} {number}: {what}: {', '.join(sorted(conflicts))}"
        found.cases.append(Case(kind, cells, where))
    return number, found


def _is_other_edit(kind: str, before: Answers, after: Answers) -> bool:
    """Whether an edit means another thing for the new answers.

    The example of a project without a database is another one.
    """
    is_without = [one["database"] == "none" for one in (before, after)]
    return kind == "example_deleted" and is_without[0] is not is_without[1]


def files_of(framework: str, answers: Answers) -> Files:
    """Return the files of a project."""
    return {path: one.content for path, one in render(framework, answers).tree.items()}


def by_others(
    old: Files, new: Files, owners: Mapping[str, Files]
) -> Mapping[str, Mapping[str, merge_tools.Merged]]:
    """Return what each of the other tools merges, by kind of edit."""
    with merge_tools.commits(old, new) as commits, merge_tools.copied(old, new) as copied:
        tools: Sequence[Callable[[Files], merge_tools.Merged]] = (
            lambda ours: merge_tools.by_lines(old, new, ours),
            commits.merged,
            copied.merged,
        )
        return {
            name: {kind: merged(ours) for kind, ours in owners.items()}
            for name, merged in zip(TOOLS, tools, strict=False)
        }


def table(beside: Sequence[Measured], every: Sequence[Measured], seed: str) -> str:
    """Return the figures as Markdown."""
    cases = [case for one in beside for case in one.cases]
    more = [case for one in every for case in one.cases]
    heads = ("what the owner did", "projects", *TOOLS, "startwise, all projects")
    rows = [heads, ("---",) * len(heads)]
    for kind, words in KINDS.items():
        some = [case for case in cases if case.kind == kind]
        cells = (_cell(some, tool) for tool in TOOLS)
        rows.append((words, str(len(some)), *cells, _all([c for c in more if c.kind == kind])))
    rows.append(("together", str(len(cases)), *(_cell(cases, one) for one in TOOLS), _all(more)))
    ratio = statistics.median(statistics.median(one.merging) / one.rendering for one in every)
    said = (
        f"Seed `{seed}`, copier {copier_version}. A merge of startwise takes {ratio:.2f} of the "
        "time of the two renderings that it needs.\n"
    )
    return "\n".join((*(f"| {' | '.join(row)} |" for row in rows), "", said))


def _cell(cases: Sequence[Case], tool: str) -> str:
    """Return the share of projects without a conflict, the files in conflict, and what is wrong."""
    if not cases:
        return "—"
    found = [case.found[tool] for case in cases]
    clean = sum(not one.conflicts for one in found)
    files = sum(one.conflicts for one in found) / len(found)
    wrong = sum(one.is_wrong for one in found)
    return f"{100 * clean // len(found)} %, {files:.2f}{f', {wrong} wrong' if wrong else ''}"


def _all(cases: Sequence[Case]) -> str:
    """Return how many projects of all that startwise merged are clean, to look at, and wrong."""
    found = [case.found[OURS] for case in cases]
    clean = sum(not one.conflicts for one in found)
    looks = sum(bool(one.to_look_at) for one in found)
    wrong = sum(one.is_wrong for one in found)
    return f"{clean:,} of {len(found):,}, {looks} to look at, {wrong} wrong"


if __name__ == "__main__":
    main()
