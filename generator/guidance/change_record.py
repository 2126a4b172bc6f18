"""The decision record of a change: which answers became others, and what is advised now."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer
from generator.answers.quoting import markdown
from generator.guidance.deciding import recommendation_for
from generator.guidance.frameworks import NAMES, Framework
from generator.guidance.record_blocks import bullets, section, wrapped
from generator.guidance.wording import contest, score
from generator.terminal.paragraphs import counted, listed_words

_MOST_NAMED = 3


@dataclass(frozen=True)
class Changed:
    """What became of a project: its answers before and after, and why some followed from others.

    ``defaults`` are the answers that nobody gave, before and after. ``versions`` are those of
    startwise before and after, where these became others. ``presets`` says which of those became
    other ones, ``decided`` what was decided of files, in sentences. ``renewed`` names the presets
    where the project was brought to these alone.
    """

    framework: Framework
    before: Mapping[str, Answer]
    after: Mapping[str, Answer]
    defaults: tuple[tuple[str, ...], tuple[str, ...]]
    because: Mapping[str, str]
    versions: tuple[str, str] | None = None
    presets: Sequence[str] = ()
    decided: Sequence[str] = ()
    renewed: Sequence[str] = ()


def change_record(number: int, first: str, changed: Changed) -> str:
    """Return the record as Markdown, ending in one line break.

    ``first`` is the path, from its folder, of the record that says why the framework was chosen.
    """
    sections = (
        ("Status", ("Accepted.",)),
        ("Context", (_context(first, changed), *_why(changed))),
        ("Decision", bullets(_decided(changed))),
        ("What the articles advise", (_advice(changed),)),
        ("What became of edited files", bullets(map(markdown, changed.decided))),
    )
    texts = (section(heading, blocks) for heading, blocks in sections)
    return f"# {number}. {_title(changed)}\n" + "".join(texts)


def _title(changed: Changed) -> str:
    if changed.versions is not None:
        return f"startwise {changed.versions[1]}"
    if changed.renewed:
        return markdown(listed_words(changed.renewed))
    names = [BY_NAME[name].label for name in _others(changed)]
    if len(names) > _MOST_NAMED:
        return f"Change of {counted(len(names), 'answer')}"
    return f"Change of {listed_words(names)}"


def _context(first: str, changed: Changed) -> str:
    what = "other answers" if changed.versions is None else "another version of startwise"
    if changed.renewed:
        what = markdown(listed_words(changed.renewed))
    return wrapped(
        f"[The first decision]({first}) says why the framework was chosen, by the answers of that "
        f"time. The project has {what} since: startwise merged what is new with what its owner had "
        "changed."
    )


def _why(changed: Changed) -> Iterator[str]:
    """Yield where to write why the answers were changed, which only the owner knows."""
    if changed.versions is None and not changed.renewed:
        yield "\nWhy: (write it here)"


def _decided(changed: Changed) -> Iterator[str]:
    if changed.versions is not None:
        before, after = changed.versions
        if before == after:
            yield f"The files are as startwise {after} makes them by now."
        else:
            yield f"The files are those of startwise {after}; they were those of {before}."
    yield from (markdown(f"{one}.") for one in changed.presets)
    for name in _others(changed):
        was, now = (
            markdown(shown(side[name])) or "empty" for side in (changed.before, changed.after)
        )
        because = f", {changed.because[name]}" if name in changed.because else ""
        yield f"{BY_NAME[name].word}: {was} becomes {now}{because}."


def _others(changed: Changed) -> list[str]:
    return [name for name, one in changed.after.items() if one != changed.before.get(name, one)]


def _advice(changed: Changed) -> str:
    """Return what the articles advise now, beside what they advised and what the project uses."""
    was = recommendation_for(changed.before, changed.defaults[0])
    now = recommendation_for(changed.after, changed.defaults[1])
    advised = NAMES[now.framework]
    before = "as before" if was.framework == now.framework else "now"
    text = f"With these answers the articles advise {advised}, {before}."
    if now.framework != changed.framework:
        text += f" The project stays on {NAMES[changed.framework]}."
    return wrapped(f"{text} The reasons add up: {score(now)} {contest(now)}".strip())
