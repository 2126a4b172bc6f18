"""What a word means in presets: what one holds, adds, and why."""

from collections.abc import Iterable, Iterator, Sequence

from generator.answers.parsing import question_called, shown
from generator.answers.questions import BY_NAME
from generator.errors import UnknownName
from generator.explain.meanings import Meaning
from generator.guidance.frameworks import FRAMEWORKS, NAMES
from generator.presets.loaded_preset import Preset
from generator.presets.overlay import SLUG
from generator.terminal.paragraphs import listed_words


def in_presets(word: str, presets: Iterable[Preset]) -> tuple[Meaning, ...]:
    """Return what a word stands for in presets: one of them, a package, a file, or a question."""
    return tuple(meaning for one in presets for meaning in _in(word.strip(), one))


def _in(word: str, preset: Preset) -> Iterator[Meaning]:
    if word in {preset.name, preset.origin}:
        yield _preset(preset)
    for requirement, why in preset.overlay.packages.items():
        if _key(word) == _key(_name(requirement)):
            yield Meaning("package", _name(requirement), why, f"{requirement}, of {preset.origin}")
    for path in _paths(preset):
        if word.removeprefix("./") in {path, path.replace(f"{SLUG}/", "")}:
            having = [one for one in FRAMEWORKS if path in preset.overlay.files.get(one, {})]
            where = listed_words([NAMES[one] for one in having])
            enforced = " It has to stay as it is." if path in preset.overlay.enforced else ""
            yield Meaning(
                "file", path, f"A file of {preset.origin}, in projects of {where}.{enforced}"
            )
    yield from _held(word, preset)


def _held(word: str, preset: Preset) -> Iterator[Meaning]:
    try:
        name = question_called(word)
    except UnknownName:
        return
    for lock in preset.locks:
        if lock.name == name:
            what = f"{preset.origin} requires {lock.held}: {lock.because}"
            yield Meaning("preset", f"{BY_NAME[name].word} of {preset.origin}", what)
    if name in preset.defaults:
        what = f"{preset.origin} takes {shown(preset.defaults[name])} where nobody says another."
        yield Meaning("preset", f"{BY_NAME[name].word} of {preset.origin}", what)


def _preset(preset: Preset) -> Meaning:
    held = (f"{BY_NAME[one.name].word} {one.held}: {one.because}" for one in preset.locks)
    return Meaning(
        "preset",
        preset.name,
        f"{preset.name} {preset.version}, from {preset.source}",
        lists=(*preset.overlay.packages, *_paths(preset)),
        goes=tuple(held),
    )


def _paths(preset: Preset) -> Sequence[str]:
    files = preset.overlay.files.values()
    return sorted({path for one in files for path in one})


def _name(requirement: str) -> str:
    from packaging.requirements import Requirement

    return Requirement(requirement).name


def _key(word: str) -> str:
    return word.lower().replace("_", "-").replace(".", "-")
