"""The routes of real applications: generated projects are loaded, and asked for their own."""

import json
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from environments import shared_environment
from projects import RenderedProject
from test_generated import environment_for

# Everybody's Python, so that few processes import the frameworks: routes do not depend on it.
_PYTHON = "3.13"


@dataclass(frozen=True)
class RealRoute:
    """A route as the framework knows it.

    Attributes:
        path: with its parameters as ``<name>``.
        methods: None where the framework cannot tell.
        source: the file of the view (Flask) or of the urlconf (Django), or a distribution.
        view: the file of the view, or a distribution.
        brought: whether the view is not the project's own.
    """

    path: str
    methods: frozenset[str] | None
    source: str
    view: str
    brought: bool


@dataclass(frozen=True)
class RealRoutes:
    """The routes of one application, and what stands for each address of a model in its admin."""

    routes: tuple[RealRoute, ...]
    models: Mapping[str, str]


def real_routes(projects: Sequence[RenderedProject]) -> list[RealRoutes]:
    """Return the routes of each project: one process for each environment, forked for each."""
    together = defaultdict(list)
    for project in projects:
        pyproject = project.tree["pyproject.toml"].content
        environment = shared_environment(project.framework, _PYTHON, pyproject)
        together[project.framework, environment].append(project.folder)
    found: dict[Path, RealRoutes] = {}
    for (framework, python), folders in together.items():
        found |= _asked(framework, python, folders)
    return [found[project.folder] for project in projects]


