"""An explanation as text for a terminal of 80 columns."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from shlex import quote

from generator.explain.meanings import Explanation, Kind, Meaning
from generator.guidance.frameworks import FRAMEWORKS, NAMES, framework_named
from generator.guidance.parts import Part
from generator.guidance.rules import STRENGTHS
from generator.terminal.paragraphs import command, item, labelled, listed_words, section, sourced

# With more meanings than that, each is named and none is told.
_MOST_TOLD = 3


def told(explanation: Explanation, *, bold: bool = False) -> str:
    """Give an explanation as a person reads it: at most 80 columns, ending in a line break.

    ``bold`` marks the headings for a terminal; the text is the same without.
    """
    meanings = explanation.meanings
    if len(meanings) > _MOST_TOLD:
        return _overview(explanation, bold=bold)
    return "\n".join(_meaning(meaning, bold=bold) for meaning in meanings)


def _overview(explanation: Explanation, *, bold: bool) -> str:
    named = (
        f"{command(f'startwise explain {quote(one.name)}')}\n{item(one.what, 4)}"
        for one in explanation.meanings
    )
    heading = f"{explanation.word} answers several questions. Which one?"
    return section(heading, named, bold=bold)


# Headings, and what some kinds are asked instead.
_WEIGHS: Mapping[str, str] = {
    "article": "What rests on it?",
    "framework": "What speaks for it?",
    "rule": "When does it count?",
}
_GOES = dict.fromkeys(("package", "feature"), "Which answers bring it?")


def _meaning(meaning: Meaning, *, bold: bool) -> str:
    kind = meaning.kind
    name = meaning.name if meaning.name.startswith(kind) else f"{meaning.name} ({kind})"
    stands = "does it stand for" if kind == "package" else "stands for it today"
    sections = (
        (name, (item(meaning.what), item(meaning.said))),
        ("What are the choices?", _options(meaning)),
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
    return "\n".join(text for text in texts if text)


def _options(meaning: Meaning) -> Iterable[str]:
    width = max((len(one.answer) for one in meaning.options), default=0) + 2
    for one in meaning.options:
        weighs = f" [{one.weighs}]" if one.weighs else ""
        yield labelled(one.answer, f"{one.what}{weighs}", width)
        for part in one.brings:
            yield labelled("", f"{_by_framework(part)}.", width)


def _held(meaning: Meaning) -> Iterable[str]:
    if meaning.kind == "article":
        width = max(len(one.about) for one in meaning.held) + 2
        yield from (labelled(one.about, one.holds, width) for one in meaning.held)
        if meaning.silent:
            yield item(f"It is silent on {listed_words(meaning.silent)}.")
        return
    for one in meaning.held:
        yield labelled(one.article, f"{one.about}: {one.holds}" if one.about else one.holds, 4)
    if not meaning.held and meaning.silent:
        yield item("No article speaks of it.")
    elif meaning.silent:
        verb = "is" if len(meaning.silent) == 1 else "are"
        yield item(f"{listed_words(meaning.silent)} {verb} silent.")


def _weights(meaning: Meaning) -> Iterable[str]:
    if meaning.kind in {"article", "framework"}:
        yield from _by_strength(meaning)
        return
    for rule, when in meaning.weighs:
        text = f"for {NAMES[rule.favours]}"
        if meaning.kind == "rule":
            text += f", with {when}." if when else ", where the sums are even."
        else:
            text += f"{f' with {when}' if when else ''}: {rule.because}"
        yield labelled(rule.strength, sourced(text, rule.articles))


def _by_strength(meaning: Meaning) -> Iterable[str]:
    for whom in product(FRAMEWORKS, STRENGTHS):
        named = [rule.id for rule, _ in meaning.weighs if (rule.favours, rule.strength) == whom]
        if named:
            yield labelled(whom[1], f"for {NAMES[whom[0]]}: {', '.join(named)}")


def _brings(meaning: Meaning) -> Iterable[str]:
    for part in meaning.brings:
        if meaning.kind == "framework":
            framework = framework_named(meaning.name.rpartition(" ")[2])
            yield item(f"{part.concern}: {part.of(framework).words}")
        else:
            yield item(f"{part.concern}: {_by_framework(part)}.")


def _by_framework(part: Part) -> str:
    if part.django.words == part.flask.words:
        return f"{part.django.words} (either)"
    return f"{part.django.words} (Django); {part.flask.words} (Flask)"


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
    "feature": "Features that no answer is named for",
    "part": "Parts that articles or readers name, and what stands for them",
}


def contents(names: Mapping[Kind, Sequence[str]], *, bold: bool = False) -> str:
    """Give what can be explained, in short, for a terminal of 80 columns."""
    sections = {
        **{title: item(", ".join(names[kind])) for kind, title in _TITLES.items()},
        "Answers, alone or with their question": item(
            "mongodb, rest=yes, --no-admin, priority security"
        ),
        f"Packages, all {len(names['package'])} that a project can have": item(
            "celery, django-allauth, flask-admin"
        ),
        "Go on with": command("startwise explain database"),
    }
    return "\n".join(section(title, (text,), bold=bold) for title, text in sections.items())
