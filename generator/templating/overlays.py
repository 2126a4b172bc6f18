"""What presets add to a project: fragments, files, packages and headers, after all of ours."""

import ast
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from generator.answers.questions import Answer
from generator.answers.quoting import toml_value
from generator.errors import WrongRequest
from generator.features.manifests import manifests
from generator.features.switching import conditions
from generator.presets.files import LARGEST_FILE, UnreadablePreset
from generator.presets.loaded_preset import Preset
from generator.presets.overlay import FRAMEWORKS, SLUG, Overlay, folded
from generator.presets.sandbox import NotAllowed, rendered
from generator.templating.distributions import distributions
from generator.templating.provenance import RECORD
from generator.templating.template_files import keys_by_path
from generator.templating.tree import Added, File
from generator.terminal.safe_text import plain

_PACKAGES = "pyproject.dependencies"
_MEND = "Correct the preset: startwise preset check names all that is wrong with it."


@dataclass(frozen=True)
class Applied:
    """An overlay as a project has it: texts by place, contents by path, all of its answers."""

    origin: str
    fragments: Mapping[str, str]
    files: Mapping[str, str]
    header: Mapping[str, str]
    added: Added
    replaces: tuple[str, ...] = ()


def applied(
    framework: str, answers: Mapping[str, Answer], presets: Sequence[Preset]
) -> tuple[Applied, ...]:
    """Return the overlays of presets that are for a project of these answers."""
    return tuple(
        _applied(one, framework, answers)
        for one in presets
        if not one.overlay.is_empty and one.overlay.is_on(framework, answers)
    )


def _applied(preset: Preset, framework: str, answers: Mapping[str, Answer]) -> Applied:
    known = {**answers, "framework": framework}
    slug, overlay = str(answers["project_slug"]), preset.overlay
    fragments = {
        place: _rendered(preset, place, text, known)
        for place, text in overlay.fragments.get(framework, {}).items()
    }
    if overlay.packages:
        fragments[_PACKAGES] = "".join(f'    "{one}",\n' for one in overlay.packages)
    files = {
        path.replace(SLUG, slug): _rendered(preset, path, text, known)
        for path, text in overlay.files.get(framework, {}).items()
    }
    for path, text in (*fragments.items(), *files.items()):
        if len(text.encode()) > LARGEST_FILE:
            raise _wrong(preset.origin, path, "it becomes too long")
    return Applied(
        preset.origin,
        fragments,
        files,
        overlay.header,
        Added(
            preset.origin,
            overlay.packages,
            tuple(path.replace(SLUG, slug) for path in overlay.enforced),
        ),
        tuple(path.replace(SLUG, slug) for path in overlay.replaces),
    )


def _rendered(preset: Preset, path: str, text: str, answers: Mapping[str, Answer]) -> str:
    try:
        return rendered(text, answers)
    except NotAllowed as error:
        raise _wrong(preset.origin, path, str(error)) from error


def with_overlays(tree: Mapping[str, File], overlays: Sequence[Applied]) -> dict[str, File]:
    """Return the files of a project with those of overlays and their headers."""
    files = dict(tree)
    for one in overlays:
        for path, text in one.files.items():
            if path in tree and path not in one.replaces:
                raise _wrong(one.origin, path, "startwise makes it, and replaces does not name it")
            files[path] = File(text.encode(), executable=False, features=(one.origin,))
    for one in overlays:
        files |= dict(_headed(files, one.header))
    for path, file in files.items():
        _check(path, file, overlays)
    return dict(sorted(files.items(), key=lambda one: one[0].split("/")))


def _headed(files: Mapping[str, File], header: Mapping[str, str]) -> Iterator[tuple[str, File]]:
    """Yield the files that get a header: not empty ones, and after what a shell reads first."""
    for path, file in files.items():
        name = path.rpartition("/")[2]
        text = header.get(f".{name.rpartition('.')[2]}", "") if "." in name else ""
        if text and path != RECORD and file.content and b"\0" not in file.content:
            first, line, rest = b"", b"", file.content
            if file.content.startswith(b"#!"):
                first, line, rest = file.content.partition(b"\n")
            yield path, replace(file, content=first + line + text.encode() + rest)