def _asked(framework: str, python: Path, folders: Sequence[Path]) -> dict[Path, RealRoutes]:
    # With DEBUG on, Django serves uploads, too.
    done = subprocess.run(
        [python, "-c", _ASKING + {"django": _DJANGO, "flask": _FLASK}[framework] + _EACH, *folders],
        env=environment_for({}) | {"DEBUG": "false"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == len(folders), done.stderr[-4000:]
    return {Path(answer["folder"]): _read(answer) for answer in answers}


def _read(answer: dict[str, Any]) -> RealRoutes:
    routes = (
        RealRoute(path, None if methods is None else frozenset(methods), source, view, brought)
        for path, methods, source, view, brought in answer["routes"]
    )
    return RealRoutes(tuple(routes), answer["models"])


_ASKING = """
import importlib.metadata, json, os, sys
from pathlib import Path

DISTRIBUTIONS = importlib.metadata.packages_distributions()

def distribution(module):
    return DISTRIBUTIONS[module.partition(".")[0]][0].lower()

def is_own(module, folder):
    return (getattr(sys.modules[module], "__file__", None) or "").startswith(f"{folder}/")

def whose(module, folder):
    # The file of an own module, relative to the project; or the distribution of another's.
    if is_own(module, folder):
        return str(Path(sys.modules[module].__file__).relative_to(folder)), False
    return distribution(module), True
"""

_DJANGO = """
# What most projects import is there before the first is forked.
import django, django.forms, django.db.models, django.contrib.admin, django.test, django.views
import django.views.i18n, celery.schedules, channels, drf_spectacular, prometheus_client, psycopg
import pymongo, redis.asyncio, requests, rest_framework, sentry_sdk, sqlparse, structlog

def routes(folder):
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    django.setup()
    from django.conf import settings
    from django.urls import get_resolver
    from django.utils.module_loading import import_string
    from whitenoise.middleware import WhiteNoiseMiddleware

    found = list(patterns(get_resolver(), "", folder))
    for name in settings.MIDDLEWARE:
        made = import_string(name)
        if isinstance(made, type) and issubclass(made, WhiteNoiseMiddleware):
            path, by = settings.STATIC_URL + "<filename>", "whitenoise"
            found.append([path, ["GET"], by, by, True])
    application = getattr(settings, "ASGI_APPLICATION", "")
    if application:
        found += sockets(import_string(application), folder)
    models = {}
    if django.apps.apps.is_installed("django.contrib.admin"):
        from django.contrib import admin
        index = django.urls.reverse("admin:index")
        models = {f"{index}{model._meta.app_label}/{model._meta.model_name}/":
                  f"{index}<app>/<model>/" for model in admin.site._registry}
    return found, models

def patterns(resolver, prefix, folder):
    from django.urls import URLPattern
    from django.views.generic import RedirectView, TemplateView
    for one in resolver.url_patterns:
        path = prefix + written(one.pattern)
        if not isinstance(one, URLPattern):
            yield from patterns(one, path, folder)
            continue
        methods, module, name = view(one.callback)
        plain = getattr(one.callback, "view_class", None) in (TemplateView, RedirectView)
        if plain and (file := declaring(one, folder)):
            # A page or a redirect without a view of its own: what declares it has it.
            yield "/" + path, ["GET"], file, file, False
            continue
        # It gives "not found" for all that the admin has no address for.
        if name != "AdminSite.catch_all_view":
            viewed, is_brought = whose(module, folder)
            source = viewed if is_brought else declaring(one, folder)
            if source is None:
                # An address of Django's admin, whose view was replaced: it is the admin's still.
                yield "/" + path, None, "django", "django", True
                continue
            yield "/" + path, methods, source, viewed, is_brought

def declaring(pattern, folder):
    # The own module that has the pattern in a list; one that lends it to a urlconf goes first.
    found = [
        (name == "urlpatterns", whose(module, folder)[0])
        for module in list(sys.modules) if is_own(module, folder)
        for name, value in vars(sys.modules[module]).items()
        if any(each is pattern for each in listed(value))
    ]
    return min(found)[1] if found else None

def listed(value):
    # What a router of the REST framework has made is a list of its own.
    made = getattr(value, "_urls", None) if type(value).__name__.endswith("Router") else value
    return made if isinstance(made, list) else ()

def written(pattern):
    from django.utils.regex_helper import normalize
    (shape, names), *_ = normalize(pattern.regex.pattern)
    return shape % {name: f"<{name}>".replace("app_label", "app") for name in names}

def view(callback):
    # A function's methods stand in the closure of the decorator that restricts them.
    from django.views.generic import RedirectView
    from django.views.generic.edit import ProcessFormView
    methods = None
    while True:
        code = callback.__code__ if hasattr(callback, "__code__") else None
        if code and "request_method_list" in code.co_freevars:
            cell = callback.__closure__[code.co_freevars.index("request_method_list")]
            methods = sorted(cell.cell_contents)
        made = getattr(callback, "cls", None) or getattr(callback, "view_class", None)
        if made and issubclass(made, RedirectView):
            return None, made.__module__, made.__qualname__
        if made:
            known = getattr(callback, "actions", None) or [
                name for name in made.http_method_names if hasattr(made, name)
            ]
            methods = sorted(name.upper() for name in known)
            if issubclass(made, ProcessFormView):
                methods.remove("PUT")
            return methods, made.__module__, made.__qualname__
        if not hasattr(callback, "__wrapped__"):
            return methods, callback.__module__, callback.__qualname__
        callback = callback.__wrapped__

def sockets(application, folder):
    from channels.routing import URLRouter
    from channels.security.websocket import WebsocketDenier
    one = getattr(application, "application_mapping", {}).get("websocket")
    while one and not isinstance(one, URLRouter):
        one = getattr(one, "inner", None) or one.application
    for route in one.routes if one else ():
        consumer = route.callback.consumer_class
        if consumer is not WebsocketDenier:
            holder = next(name for name, module in list(sys.modules.items())
                          if any(value is one for value in vars(module).values()))
            viewed, is_brought = whose(consumer.__module__, folder)
            source, _ = whose(holder, folder)
            yield "/" + written(route.pattern), ["WEBSOCKET"], source, viewed, is_brought
"""

_FLASK = """
# What most projects import is there before the first is forked.
import flask, werkzeug, wtforms, celery.schedules, redis.asyncio, sqlalchemy.orm, marshmallow
import flask_admin, flask_limiter, flask_migrate, flask_security, flask_smorest, flask_sqlalchemy
import flask_wtf, mongoengine, peewee, prometheus_client, sentry_sdk, structlog, webargs

def routes(folder):
    import wsgi
    app = wsgi.app
    found = []
    for rule in app.url_map.iter_rules():
        path = "".join(f"<{text}>" if is_name else text for is_name, text in rule._trace)
        path = path.replace("|", "")
        methods = ["WEBSOCKET"] if rule.websocket else sorted(rule.methods)
        source, is_brought = owner(app, rule, folder)
        found.append([path, methods, source, source, is_brought])
    admins = app.extensions.get("admin", ())
    return found, {f"{view.url}/": f"{admin.url}/<model>/" for admin in admins
                   for view in admin._views if hasattr(view, "can_create")}

def owner(app, rule, folder):
    name, _, endpoint = rule.endpoint.rpartition(".")
    if endpoint != "static":
        return whose(app.view_functions[rule.endpoint].__module__, folder)
    static = Path((app.blueprints[name] if name else app).static_folder)
    if folder in static.parents:
        return "flask", True
    return distribution(static.relative_to(Path(flask.__file__).parents[1]).parts[0]), True
"""

_EACH = """
for folder in map(Path, sys.argv[1:]):
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        if status:
            sys.exit(f"{folder}: {status}")
        continue
    os.chdir(folder)
    sys.path.insert(0, str(folder))
    found, models = routes(folder)
    print(json.dumps({"folder": str(folder), "routes": found, "models": models}), flush=True)
    os._exit(0)
"""
