"""Settings: every variable of .env.example, and who gives its value in production."""

import ast
import re
from dataclasses import replace

import pytest
from every_layout import every_layout, layout_with

from generator.features.switching import features_on
from generator.inspection.layout import Layout
from generator.inspection.measures import Setting
from generator.inspection.settings import settings_of
from generator.templating.tree import File, Tree

# Where nothing is said of it, a project is in production.
SAFE_WITHOUT = {"ENVIRONMENT"}
# Given though production starts without them: nothing works as it should with the example's. The
# password is for the containers of production.
WORTH_GIVING = {"MAIL_DEFAULT_SENDER", "UPSTREAM_URLS", "DATABASE_PASSWORD"}


def test_every_variable_has_its_sentence_and_its_example() -> None:
    for layout in every_layout():
        text = layout.project.tree[".env.example"].content.decode()
        settings = settings_of(layout)
        assert [f"{one.name}={one.example}" for one in settings] == [
            line for line in text.splitlines() if not line.startswith("#")
        ]
        assert all(one.sentence.endswith(".") for one in settings)


def test_secrets_and_nothing_else_are_made() -> None:
    for layout in every_layout():
        made = {one.name for one in settings_of(layout) if one.provided == "made"}
        signs = layout.framework == "django" or "forms" in features_on(
            layout.framework, layout.answers
        )
        flask_with_codes = layout.framework == "flask" and layout.answers["two_factor"]
        assert made == ({"SECRET_KEY"} if signs else set()) | (
            {"JWT_SECRET_KEY"} if layout.answers["auth"] in {"tokens", "both"} else set()
        ) | ({"TOTP_SECRET_KEY"} if flask_with_codes else set())


def test_what_production_refuses_to_start_without_is_for_somebody_to_give() -> None:
    for layout in every_layout():
        given = {one.name for one in settings_of(layout) if one.provided == "you"}
        needed = (refused_without(layout) | started_with(layout.project.tree)) - SAFE_WITHOUT
        known = {one.name for one in settings_of(layout) if one.provided != "made"}
        assert needed & known <= given, layout.answers
        assert given - needed <= WORTH_GIVING, layout.answers


def refused_without(layout: Layout) -> set[str]:
    """Return the names in the rendered checks: what they compare with, or what they say."""
    if layout.framework == "django":
        files = ("config/settings.py", "config/environment.py")
        text = "\n".join(text_of(layout.project.tree, path) for path in files)
        checked = re.findall(r"if IN_PRODUCTION and not ([A-Z_]+):", text)
        return {*checked, *re.findall(r'needed\("([A-Z_]+)"', text)}
    text = text_of(layout.project.tree, f"{layout.answers['project_slug']}/config.py")
    checks = text.partition("def _unsafe(")[2].partition("\n\n\n")[0]
    return set(re.findall(r'yield "([A-Z_]+) is missing', checks))


def started_with(tree: Tree) -> set[str]:
    """Return what the project's own tests start production with, beyond what all tests do."""
    for statement in ast.parse(text_of(tree, "tests/environment.py")).body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "PRODUCTION":
            assert isinstance(statement.value, ast.BinOp)
            assert isinstance(statement.value.right, ast.Dict)
            return {str(ast.literal_eval(key)) for key in statement.value.right.keys if key}
    raise AssertionError


def text_of(tree: Tree, path: str) -> str:
    return tree[path].content.decode()


@pytest.mark.parametrize("framework", ["django", "flask"])
@pytest.mark.parametrize(
    ("name", "provided"),
    [
        ("ENVIRONMENT", "default"),
        ("DEBUG", "default"),
        ("SECRET_KEY", "made"),
        ("ALLOWED_HOSTS", "you"),
        ("TRUSTED_PROXIES", "default"),
        ("DATABASE_URL", "you"),
        ("MAIL_SERVER", "you"),
        ("MAIL_PORT", "default"),
        ("MAIL_USERNAME", "default"),
        ("MAIL_PASSWORD", "default"),
        ("MAIL_DEFAULT_SENDER", "you"),
        ("API_RATE_LIMIT", "default"),
        ("JWT_SECRET_KEY", "made"),
        ("UPSTREAM_URLS", "you"),
        ("CACHE_URL", "you"),
        ("BROKER_URL", "you"),
        ("EXPORT_FOLDER", "default"),
        ("LOG_LEVEL", "default"),
        ("SENTRY_DSN", "default"),
        ("METRICS_TOKEN", "default"),
    ],
)
def test_who_gives_a_variable(framework: str, name: str, provided: str) -> None:
    layout = layout_with(
        framework,
        {
            "database": "postgresql",
            "auth": "both",
            "rest": True,
            "async_needs": "views",
            "jobs": "celery",
            "cache": "redis",
            "observability": True,
        },
    )
    if framework == "flask":
        name = name.replace("ALLOWED_HOSTS", "TRUSTED_HOSTS")
    assert setting(layout, name).provided == provided


@pytest.mark.parametrize("framework", ["django", "flask"])
def test_the_channel_between_processes_is_given(framework: str) -> None:
    assert setting(layout_with(framework, {"async_needs": "realtime"}), "CHANNEL_URL").provided == (
        "you"
    )


def setting(layout: Layout, name: str) -> Setting:
    return next(one for one in settings_of(layout) if one.name == name)


def test_a_folder_without_the_example_has_no_settings() -> None:
    assert settings_of(with_example(None)) == ()


@pytest.mark.parametrize(
    ("text", "settings"),
    [
        ("", ()),
        ("# Only a comment\n", ()),
        ("no variable at all\n=1\n1A=2\n", ()),
        ("# One.\n# Two.\n\nA=1\n", (Setting("A", "", "1", "default"),)),
        ("# One.\n#Two.\nA=1", (Setting("A", "One. Two.", "1", "default"),)),
        ("export KEY=change-me\r\n", (Setting("KEY", "", "change-me", "made"),)),
        ("# Empty for none.\nA=\nB=", (
            Setting("A", "Empty for none.", "", "default"),
            Setting("B", "", "", "you"),
        )),
        ("A=redis://localhost:6379", (Setting("A", "", "redis://localhost:6379", "you"),)),
    ],
)  # fmt: skip
def test_an_example_that_somebody_changed_is_read_as_far_as_it_goes(
    text: str, settings: tuple[Setting, ...]
) -> None:
    assert settings_of(with_example(text.encode())) == settings


def test_an_example_that_is_no_text_is_read_as_far_as_it_goes() -> None:
    assert [one.name for one in settings_of(with_example(b"\xff\xfe\nA=\xff\n"))] == ["A"]


def with_example(content: bytes | None) -> Layout:
    """Return a layout of nothing but an .env.example, or of nothing."""
    layout = every_layout()[0]
    tree: dict[str, File] = {}
    if content is not None:
        tree[".env.example"] = File(content, executable=False, features=())
    return replace(layout, project=replace(layout.project, tree=tree))
