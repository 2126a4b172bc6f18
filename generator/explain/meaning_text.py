"""An explanation as text for a terminal of 80 columns."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from shlex import quote

from generator.explain.meanings import Kind, Meaning
from generator.guidance.frameworks import FRAMEWORKS, NAMES
from generator.guidance.rules import STRENGTHS
from generator.guidance.wording import by_framework
from generator.terminal.paragraphs import command, item, labelled, listed_words, section, sourced
from generator.terminal.safe_text import plain

# With more meanings than that, each is named and none is explained.
_MOST_EXPLAINED = 3


def explanation(word: str, meanings: Sequence[Meaning], *, bold: bool = False) -> str:
    """Return what a word means as a person reads it: at most 80 columns, ending in a line break.

    ``bold`` marks the headings for a terminal; the text is the same without.
    """
    if len(meanings) > _MOST_EXPLAINED:
        names = (f"{one.name} package" if one.kind == "package" else one.name for one in meanings)
        named = (
            f"{command(f'startwise explain {quote(name)}')}\n{item(one.what, 4)}"
            for name, one in zip(names, meanings, strict=True)
        )
        heading = f"{plain(word)} answers several questions. Which one?"
        return section(heading, named, bold=bold)
    return "\n".join(_meaning(meaning, bold=bold) for meaning in meanings)


# Headings, and what some kinds are asked instead.
_WEIGHS: Mapping[str, str] = {
    "article": "What rests on it?",
    "framework": "What speaks for it?",
    "rule": "When does it count?",
}
_GOES = {
    **dict.fromkeys(("package", "feature"), "Which answers bring it?"),
    "capability": "How does each framework's project do it?",
    "preset": "What does it hold?",
}


def _meaning(meaning: Meaning, *, bold: bool) -> str:
    kind = meaning.kind
    name = meaning.name if meaning.name.startswith(kind) else f"{meaning.name} ({kind})"
    stands = "does it stand for" if kind == "package" else "stands for it today"
    sections = (
        (name, (item(meaning.what), item(meaning.said))),
        ("What are the choices?", _options(meaning)),
        ("Which are there?", map(item, meaning.lists)),
        ("What do the articles hold?", _held(meaning)),
        ("Where do they disagree?", map(item, meaning.disputes)),
        (_WEIGHS.get(kind, "What does it weigh?"), _weights(meaning)),
        ("What does each framework bring?", _brings(meaning)),
        (f"What {stands}?", _stands(meaning)),
        ("What has changed since?", map(item, meaning.since)),
        (_GOES.get(kind, "What goes with it, and what does not?"), map(item, meaning.goes)),
        ("Go on with", map(command, meaning.commands)),
    )
    texts = (section(heading, lines, bold=bold) for heading, lines in sections)
    return "\n".join(filter(None, texts))


def _options(meaning: Meaning) -> Iterable[str]:
    width = max((len(one["answer"]) for one in meaning.options), default=0) + 2
    for one in meaning.options:
        weighs = f" [{one['weighs']}]" if one["weighs"] else ""
        yield labelled(one["answer"], f"{one['what']}{weighs}", width)
        for part in one["brings"]:
            yield labelled("", f"{by_framework(part['django'], part['flask'])}.", width)


def _held(meaning: Meaning) -> Iterable[str]:
    silent = listed_words(meaning.silent) if meaning.silent else ""
    if meaning.kind == "article":
        width = max(len(one["about"]) for one in meaning.held) + 2
        yield from (labelled(one["about"], one["holds"], width) for one in meaning.held)
        yield item(f"It is silent on {silent}." if silent else "")
        return
    for one in meaning.held:
        about = f"{one['about']}: " if one["about"] else ""
        yield labelled(one["article"], f"{about}{one['holds']}", 4)
    if silent and not meaning.held:
        yield item("No article speaks of it.")
    elif silent:
        yield item(f"{silent} {'is' if len(meaning.silent) == 1 else 'are'} silent.")


def _weights(meaning: Meaning) -> Iterable[str]:
    if meaning.kind in {"article", "framework"}:
        for favours, strength in product(FRAMEWORKS, STRENGTHS):
            alike = {"favours": favours, "strength": strength}
            named = [one["rule"] for one in meaning.weighs if alike.items() <= one.items()]
            if named:
                yield labelled(strength, f"for {NAMES[favours]}: {', '.join(named)}")
        return
    for one in meaning.weighs:
        when = f" with {one['when']}" if one["when"] else ""
        if meaning.kind == "rule":
            text = f",{when}." if when else ", where the sums are even."
        else:
            text = f"{when}: {one['because']}"
        text = f"for {NAMES[one['favours']]}{text}"
        yield labelled(one["strength"], sourced(text, one["articles"]))


def _brings(meaning: Meaning) -> Iterable[str]:
    for part in meaning.brings:
        if meaning.kind == "framework":
            yield item(f"{part['concern']}: {part[meaning.name.rpartition(' ')[2]]}")
        else:
            yield item(f"{part['concern']}: {by_framework(part['django'], part['flask'])}.")


def _stands(meaning: Meaning) -> Iterable[str]:
    if meaning.kind == "part" and not meaning.stands:
        yield item("Nothing in a project.")
    for name, words in meaning.stands.items():
        yield item(f"{name}: {words}" if words else name)


_TITLES: Mapping[Kind, str] = {
    "question": "Questions",
    "rule": "Rules that no answer is named for",
    "article": "Articles",
    "topic": "All articles, and what nobody should choose by",
    "part": "Parts that articles or readers name, and what stands for them",
    "neighbour": "Neighbours that are not offered",
}


def contents(names: Mapping[Kind, Sequence[str]], *, bold: bool = False) -> str:
    """Return what can be explained, in short, for a terminal of 80 columns."""
    sections = {
        **{title: item(", ".join(names[kind])) for kind, title in _TITLES.items()},
        "Answers, alone or with their question": item(
            "mongodb, rest=yes, --no-admin, priority security"
        ),
        "Go on with": "\n".join(
            labelled(f"startwise explain {word}", what, 32)
            for word, what in (
                ("database", "any name from above"),
                ("packages", f"the {len(names['package'])} packages that projects can have"),
                ("capabilities", f"the {len(names['capability'])} capabilities of projects"),
                ("features", f"the {len(names['feature'])} features of the templates"),
            )
        ),
    }
    return "\n".join(section(title, (text,), bold=bold) for title, text in sections.items())