def _check(path: str, file: File, overlays: Sequence[Applied]) -> None:
    """Refuse a file that an overlay has made unreadable."""
    origins = [one.origin for one in overlays]
    by = [one for one in file.features if one in origins]
    by += [one.key for one in file.written if one.key in origins]
    try:
        if by and path.endswith(".py"):
            ast.parse(file.content)
        elif by and path.endswith(".toml"):
            tomllib.loads(file.content.decode())
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        kind = "Python" if path.endswith(".py") else "TOML"
        why = f"line {error.lineno}: {error.msg}" if isinstance(error, SyntaxError) else str(error)
        raise _wrong(by[0], path, f"it is no {kind}, {plain(why)}") from error


def unreadable(presets: Sequence[Preset], error: Exception) -> WrongRequest:
    """Return the error for fragments that a file of ours cannot take in."""
    origins = " or ".join(one.origin for one in presets)
    what = f"A fragment of {origins} does not fit its place: {plain(str(error))}."
    return UnreadablePreset(what, "docs/presets.md says what each place holds.")


def _wrong(origin: str, path: str, why: str) -> UnreadablePreset:
    return UnreadablePreset(f"{plain(path)} as {origin} makes it: {why}.", _MEND)


def check_overlays(presets: Sequence[Preset]) -> None:
    """Refuse presets whose files are not where they say, with the first problem."""
    for preset in presets:
        for problem in overlay_problems(preset.overlay):
            raise UnreadablePreset(f"{preset.origin}: {problem}.", _MEND)
    for framework in FRAMEWORKS:
        made: dict[str, str] = {}
        for preset in presets:
            for path in preset.overlay.files.get(framework, {}):
                before = made.setdefault(path, preset.origin)
                if before != preset.origin and path not in preset.overlay.replaces:
                    raise UnreadablePreset(
                        f"{before} and {preset.origin} both have {plain(path)}.",
                        f"Let the later one say replaces = [{path!r}].",
                    )


def overlay_problems(overlay: Overlay) -> Iterator[str]:
    """Yield what of an overlay does not go with the templates."""
    for framework in FRAMEWORKS:
        ours = {folded(path): path for path in keys_by_path(framework)}
        folders = {above for path in ours for above in _above(path)}
        for path in overlay.files.get(framework, {}):
            there = ours.get(folded(path))
            if there is not None and there != path:
                yield f"{plain(path)} and startwise's {plain(there)} are one file on some systems"
            elif there is not None and path not in overlay.replaces:
                yield f'{plain(path)} is a file of startwise: say replaces = ["{plain(path)}"]'
            elif folded(path) in folders or any(one in ours for one in _above(folded(path))):
                yield f"{plain(path)} is a file where startwise has a folder, or within one"
    yield from _required_already(overlay)


def _above(path: str) -> list[str]:
    parts = path.split("/")
    return ["/".join(parts[:end]) for end in range(1, len(parts))]


@cache
def _ours() -> frozenset[str]:
    return frozenset({*distributions(), "startwise"})


def _by(name: str) -> str:
    """Return which answer brings a package, where one does by itself."""
    for framework in FRAMEWORKS:
        for feature, condition in conditions(framework).items():
            is_brought = name in manifests(framework)[feature].get("packages", {})
            for way in condition if is_brought else ():
                if len(way) == 1:
                    ((question, answers),) = way.items()
                    said = " or ".join(sorted(toml_value(one) for one in answers))
                    return f": it comes with {question} = {said} in [defaults]"
    return ""


def _required_already(overlay: Overlay) -> Iterator[str]:
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    seen: set[str] = set()
    for requirement in overlay.packages:
        name = canonicalize_name(Requirement(requirement).name)
        if name in _ours():
            yield f"[overlay] packages: startwise itself says which {name} a project has{_by(name)}"
        elif name in seen:
            yield f"[overlay] packages: {name} is named twice"
        seen.add(name)
