"""What articles, topics, packages and the old names of parts mean."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby

from generator.answers.command_line import as_flag
from generator.answers.questions import BY_NAME, Answer
from generator.answers.ways import others
from generator.explain.meaning_of_answers import disputed, silent, since, weighed
from generator.explain.meanings import Meaning, Row, held
from generator.features.conditions import ALWAYS, Condition, all_of, any_of
from generator.features.manifests import manifest_of, manifests
from generator.features.switching import condition_of, condition_of_key, conditions
from generator.guidance.articles import ARTICLES, BY_ID, Article
from generator.guidance.claims import CLAIMS, claims_naming, claims_on
from generator.guidance.disagreements import DISAGREEMENTS, Ignored
from generator.guidance.frameworks import FRAMEWORKS, NAMES, Framework
from generator.guidance.named_parts import OLD_NAMES, NamedPart
from generator.guidance.neighbours import Neighbour
from generator.guidance.rules import RECOMMENDED_ON, RULES
from generator.guidance.wording import any_of_each
from generator.inspection.capabilities import Row as CapabilityRow
from generator.inspection.capabilities import rows
from generator.inspection.measures import CALLED
from generator.templating.distributions import Distribution, distributions
from generator.terminal.paragraphs import sentence


def of_article(article: Article) -> Meaning:
    """Return what one article holds on each question, and which reasons rest on it."""
    claims = [claim for claim in CLAIMS if claim.article == article.id]
    heard = {claim.about for claim in claims}
    resting = [rule for rule in RULES if article.id in rule.articles]
    return Meaning(
        "article",
        article.id,
        article.stance,
        said=article.citation,
        held=tuple(held(article.id, claim.holds, claim.subject) for claim in claims),
        silent=tuple(BY_NAME[name].word for name in RECOMMENDED_ON if name not in heard),
        disputes=disputed(one for one in DISAGREEMENTS if article.id in one.articles),
        weighs=weighed(resting),
        since=tuple(_changed(article, since(resting))),
    )


def _changed(article: Article, notes: Iterable[str]) -> Iterator[str]:
    """Yield what has changed of what an article says, and what became of the parts it names."""
    # A note that names articles is about those alone.
    elsewhere = [one for one in BY_ID if one != article.id]
    changed = [
        note
        for note in notes
        if article.id in note or not any(other in note for other in elsewhere)
    ]
    yield from changed
    for part in OLD_NAMES:
        if article.id in part.articles and not any(part.name in note for note in changed):
            yield f"{part.name}: {part.since}."


def of_articles() -> Meaning:
    """Return all five articles, where they disagree, and what has changed since any was written."""
    return Meaning(
        "topic",
        "articles",
        "What the advice rests on: five published comparisons of Django and Flask. None names its "
        "address: look for the title.",
        held=tuple(held(one.id, f"{one.citation}: {one.stance}") for one in ARTICLES),
        disputes=disputed(DISAGREEMENTS),
        since=since(RULES),
        commands=tuple(f"startwise explain {one.id}" for one in ARTICLES[:1]),
    )


def of_packages() -> Meaning:
    """Return the names of all packages."""
    return Meaning(
        "list",
        "packages",
        "What projects require, each where an answer brings it.",
        lists=(", ".join(package.name for package in distributions().values()),),
        commands=("startwise explain celery",),
    )


def of_capabilities() -> Meaning:
    """Return the names of all capabilities, by area."""
    areas = groupby(rows(), key=lambda row: row.area)
    return Meaning(
        "list",
        "capabilities",
        "What projects are compared by.",
        lists=tuple(f"{area}: {', '.join(row.name for row in found)}" for area, found in areas),
        commands=(
            "startwise explain 'rate-limit headers'",
            "startwise compare --only capabilities",
        ),
    )


def of_features() -> Meaning:
    """Return the features that no answer is named for, each with what it is."""
    return Meaning(
        "list",
        "features",
        "Parts of the templates that no answer is named for, as the reasons of files name them.",
        lists=tuple(f"{name}: {what}" for name, what in features_described().items()),
        commands=("startwise show",),
    )


def of_topic(topic: Ignored) -> Meaning:
    """Return why nobody should choose by a topic, and what each article says of it."""
    claims = claims_on(topic.topic)
    return Meaning(
        "topic",
        topic.topic,
        topic.because,
        held=tuple(held(claim.article, claim.holds) for claim in claims),
        silent=silent(claims),
    )


def of_package(package: Distribution) -> Meaning:
    """Return what a package is there for, which answers bring it, and what it stands for."""
    named = [part for part in package.stands_for if part.name.lower() != package.name]
    return Meaning(
        "package",
        package.name,
        package.why,
        held=_naming(*package.stands_for),
        stands={str(part) if part.articles else part.name: part.since for part in named},
        goes=tuple(_brought(package.name, {one: bringers(one) for one in FRAMEWORKS})),
    )


def of_part(part: NamedPart) -> Meaning:
    """Return what became of a part that articles or readers name, and what stands for it."""
    return Meaning(
        "part",
        part.name,
        sentence(part.what),
        held=_naming(part),
        silent=tuple(BY_ID) if not part.articles else (),
        stands={
            package.name: package.why
            for package in distributions().values()
            if part in package.stands_for
        },
        since=(sentence(part.since),),
        commands=tuple(
            f"startwise recommend {as_flag(name, answer)}" for name, answer in part.answers.items()
        ),
    )


def of_neighbour(neighbour: Neighbour) -> Meaning:
    """Return what a framework or library is that no project has, and the nearest that there is."""
    flags = " ".join(as_flag(name, answer) for name, answer in neighbour.answers.items())
    is_advised = "framework" not in neighbour.answers
    nearest = f"startwise recommend {flags}" if is_advised else f"startwise show {flags}"
    return Meaning(
        "neighbour", neighbour.name, neighbour.what, commands=(nearest,) if flags else ()
    )


def of_capability(row: CapabilityRow) -> Meaning:
    """Return what a project can do, in which way on each framework, and with which answers."""
    what = f"A capability that projects are compared by, under {row.area}."
    if not any(row.ways.values()):
        return Meaning("capability", row.name, f"{what} No project has it yet. {row.added_by}")
    return Meaning(
        "capability",
        row.name,
        what,
        goes=tuple(f"on {NAMES[framework]}: {_met(row, framework)}" for framework in FRAMEWORKS),
        commands=("startwise compare --only capabilities",),
    )


def _met(row: CapabilityRow, framework: Framework) -> str:
    ways = dict.fromkeys(
        f"by {way.by}" if way.by else CALLED[way.means] for way in row.ways[framework]
    )
    if not ways:
        return "not there"
    return f"{' or '.join(ways)} ({_in_words(row.when[framework])})"


@cache
def features_described() -> Mapping[str, str]:
    """Return what each feature is that no answer is named for, as its manifest says."""
    every = [(one, name) for one in FRAMEWORKS for name in conditions(one)]
    said = {name: manifest_of(framework, name) for framework, name in every}
    return {name: manifest["what"] for name, manifest in said.items() if "what" in manifest}


def of_feature(name: str) -> Meaning:
    """Return what a feature of the templates is, and which answers switch it on."""
    switches = {one: conditions(one) for one in FRAMEWORKS}
    return Meaning(
        "feature", name, features_described()[name], goes=tuple(_brought(name, switches))
    )


def _naming(*parts: NamedPart) -> tuple[Row, ...]:
    """Return what the articles hold where they name one of these parts, in their order."""
    found = dict.fromkeys(claim for part in parts for claim in claims_naming(part.name))
    return tuple(
        held(claim.article, claim.holds, claim.subject)
        for claim in sorted(found, key=lambda claim: claim.article)
    )


def _brought(name: str, by_framework: Mapping[Framework, Mapping[str, Condition]]) -> Iterator[str]:
    """Yield the answers that bring a package or a feature, by framework."""
    words = {
        NAMES[framework]: _in_words(found[name])
        for framework, found in by_framework.items()
        if name in found
    }
    if len(words) == len(FRAMEWORKS) and len({*words.values()}) == 1:
        yield f"on either: {next(iter(words.values()))}"
    else:
        yield from (f"on {name}: {condition}" for name, condition in words.items())


@cache
def bringers(framework: str) -> Mapping[str, Condition]:
    """Give, for each package that projects of a framework can have, the answers that bring it."""
    found: dict[str, list[Condition]] = {}
    for key, manifest in manifests(framework).items():
        for package, needed in manifest.get("packages", {}).items():
            when = condition_of(framework, needed.get("when", [""]))
            found.setdefault(package, []).append(all_of((condition_of_key(framework, key), when)))
    return {package: any_of(conditions) for package, conditions in found.items()}


def _in_words(condition: Condition) -> str:
    """Return a condition as a person reads it: ``rest yes; or any database and async realtime``."""
    if condition == ALWAYS:
        return "every project"
    return "; or ".join(
        " and ".join(_any_of(name, way[name]) for name in BY_NAME if name in way)
        for way in condition
    )


def _any_of(name: str, answers: frozenset[Answer]) -> str:
    question = BY_NAME[name]
    all_but_none = others(name, answers) == {question.left_out}
    if question.kind == "choice" and all_but_none and len(answers) > 1:
        return f"any {question.word}"
    return any_of_each({name: answers})
