"""Why a pick is what it is, in half a sentence: the answers that weighed most."""

from collections.abc import Iterable, Mapping, Sequence

from generator.answers.parsing import as_spoken
from generator.answers.questions import BY_NAME, Answer
from generator.guidance.frameworks import NAMES
from generator.guidance.rules import WEIGHTS, Rule
from generator.guidance.weighing import Verdict, both_sums
from generator.terminal.paragraphs import UNBROKEN, listed_words


def what_decided(rules: Sequence[Rule], verdict: Verdict, answers: Mapping[str, Answer]) -> str:
    """Return why a pick is what it is and both sums, after "because"; ``rules`` all count."""
    sums = both_sums(verdict.scores).replace(" ", UNBROKEN)
    return f"{_decisive_reason(rules, verdict, answers)}: {sums}"


def _decisive_reason(rules: Sequence[Rule], verdict: Verdict, answers: Mapping[str, Answer]) -> str:
    if verdict.decisive:
        reasons = [rule.in_short for rule in rules if rule.strength == "decisive"]
        return f"{listed_words(reasons)}, whatever the sums"
    if verdict.tie:
        return "a tie goes to Django"
    pick = verdict.framework
    most = max(WEIGHTS[rule.strength] for rule in rules if rule.favours == pick)
    heavy = [one for one in rules if one.favours == pick and WEIGHTS[one.strength] == most]
    others = any(WEIGHTS[rule.strength] >= most for rule in rules if rule.favours != pick)
    for_it = f" for {NAMES[pick]}" if others else ""
    # Where an answer is a default, what counts is that nobody asked for it.
    said = [rule for rule in heavy if not _unasked(rule, answers)]
    unasked = [one for rule in heavy for one in _unasked(rule, answers)]
    clauses = [f"{_answers_behind(said, answers)} weighed most{for_it}"] if said else []
    clauses += [f"nobody asked for a {BY_NAME[name].word}" for name in dict.fromkeys(unasked)]
    return listed_words(clauses)


def _answers_behind(rules: Iterable[Rule], answers: Mapping[str, Answer]) -> str:
    """Return the answers that reasons rest on, each once: ``rest with size small``."""
    named = (
        " with ".join(
            as_spoken(name, answers[name])
            for name in rule.when
            if BY_NAME[name].is_telling(answers[name])
        )
        for rule in rules
    )
    return listed_words(tuple(dict.fromkeys(named)))


def _unasked(rule: Rule, answers: Mapping[str, Answer]) -> list[str]:
    return [name for name, meant in rule.when.items() if answers[name] not in meant]
