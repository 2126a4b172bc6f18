"""The decision record of a project: which framework, why, and what would change it."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME
from generator.answers.quoting import markdown
from generator.guidance.counting import is_settled
from generator.guidance.deciding import recommendation_for
from generator.guidance.frameworks import NAMES, Framework, framework_named
from generator.guidance.recommendation import Recommendation
from generator.guidance.record_blocks import bullets, section, wrapped
from generator.guidance.rules import WEIGHTS, Rule
from generator.guidance.wording import cited, contest, dispute, grouped, score, telling_answers
from generator.terminal.paragraphs import listed_words, sourced

_CONSEQUENCES: Mapping[Framework, str] = {
    "django": (
        "Work follows Django's structure and conventions; what replaces its ORM, auth or admin "
        "gives up much of what they do together."
    ),
    "flask": (
        "Flask stays small: each further part is an extension to choose, to review and to keep up "
        "to date, and the structure is for this project to keep."
    ),
}


def decision_record(framework: str, answers: Mapping[str, Any]) -> str:
    """Return the record as Markdown, ending in one line break; the same for the same answers.

    ``framework`` is the one that the project uses; ``answers`` has the project's name and an
    answer to every question, and names as ``__defaults`` those that nobody gave. Where
    ``framework`` is not what the articles advise, the choice was the person's, and the record says
    what speaks against it.
    """
    chosen = framework_named(framework)
    defaults = answers.get("__defaults", ())
    if telling_answers(answers).keys() <= set(defaults) and not answers.get("__presets"):
        return _unasked(chosen, answers)
    recommendation = recommendation_for(answers, defaults)
    agrees = chosen == recommendation.framework
    supporting, opposing = recommendation.reasons, recommendation.against
    if not agrees:
        supporting, opposing = opposing, supporting
    sections = (
        ("Status", ("Accepted.",)),
        ("Context", _context(answers, defaults)),
        ("Decision", _decision(chosen, answers, recommendation)),
        ("What presets hold", _held(answers)),
        (f"Reasons for {NAMES[chosen]}", _reasons(supporting)),
        ("What speaks against it", _reasons(opposing)),
        (
            "What each would bring",
            bullets(
                f"{one.concern}: {one.django.words} (Django); {one.flask.words} (Flask)."
                for one in recommendation.parts
            ),
        ),
        ("Where the articles disagree", bullets(map(dispute, recommendation.disagreements))),
        ("What has changed since", bullets(recommendation.notes)),
        (
            "What did not count",
            bullets(
                sourced(f"{one.topic.capitalize()}: {one.because}", one.articles)
                for one in recommendation.ignored
            ),
        ),
        ("What would change it", _changes(recommendation)),
        ("Consequences", (wrapped(_CONSEQUENCES[chosen]),)),
        ("Sources", bullets(f"{one.id}: {one.citation}" for one in cited(recommendation))),
    )
    texts = (section(heading, blocks) for heading, blocks in sections)
    return f"# 1. {NAMES[chosen]} as the web framework\n" + "".join(texts)


def _unasked(chosen: Framework, answers: Mapping[str, Any]) -> str:
    """Return the record where nothing was answered that the articles weigh: it has no reasons."""
    if answers.get("framework", "auto") == "auto":
        how = "as the articles advise where nothing is asked for"
    else:
        how = "chosen by the project's owner"
    sections = (
        ("Status", ("Accepted.",)),
        (
            "Context",
            (
                markdown(f"Project: {answers['project_name']}") + "\n",
                wrapped("No answer was given that the articles on Django and Flask weigh."),
            ),
        ),
        ("Decision", (wrapped(f"**{NAMES[chosen]}**, {how}."),)),
        ("Consequences", (wrapped(_CONSEQUENCES[chosen]),)),
    )
    texts = (section(heading, blocks) for heading, blocks in sections)
    return f"# 1. {NAMES[chosen]} as the web framework\n" + "".join(texts)


def _context(answers: Mapping[str, Any], defaults: Collection[str]) -> Iterable[str]:
    # The name stands on a line of its own, as a line break inside it could start a list.
    yield markdown(f"Project: {answers['project_name']}") + "\n"
    yield wrapped(
        "Django or Flask? Five articles on the choice were followed. Each reason found in them is "
        f"slight ({WEIGHTS['slight']}), moderate ({WEIGHTS['moderate']}), strong "
        f"({WEIGHTS['strong']}) or decisive. These answers count:",
        after="\n",
    )
    telling = {
        name: f"{BY_NAME[name].word}: {shown(answer)}"
        for name, answer in telling_answers(answers).items()
    }
    counted = [words for name, words in telling.items() if name not in defaults]
    yield from bullets(counted or ["none: nobody gave any"])
    if defaults:
        taken = listed_words([telling[name] for name in defaults])
        yield "\n" + wrapped(f"Defaults, which do not count: {taken}.")


def _decision(
    chosen: Framework, answers: Mapping[str, Any], recommendation: Recommendation
) -> Iterable[str]:
    advised = recommendation.framework
    held = [
        preset.origin
        for preset in answers.get("__presets", ())
        if any(lock.name == "framework" for lock in preset.locks)
    ]
    also = "" if chosen == advised else f"; the articles advise {NAMES[advised]}"
    if held:
        how = f"held by {listed_words(held)}{also}"
    elif chosen != advised:
        how = f"chosen by the project's owner{also}"
    elif answers.get("framework", "auto") == "auto":
        alone = f"picked as {NAMES[recommendation.other]} has not all that was asked for"
        how = alone if is_settled(recommendation.reasons) else "picked as the articles advise"
    else:
        how = "chosen by the project's owner; the articles advise it too"
    sums = f"{score(recommendation)} {contest(recommendation)}".strip()
    yield wrapped(f"**{NAMES[chosen]}**, {how}. The reasons add up: {sums}")


def _held(answers: Mapping[str, Any]) -> Iterable[str]:
    """Yield what the presets of a project hold, each in the words of its preset."""
    locks = [lock for preset in answers.get("__presets", ()) for lock in preset.locks]
    return bullets(
        markdown(f"{BY_NAME[one.name].word} {one.held} ({one.origin}): {one.because}")
        for one in locks
    )


def _reasons(rules: tuple[Rule, ...]) -> Iterable[str]:
    if not rules:
        return ("None in these answers.",)
    return bullets(
        sourced(f"{rule.strength.capitalize()}: {rule.because}", rule.articles) for rule in rules
    )


def _changes(recommendation: Recommendation) -> Iterable[str]:
    # Where one framework alone has what was asked for, no other answers of articles change it.
    if recommendation.flips:
        yield wrapped(f"The articles would advise {NAMES[recommendation.other]} with", after="\n")
    yield from bullets(change.words for change in grouped(recommendation.flips))
