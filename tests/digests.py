"""``make digests``: whether a change of structure changed what startwise renders or prints.

``--write`` keeps a digest of every valid set's project and of what the commands print; without it,
what is now is held against what was kept. Both commits need the same packages and the same date.
"""

import argparse
import hashlib
import io
import itertools
import json
import os
import shlex
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict
from multiprocessing import get_context
from pathlib import Path

from answer_sets import FRAMEWORKS, core_sets, named, pair_covering_sets, sets_around, whole
from rendered_once import render_once

from generator.__main__ import main as startwise
from generator.answers.questions import BY_NAME, Answers
from generator.comparing.comparison import SECTIONS
from generator.features.keys import features_in
from generator.templating.template_files import SLUG_IN_PATH
from generator.templating.tree import Project

KEPT = Path(__file__).parents[1] / ".digests.json"
_SHOWN_AT_MOST = 20
_WIDTHS = ("50", "80", "140")


def main() -> int:
    """Write the digests, or compare with those that were written; give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="keep the digests of now")
    wishes = parser.parse_args()
    cores = [(framework, core) for framework in FRAMEWORKS for core in core_sets(framework)]
    lines = list(commands())
    found: dict[str, str] = {}
    with get_context("fork").Pool() as pool:
        for some in pool.imap_unordered(trees_around, cores):
            found |= some
        for line, said in zip(lines, pool.imap(printed_by, lines, chunksize=8), strict=True):
            found[f"$ {line}"] = said
    trees = len(found) - len(lines)
    print(f"{trees:,} projects and {len(lines):,} command lines: {digest(sorted(found.items()))}")
    if wishes.write:
        KEPT.write_text(json.dumps(found, indent=0, sort_keys=True), encoding="utf-8")
        return 0
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    differing = [one for one in sorted(found | kept) if found.get(one) != kept.get(one)]
    for one in differing[:_SHOWN_AT_MOST]:
        print(f"differs: {one}")
    print(f"{len(differing):,} differ from {KEPT.name}.")
    return 1 if differing else 0


def trees_around(one: tuple[str, Answers]) -> dict[str, str]:
    """Return the digest of each project that has these answers."""
    framework, core = one
    return {
        f"{framework} {named(answers)}": of_project(
            render_once(framework, whole(framework, answers))
        )
        for answers in sets_around(core)
    }


def of_project(project: Project) -> str:
    """Return the digests of a project: of its files, and of its features and commands."""
    files = [(path, digest(file.content), file.executable) for path, file in project.tree.items()]
    features = [file.features for file in project.tree.values()]
    contributions = [
        [("path", path), ("features", features_in(one.key)), *list(asdict(one).items())[1:]]
        for path in sorted(project.tree, key=in_template)
        for one in project.tree[path].written
    ]
    commands = {purpose: one.format(port=8000) for purpose, one in project.commands.items()}
    known = [features, project.features, commands, contributions]
    return f"files {digest(files)}, what is known of them {digest(known)}"


def in_template(path: str) -> list[str]:
    """Return what files are sorted by in the templates, where the package's folder comes last."""
    first, *inside = path.split("/")
    return [SLUG_IN_PATH if inside and first == "shelf" else first, *inside]


def digest(data: object) -> str:
    """Return the digest of bytes, of text, or of what stands for the same in JSON."""
    raw = data if isinstance(data, bytes) else json.dumps(data, sort_keys=True).encode()
    return hashlib.sha256(raw).hexdigest()[:16]


def commands() -> Iterator[str]:
    """Yield command lines that print all there is to print without writing a project."""
    yield from ("", "--help", "--version", "help", "options", "options --json", "explain")
    for name in ("new", "recommend", "show", "compare", "explain", "options"):
        yield from (f"{name} --help", f"help {name}", f"{name} --no-such-flag", f"{name} --databse")
    words = words_to_explain()
    yield from (
        f"explain {shlex.quote(word)}{json_too}" for word in words for json_too in ("", " --json")
    )
    for number, (framework, answers) in enumerate(some_sets()):
        flags = flags_of(answers)
        yield f"recommend {flags}"
        yield f"recommend {flags} --json"
        yield f"new Shelf --dry-run --yes --framework {framework} {flags}"
        yield f"new Shelf --dry-run --yes --json --framework {framework} {flags}"
        yield f"show --framework {framework} {flags}"
        yield f"compare {flags}"
        yield f"compare {flags} --json"
        if number % 4 == 0:
            yield f"compare {flags} --html page.html"
            yield from (f"compare {flags} --only {section}" for section in SECTIONS)
    for name in BY_NAME:
        yield f"recommend --{name.replace('_', '-')} nonsense"
        yield f'compare "{name}=nonsense" framework=flask'
    yield from (
        "new --yes", "new ../up --yes", "new django --yes", "new 'a b' --slug Class --yes",
        "recommend --database none --auth accounts", "new X --yes --database none --admin",
        "show no_such_file", "show pyproject.toml", "show manage.py config", "explain nothing",
        "compare nowhere", "compare database=none auth=both", "nwe", "new Shelf --dry-run --dry",
    )  # fmt: skip


def words_to_explain() -> list[str]:
    """Return every word that can be explained."""
    from generator.explain.subjects import words

    return sorted(words())


def some_sets() -> Iterator[tuple[str, Answers]]:
    """Yield the sets that hold every pair of choices, of either framework in turn."""
    both = [[(name, answers) for answers in pair_covering_sets(name)] for name in FRAMEWORKS]
    for pair in itertools.zip_longest(*both):
        yield from filter(None, pair)


def flags_of(answers: Answers) -> str:
    """Return answers as flags."""
    words = []
    for name, answer in answers.items():
        question = BY_NAME[name]
        if question.kind == "yes_no":
            words.append(question.flag if answer else question.negative_flag)
        else:
            words.append(f"{question.flag} {answer}")
    return " ".join(words)


def printed_by(line: str) -> str:
    """Return the digest of what a command line prints at several widths, and of what it writes."""
    seen = []
    for width in _WIDTHS[:1] if "--json" in line else _WIDTHS:
        with tempfile.TemporaryDirectory() as folder:
            os.environ |= {"COLUMNS": width, "GIT_CONFIG_GLOBAL": os.devnull, "HOME": folder}
            os.chdir(folder)
            status, output = run(line)
            written = {
                str(path): digest(path.read_bytes())
                for path in sorted(Path().iterdir())
                if path.is_file()
            }
            seen.append([status, output.replace(folder, "FOLDER"), written])
            os.chdir("/")
    return digest(seen)


def run(line: str) -> tuple[int, str]:
    """Run a command line in this process; give its exit status and all that it prints."""
    output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    with redirect_stdout(output), redirect_stderr(output):
        sys.argv = ["startwise", *shlex.split(line)]
        status: object = 0
        try:
            startwise()
        except SystemExit as ending:
            status = ending.code
    output.seek(0)
    return int(str(status or 0)), output.read()


if __name__ == "__main__":
    sys.exit(main())
