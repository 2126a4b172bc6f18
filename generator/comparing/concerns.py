"""Concerns: what a file is about, under one name in both frameworks, as the manifests say."""

from collections import Counter
from collections.abc import Mapping
from functools import cache

from generator.features.form import concerns_known, wrong
from generator.features.manifests import manifest_of, path_of
from generator.templating.template_files import SLUG_IN_PATH, sources

# How the package's folder is written here, whatever a project calls it.
PACKAGE = "{slug}/"
# What the files are about that a project's owner added: no template makes them.
ADDED = "added"
# What they are about that a preset added.
OF_PRESETS = "presets"
# Catalogues of messages are made of a project's texts, and stand in no template.
_CATALOGUES = f"{PACKAGE}locale/"
# What stands in these is about anything.
_ANYTHING = ("", PACKAGE, "tests/")


@cache
def concerns() -> Mapping[str, str]:
    """Return what each concern is, in a few words, in the order in which they are shown."""
    added = {OF_PRESETS: "files of presets", ADDED: "files that were added by hand"}
    return {**concerns_known(), **added}


def concern_of(framework: str, slug: str, path: str) -> str:
    """Return the name of the concern that a project's file is about.

    Every path that a template makes has one. Any other is about what most files in its folder are
    about, or is ``added``.
    """
    inside = neutral(slug, path)
    if inside.startswith(_CATALOGUES):
        return str(manifest_of(framework, "languages")["concern"])
    known = _by_path(framework)
    return known[inside] if inside in known else _of_its_folder(framework, inside)


def neutral(slug: str, path: str) -> str:
    """Return a path with the package's folder written in the same way for every slug."""
    inside = path.removeprefix(f"{slug}/")
    return path if inside == path else PACKAGE + inside


@cache
def _by_path(framework: str) -> Mapping[str, str]:
    found = {}
    for source in sources(framework):
        manifest = manifest_of(framework, source.key)
        path = source.path.replace(f"{SLUG_IN_PATH}/", PACKAGE)
        named = [one for one, paths in manifest.get("concerns", {}).items() if path in paths]
        concern = named[0] if named else manifest.get("concern")
        if not concern:
            owner = source.name.partition("/")[0]
            raise wrong(path_of(owner, source.key), f"no 'concern' says what {path} is about")
        found[path] = concern
    return found


def _of_its_folder(framework: str, path: str) -> str:
    folder = path[: path.rfind("/") + 1]
    if folder in _ANYTHING:
        return ADDED
    known = _by_path(framework)
    beside = [known[one] for one in known if one[: one.rfind("/") + 1] == folder]
    below = [known[one] for one in known if one.startswith(folder)]
    there = Counter(beside or below)
    return there.most_common(1)[0][0] if there else ADDED
