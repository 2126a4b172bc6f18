"""The places of shared files that a preset's fragments may write into: a promise to presets.

A place keeps its name and its meaning; one that is added makes the version another. Tests hold them
against the templates, and docs/presets.md against them.
"""

from collections.abc import Mapping

# What preset.toml may ask for as ``places``.
VERSION = 1

_BOTH = {
    "env": "variables of .env.example",
    "gunicorn.hooks": "hooks of gunicorn.conf.py",
    "layout.foot": "the end of every page",
    "layout.head": "the head of every page",
    "layout.navigation": "links of the navigation",
    "pyproject.by_name": "packages that are used by name, not imported",
    "pyproject.untyped": "modules without types",
    "readme.chosen": "rows of what was chosen",
    "readme.deploying": "sections on deploying",
    "readme.development": "sections on development",
    "readme.guides": "sections on how to do things",
    "readme.places": "rows of where things are",
    "tests.fixtures": "fixtures of all tests",
    "tests.imports": "imports of the fixtures",
}

_DJANGO = {
    "settings.apps": "the project's own apps",
    "settings.apps.django": "apps of Django",
    "settings.apps.third": "apps of packages",
    "settings.imports": "imports of the settings",
    "settings.middleware": "middleware after all others",
    "settings.middleware.early": "middleware before sessions and log-in",
    "settings.middleware.first": "middleware before all others",
    "settings.middleware.outer": "middleware outside of what limits bodies",
    "settings.sections": "sections of the settings",
    "settings.security": "settings of security",
    "urls.imports": "imports of the addresses",
    "urls.patterns": "addresses",
}

_FLASK = {
    "application.blueprints": "blueprints, registered after the project's",
    "application.extensions": "extensions, when the application is made",
    "application.imports": "imports of the application",
    "config.checks": "checks of the configuration",
    "config.constants": "settings that are the same everywhere",
    "config.environment": "settings from the environment",
    "config.imports": "imports of the configuration",
    "config.names": "constants of the configuration's module",
    "config.production": "checks of the configuration in production",
    "pyproject.warnings": "warnings that tests let pass",
}

PLACES: Mapping[str, Mapping[str, str]] = {
    "django": {**_BOTH, **_DJANGO},
    "flask": {**_BOTH, **_FLASK},
    "shared": _BOTH,
}
