"""What a project remembers of its making: answers, version of the templates, packages, digest."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator import __version__
from generator.answers.questions import OFFERED
from generator.answers.quoting import toml_string, toml_value
from generator.guidance.deciding import pinned
from generator.guidance.frameworks import framework_named
from generator.templating.tree import File, Tree
from generator.tested import tested_set

RECORD = ".startwise.toml"


def making_record(framework: str, answers: Mapping[str, Any]) -> str:
    """Return the record as TOML: it can be read again as an answers file."""
    defaults = answers.get("__defaults", ())
    # Of plain cookiecutter, the choice of this template was the answer.
    offered = {one.name: answers[one.name] for one in OFFERED}
    said = pinned(offered, framework_named(framework), defaults)
    lines = [
        "# What this project was made from. startwise new --answers reads it again.",
        "",
        "[startwise]",
        f"version = {toml_string(__version__)}",
        f"template = {toml_string(framework)}",
        _tested(),
    ]
    if defaults:
        lines.append("# Answers that nobody gave, and that therefore did not count.")
        lines.append(f"defaults = [{', '.join(map(toml_string, defaults))}]")
    for preset in answers.get("__presets", ()):
        lines += ["", "[[preset]]"]
        lines += [f"{key} = {toml_string(value)}" for key, value in preset.recorded.items()]
    lines += ["", "[answers]"]
    lines += [f"{question.name} = {toml_value(said[question.name])}" for question in OFFERED]
    return "\n".join(lines) + "\n"


def digest_of(tree: Tree) -> str:
    """Return the digest of a project as it is rendered, without its record.

    It is the SHA-256 of what ``sha256sum`` prints of the files, in the order of their paths in
    UTF-8. ``.env`` and the lock are not rendered, so they are no part of it; neither are modes,
    which not every copy of a project keeps.
    """
    lines = sorted(
        (path.encode(), f"{hashlib.sha256(file.content).hexdigest()}  {path}\n".encode())
        for path, file in tree.items()
        if path != RECORD
    )
    return f"sha256:{hashlib.sha256(b''.join(line for _, line in lines)).hexdigest()}"


def with_digest(tree: Tree) -> dict[str, File]:
    """Return the files of a project, its record with the digest of all the others."""
    record, line = tree[RECORD], f"tree = {toml_string(digest_of(tree))}"
    content = record.content.replace(b"\ntested_on", f"\n{line}\ntested_on".encode(), 1)
    return {**tree, RECORD: replace(record, content=content)}


def without_tested(record: str) -> str:
    """Return the record of a project whose packages are the newest, not those that were tested."""
    return record.replace(f"{_tested()}\n", "")


def _tested() -> str:
    return f"tested_on = {tested_set.day()}"
