"""What questions, their answers and the reasons that rest on them mean."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from generator.answers.clashes import CLASHES, Clash
from generator.answers.command_line import as_flag
from generator.answers.completing import complete
from generator.answers.parsing import shown
from generator.answers.questions import BY_NAME, Answer, Choice, Question
from generator.explain.meanings import Meaning, Row, brought, held
from generator.guidance.articles import ARTICLES
from generator.guidance.claims import Claim, claims_behind, claims_on
from generator.guidance.disagreements import DISAGREEMENTS, Disagreement
from generator.guidance.frameworks import NAMES
from generator.guidance.parts import Part, parts
from generator.guidance.rules import RECOMMENDED_ON, RULES, Rule
from generator.guidance.wording import any_of_each
from generator.terminal.paragraphs import sentence


def of_question(question: Question) -> Meaning:
    """Return what a question is for, what the articles hold on it, and its choices."""
    about: dict[str, Any] = {
        "kind": "question",
        "name": question.word,
        "what": question.help,
        "said": _said(question),
        "disputes": _disputes(question.name, question.values),
    }
    if question.kind == "yes_no":
        # It means what its yes means.
        return replace(of_answer(question, value=True), **about)
    claims = claims_on(question.name)
    return Meaning(
        **about,
        held=_held(claims),
        silent=silent(claims) if question.choices else (),
        since=since(rule for rule in RULES if question.name in rule.when),
        goes=_clashes_of(question.name),
        options=tuple(_option(question, choice) for choice in question.choices),
        commands=_commands_of_question(question),
    )


def of_answer(question: Question, value: Answer) -> Meaning:
    """Return what an answer brings, what it weighs, and what it goes with."""
    # Of what says nothing no article speaks either.
    is_telling = question.is_telling(value)
    claims = claims_on(question.name, (value,)) if is_telling else ()
    rules = _rules_on(question.name, value)
    return Meaning(
        "answer",
        f"{question.word} {shown(value)}",
        _what(question, value),
        said=as_flag(question.name, value),
        held=_held(claims),
        silent=silent(claims) if is_telling else (),
        disputes=_disputes(question.name, [value]),
        weighs=weighed(rules, asked=question.name),
        brings=brought(_parts_on(question.name, value)),
        since=since(rules),
        goes=(*_followers_of(question.name, value), *_clashes_of(question.name, value)),
        commands=_commands_of_answer(question, value),
    )


def of_framework(question: Question, value: Answer) -> Meaning:
    """Return what speaks for a framework and what it brings."""
    return replace(
        of_answer(question, value),
        kind="framework",
        held=tuple(held(article.id, article.stance) for article in ARTICLES),
        silent=(),
        weighs=weighed(rule for rule in RULES if rule.favours == value),
        brings=brought(parts()),
    )


def of_rule(rule: Rule) -> Meaning:
    """Return when a reason counts, for whom, and what stands behind it."""
    flags = " ".join(
        as_flag(name, next(value for value in BY_NAME[name].values if value in answers))
        for name, answers in rule.when.items()
    )
    return Meaning(
        "rule",
        rule.id,
        rule.because,
        held=_held(claims_behind(rule), named=len(rule.when) > 1),
        weighs=weighed([rule]),
        since=rule.notes,
        commands=(f"startwise recommend {flags}",) if flags else (),
    )


def _said(question: Question) -> str:
    if question.name == "project_name":
        return 'startwise new "My service"'
    if question.kind == "text":
        return f"{question.flag} TEXT"
    default = f"{shown(question.default)} unless you say otherwise"
    if question.kind == "yes_no":
        return f"{question.flags}; {default if question.available else 'yes is not available yet'}"
    return f"{question.flag} {'|'.join(map(str, question.values))}; {default}"


def since(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the dated notes of reasons, each once."""
    return tuple(dict.fromkeys(note for rule in rules for note in rule.notes))


