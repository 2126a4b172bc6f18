"""The wizard beside presets: what they hold is not asked, and told at the review."""

import pytest
from test_session import Scripted

from generator.answers.layers import over_presets
from generator.answers.questions import Answers
from generator.planning import Plan
from generator.presets.loaded_preset import Preset
from generator.presets.preset_toml import read_form
from generator.wizard.cards import Card, Reply
from generator.wizard.check_list import GO_ON
from generator.wizard.session import Invocation, Session

TEXT = """
[preset]
name = "acme"
version = "1"
[defaults]
database = "postgresql"
[locked]
license = { answer = "proprietary", because = "Services are not published." }
auth = { answer = ["accounts", "both"], because = "Nobody works without an account." }
cache = { answer = "redis", because = "We run one." }
"""


def acme(text: str = TEXT) -> Preset:
    return read_form({"preset.toml": text.encode()}, "acme", "sha256:0")[0]


def run(script: list[Reply], said: Answers, preset: Preset) -> tuple[Plan, list[Card]]:
    given = over_presets(said, {}, [preset.layer])
    invocation = Invocation(
        flags=("--preset acme",), taken=lambda _: "", ending=lambda slug: f"write {slug}",
        files=given.files, presets=(preset,),
    )  # fmt: skip
    screen = Scripted(script)
    return Session(screen, given.answers, {}, invocation).run(), screen.cards


NAMED: Answers = {"project_name": "Shelf"}
ASKED: list[Reply] = [True, False, "none", "open", "open"]


def test_what_a_preset_says_is_not_asked_and_told_at_the_review() -> None:
    made, cards = run([*ASKED, GO_ON, "create"], NAMED, acme())
    asked = [card.prompt for card in cards]
    assert "Which database?" not in asked
    assert not any("log in" in one for one in asked)
    review = "\n".join(cards[-1].above)
    told = review.split("From acme's preset\n")[1].split("\n\n")[0]
    assert {"database", "auth", "license", "cache"} <= {*told.split()}
    assert made.answers["cache"] == "redis"
    assert made.presets == (acme(),)


def test_a_locked_answer_cannot_be_ticked_away_nor_changed() -> None:
    script: list[Reply] = [*ASKED, GO_ON, "change", "project_name", "Till", "create"]
    _, cards = run(script, NAMED, acme())
    listed = next(card for card in cards if card.prompt == "What else does it need?")
    (cache,) = [one for one in listed.options if one.value == "cache=redis"]
    assert cache.refused == "acme's preset requires redis: We run one."
    which = next(card for card in cards if card.prompt == "Which answer?")
    assert not {"license", "cache"} & {one.value for one in which.options}
    assert {"auth", "database"} <= {one.value for one in which.options}


def test_of_several_locked_answers_another_can_be_taken_but_no_other() -> None:
    script: list[Reply] = [*ASKED, GO_ON, "change", "auth", "both", "create"]
    made, cards = run(script, NAMED, acme())
    assert made.answers["auth"] == "both"
    card = next(card for card in cards if {"both", "none"} <= {one.value for one in card.options})
    refused = {one.value: one.refused for one in card.options}
    assert not refused["both"]
    assert refused["none"].startswith("acme's preset requires accounts or both: Nobody works")


def test_an_answer_never_takes_back_what_a_preset_holds() -> None:
    script: list[Reply] = [*ASKED, GO_ON, "change", "database", "mysql", "create"]
    made, cards = run(script, NAMED, acme())
    assert made.answers["database"] == "mysql"
    card = next(card for card in cards if "postgresql" in [one.value for one in card.options])
    (none,) = [one for one in card.options if one.value == "none"]
    assert "nowhere to keep users (acme's preset)" in none.refused


@pytest.mark.parametrize("held", [True, False])
def test_a_framework_that_is_held_cannot_be_overruled(held: bool) -> None:
    lock = 'framework = { answer = "django", because = "We know it." }\n' if held else ""
    _, cards = run([*ASKED, GO_ON, "create"], NAMED, acme(TEXT + lock))
    acts = {one.value for one in cards[-1].options}
    assert ("override" in acts) is not held
    assert "follow" not in acts


def test_the_command_for_the_same_names_the_preset_and_not_its_answers() -> None:
    _, cards = run([*ASKED, GO_ON, "create"], NAMED, acme())
    review = " ".join("\n".join(cards[-1].above).split())
    command = review[review.index("startwise new") :].replace(" \\", "")
    assert "--preset acme" in command
    assert "--license" not in command
    assert "--database" not in command
