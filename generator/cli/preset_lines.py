"""What a new project has of each preset, in a line or two."""

from collections.abc import Iterator, Sequence

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answers
from generator.presets.loaded_preset import Preset
from generator.presets.overlay import SLUG
from generator.presets.sources import is_path
from generator.terminal.paragraphs import counted, item
from generator.terminal.safe_text import plain

_MOST_NAMED = 8


def preset_lines(presets: Sequence[Preset], framework: str, answers: Answers) -> str:
    """Return what presets say and add, of what counts for a project of these answers."""
    return "".join(
        f"{item(plain(line))}\n" for one in presets for line in _lines(one, framework, answers)
    )


def _lines(preset: Preset, framework: str, answers: Answers) -> Iterator[str]:
    known = {**answers, "framework": framework}
    said = dict.fromkeys((*(one.name for one in preset.locks), *preset.defaults))
    allowed = {one.name: one.answers for one in preset.locks}
    counts = [
        f"{BY_NAME[name].word} {shown(known[name])}"
        for name in said
        if known[name] in allowed.get(name, (preset.defaults.get(name),))
    ]
    adds = _added(preset, framework, answers) if preset.overlay.is_on(framework, answers) else []
    if len(adds) > _MOST_NAMED:
        adds = [*adds[:_MOST_NAMED], f"{len(adds) - _MOST_NAMED} more"]
    parts = [", ".join(counts), f"adds {', '.join(adds)}" if adds else ""]
    yield f"{preset.name} {preset.version}: {'; '.join(filter(None, parts)) or 'nothing'}"
    if is_path(preset.source):
        yield (
            f"{preset.name} is recorded by its path, which others may not have; a repository is a "
            "source for all: --preset git+https://HOST/REPOSITORY@TAG#FOLDER"
        )


def _added(preset: Preset, framework: str, answers: Answers) -> list[str]:
    overlay, slug = preset.overlay, str(answers["project_slug"])
    paths = sorted(path.replace(SLUG, slug) for path in overlay.files.get(framework, {}))
    fragments = len(overlay.fragments.get(framework, {}))
    more = [counted(fragments, "fragment")] if fragments else []
    return [*paths, *overlay.packages, *more]