def _what(question: Question, value: Answer) -> str:
    for choice in question.choices:
        if choice.value == value:
            later = "" if choice.available else " Not available yet."
            return f"{sentence(choice.help)}{later}"
    return question.help if value else f"Not this: {question.help[:1].lower()}{question.help[1:]}"


def _option(question: Question, choice: Choice) -> Row:
    rules = [
        f"{NAMES[rule.favours]}, {rule.strength}"
        for rule in _rules_on(question.name, choice.value)
        if len(rule.when) == 1 or question.name == "database"
    ]
    help_text = choice.help if choice.available else f"not available yet: {choice.help}"
    return {
        "answer": choice.value,
        "what": help_text,
        "weighs": "; ".join(dict.fromkeys(rules)),
        "brings": brought(_parts_on(question.name, choice.value)),
    }


def _rules_on(name: str, value: Answer) -> tuple[Rule, ...]:
    is_telling = BY_NAME[name].is_telling(value)
    return tuple(rule for rule in RULES if is_telling and value in rule.when.get(name, ()))


def _parts_on(name: str, value: Answer) -> tuple[Part, ...]:
    """Return the parts of an answer; a database's name the ORM only to exclude it."""
    return tuple(
        part for part in parts() if next(iter(part.when)) == name and value in part.when[name]
    )


def weighed(rules: Iterable[Rule], asked: str = "") -> tuple[Row, ...]:
    """Return reasons, each with when it counts, as ``rest yes and size small``."""
    return tuple(
        {
            "rule": rule.id,
            "favours": rule.favours,
            "strength": rule.strength,
            "because": rule.because,
            "when": any_of_each({name: rule.when[name] for name in rule.when if name != asked}),
            "articles": rule.articles,
        }
        for rule in rules
    )


def _held(claims: Iterable[Claim], *, named: bool = False) -> tuple[Row, ...]:
    """Return what the articles hold, one entry for each article and question."""
    found: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        found.setdefault((claim.article, claim.subject if named else ""), []).append(claim.holds)
    return tuple(
        held(article, " ".join(dict.fromkeys(holds)), about)
        for (article, about), holds in found.items()
    )


def silent(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the articles that make none of these claims."""
    heard = {claim.article for claim in claims}
    return tuple(article.id for article in ARTICLES if article.id not in heard)


def disputed(which: Iterable[Disagreement]) -> tuple[str, ...]:
    """Return what articles disagree about, each once."""
    return tuple(dict.fromkeys(f"{one.about}." for one in which))


def _disputes(name: str, values: Iterable[Answer]) -> tuple[str, ...]:
    return disputed(one for one in DISAGREEMENTS if one.when.get(name, frozenset()) & {*values})


def _followers_of(name: str, value: Answer) -> tuple[str, ...]:
    if BY_NAME[name].kind == "text":
        return ()
    return tuple(f"brings {one}" for one in complete({name: value}).followed)


def _clashes_of(name: str, value: Answer | None = None) -> tuple[str, ...]:
    """Return what a question, or one answer to it, cannot stand with."""
    found = (_clash_with(clash, name, value) for clash in CLASHES if name in clash.when)
    return tuple(one for one in found if one)


def _clash_with(clash: Clash, name: str, value: Answer | None) -> str:
    others = {other: clash.when[other] for other in clash.when if other != name}
    if value is None:
        return f"{' and '.join(BY_NAME[other].word for other in others)}: {clash.because}"
    if value not in clash.when[name]:
        return ""
    return f"not with {any_of_each(others)}: {clash.because}"


def _commands_of_question(question: Question) -> tuple[str, ...]:
    if not question.choices:
        return ()
    value = next(value for value in question.values if value != question.left_out)
    more = f"startwise explain {question.word} {value}"
    return (*_commands_of_answer(question, value), more)


def _commands_of_answer(question: Question, value: Answer) -> tuple[str, ...]:
    if not question.is_available(value):
        return ()
    flag = as_flag(question.name, value)
    advice = (f"startwise recommend {flag}",) if question.name in RECOMMENDED_ON else ()
    return (*advice, f"startwise new NAME {flag} --dry-run")
