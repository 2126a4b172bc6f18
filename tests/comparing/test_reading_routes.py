"""Routes are read from any code that people have: strange code gives fewer, never an error."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

import pytest
from answer_sets import FRAMEWORKS, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.answers.questions import Answers
from generator.guidance.recommendation import recommend
from generator.inspection.layout import Layout
from generator.inspection.measures import ANY, Route
from generator.inspection.routes import in_one_form, routes_of
from generator.inspection.routes.modules import Definition, Modules, after
from generator.templating.rendering import render
from generator.templating.tree import File, Project, Tree

Files = Mapping[str, str | bytes]

EVERYTHING: Answers = {
    "database": "sqlite",
    "auth": "both",
    "rest": True,
    "async_needs": "realtime",
}

SETTINGS = 'ROOT_URLCONF = "urls"\n'
DJANGO = (
    "from django.urls import include, path, re_path\nfrom django.views.decorators.http import *\n"
)
FLASK = "from flask import Blueprint, Flask\napp = Flask(__name__, static_folder=None)\n"


def routes(framework: Literal["django", "flask"], files: Files) -> tuple[Route, ...]:
    answers = whole(framework, {})
    project = Project(tree_of(files), (), {})
    return routes_of(Layout("It", framework, answers, recommend({}), project, "folder"))


def tree_of(files: Files) -> Tree:
    return {
        path: File(text if isinstance(text, bytes) else text.encode(), False, ())
        for path, text in files.items()
    }


def django(urls: str, **modules: str) -> dict[str, tuple[str, ...]]:
    """Give the methods by address that a urlconf and other modules give."""
    others = {f"{name}.py": text for name, text in modules.items()}
    files = {"config/settings.py": SETTINGS, "urls.py": DJANGO + urls, **others}
    return {route.path: route.methods for route in routes("django", files)}


def flask(code: str, **modules: str) -> dict[str, tuple[str, ...]]:
    """Give the methods by address that a module with an application and others give."""
    others = {f"{name}.py": text for name, text in modules.items()}
    return {
        route.path: route.methods for route in routes("flask", {"app.py": FLASK + code, **others})
    }


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/notes/<int:pk>/", "/notes/<id>/"),
        ("notes/<uuid:note_id>/", "/notes/<id>/"),
        ("/notes/<int(max=2147483647):note_id>/", "/notes/<id>/"),
        ("/notes/<string(length=24):note_id>/edit/", "/notes/<id>/edit/"),
        ("/static/<path:filename>", "/static/<filename>"),
        ("/<any('a', 'b'):kind>-<name>", "/<kind>-<name>"),
        ("", "/"),
    ],
)
def test_an_address_has_one_form(path: str, shown: str) -> None:
    assert in_one_form(path) == shown


@pytest.mark.parametrize(
    ("decorators", "methods"),
    [
        ("", ANY),
        ("@require_safe", ("GET",)),
        ("@require_POST", ("POST",)),
        ('@require_http_methods(["GET", "POST"])\n@login_required', ("GET", "POST")),
        ('@login_required\n@require_http_methods(["HEAD"])', ("HEAD",)),
        ('@require_http_methods(["GET", "POST"])\n@require_GET', ("GET",)),
        ('@api_view(["patch", "GET"])', ("GET", "PATCH")),
        ("@require_http_methods(unknown())", ANY),
        ("@require_http_methods()", ANY),
    ],
)
def test_decorators_of_django_say_which_methods_a_view_takes(
    decorators: str, methods: tuple[str, ...]
) -> None:
    view = f"""
from django.contrib.auth.decorators import login_required
from django.views.decorators.http import (
    require_GET, require_POST, require_http_methods, require_safe
)
from rest_framework.decorators import api_view

{decorators}
def view(request): ...
"""
    assert django("import views\nurlpatterns = [path('', views.view)]", views=view) == {
        "/": methods
    }


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        (r"^notes/(?P<pk>\d+)/$", "/notes/<id>/"),
        (r"^(?P<year>[0-9]{4})-(?P<name>(?:\w|-)+)\.html\Z", "/<year>-<name>.html"),
        (r"(\d+)/([a-z)]+)", "/<1>/<2>"),
        ("(?P<broken", "/<1>"),
        ("\\", "/"),
    ],
)
def test_a_regular_expression_is_shown_as_an_address(pattern: str, path: str) -> None:
    assert list(django(f"urlpatterns = [re_path({pattern!r}, lambda request: None)]")) == [path]


def test_urlconfs_that_include_each_other_end() -> None:
    other = DJANGO + "urlpatterns = [path('back/', include('urls')), path('here/', print)]"
    assert list(django("urlpatterns = [path('other/', include('other'))]", other=other)) == [
        "/other/here/"
    ]


def test_a_blueprint_that_is_on_itself_or_on_no_application_gives_no_route() -> None:
    code = """
one, two = Blueprint("one", __name__), Blueprint("two", __name__)
three = Blueprint("three", __name__, url_prefix="/three")
four = Blueprint("four", __name__)
three.register_blueprint(three)
three.register_blueprint(four, url_prefix="/four")
four.register_blueprint(three)
app.register_blueprint(three)

@three.get("/")
def show(): ...

@four.post("/")
def make(): ...

lost = Blueprint("lost", __name__)

@lost.get("/lost")
def nobody(): ...
"""
    assert flask(code) == {"/three/": ("GET",), "/three/four/": ("POST",)}


def test_functions_that_give_each_other_the_application_end() -> None:
    code = """
def one(app):
    two(app)

    @app.get("/one")
    def show(): ...

def two(app):
    one(app)
    app.add_url_rule("/two", "two", print)

one(app)
"""
    assert flask(code) == {"/one": ("GET",), "/two": ("GET",)}


def test_sockets_of_flask_are_routes_with_or_without_a_blueprint() -> None:
    code = """
from flask_sock import Sock
sock = Sock(app)
rooms = Blueprint("rooms", __name__, url_prefix="/rooms")

@sock.route("/news")
def news(socket): ...

@sock.route("/<room_id>", bp=rooms)
def room(socket, room_id): ...

app.register_blueprint(rooms)
"""
    assert flask(code) == {"/news": ("WEBSOCKET",), "/rooms/<id>": ("WEBSOCKET",)}


@pytest.mark.parametrize(
    "code",
    [
        b"\xff\xfe not text",
        b"def broken(:",
        b"nothing = '\0'",
        "x = " + "(" * 5_000,
        "x = " + "-" * 5_000 + "1",
        "x = " + " + ".join(["x"] * 5_000),
        "x" + ".x" * 5_000,
        "urlpatterns = urlpatterns",
        "urlpatterns = [*urlpatterns, path(path, path), path(), path(''), path('', include())]",
        "urlpatterns = [path('', include(())), path('', include([])), path('', include('urls'))]",
        "urlpatterns.append()\nurlpatterns += path\nurlpatterns: list",
        "path = path\nurlpatterns = [path('a', b)]",
        "a = b\nb = a\nurlpatterns = [path(a, b)] + a",
        "class A(A): ...\nclass B(C): ...\nclass C(B): ...\nurlpatterns = [path('', B.as_view(A))]",
        "MIDDLEWARE = [1, None, '', '.', 'a..b', MIDDLEWARE]\nASGI_APPLICATION = '.'",
        "app = Flask(*app, **app)\napp.register_blueprint()\napp.register_blueprint(app)",
        "app = Flask(app)\nfor app in app: app.register_blueprint(app)",
        "@app.route()\n@app.route(1)\n@app.route('/', methods=1)\ndef f(): ...",
        "app.add_url_rule()\napp.add_url_rule('/', view_func=f.as_view())\napp.route()()",
        "from . import *\nfrom .... import x\nfrom x import x",
        "app.config.from_object('.')\napp.config.from_object(app)\napp.config[app] = app",
    ],
)
@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_code_that_is_strange_or_broken_is_no_error(
    framework: Literal["django", "flask"], code: str | bytes
) -> None:
    head = (DJANGO if framework == "django" else FLASK).encode()
    code = code.encode() if isinstance(code, str) else code
    files = dict.fromkeys(("config/settings.py", "urls.py", "app.py"), head + code)
    files["config/settings.py"] += b'\nROOT_URLCONF = "urls"\n'
    assert isinstance(routes(framework, files), tuple)


@pytest.mark.parametrize("doubled", ["{0} + {0}", "f'{{{0}}}{{{0}}}'"])
def test_names_that_grow_without_end_are_given_up(doubled: str) -> None:
    names = "".join(f"a{number + 1} = {doubled.format(f'a{number}')}\n" for number in range(45))
    code = f"a0 = 'aaaaaaaaaaaaaaaa'\n{names}urlpatterns = [path(a45, print), path('b', print)]"
    assert list(django(code)) == ["/b"]


NESTED_LOOPS = "".join(
    f"{'    ' * depth}for a{depth} in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10):\n" for depth in range(12)
)


@pytest.mark.parametrize(
    "inside",
    [
        "app.do(a0)",
        "pass",
        "a = a0",
        "app.config.from_object('app')",
        "app.config.update(X=LONG)",
        "for a in (" + "1, " * 20_000 + "): pass",
    ],
)
def test_loops_in_loops_that_would_never_end_are_given_up(inside: str) -> None:
    route = f"LONG = [{'1, ' * 20_000}]\n@app.get('/')\ndef show(): ...\n"
    assert flask(f"{route}{NESTED_LOOPS}{'    ' * 12}{inside}\n") == {"/": ("GET",)}


def test_turns_of_a_loop_know_what_they_are_about() -> None:
    code = """
one, two = 1, 2
one = Blueprint("one", __name__, url_prefix="/one")
two = Blueprint("two", __name__, url_prefix="/two")
for _ in (1, 2):
    for blueprint in (one, two):
        app.register_blueprint(blueprint)

@one.get("/")
def first(): ...

@two.get("/")
def second(): ...
"""
    assert flask(code) == {"/one/": ("GET",), "/two/": ("GET",)}


MANY_NAMES = "".join(f"a{number} = {number}\n" for number in range(2_000))
# Half of what copying all of them at each of a thousand lines would make.
MOST_COPIES = 1_000_000


def test_names_made_from_themselves_do_not_each_keep_all_the_others() -> None:
    code = MANY_NAMES + "".join(f"a{number} = a{number}\n" for number in range(1_000))
    module = Modules(tree_of({"app.py": code})).named("app")
    assert module
    made = [value for value in module.names.values() if isinstance(value, Definition)]
    assert len(made) == 1_000
    assert sum(len(value.module.names) for value in made) <= MOST_COPIES


def test_names_are_not_all_copied_after_every_statement() -> None:
    modules = Modules(tree_of({"app.py": MANY_NAMES}))
    module = modules.named("app")
    assert module
    copied = 0
    for statement in module.body[:1_000]:
        module = after(modules, module, statement)
        copied += len(module.names)
    # What a statement itself binds is known even then.
    assert "a999" in module.names
    assert copied <= MOST_COPIES + 2_000


@pytest.mark.parametrize("line", ["a{0} = a{0}", "a{0} = {0}"])
def test_a_module_of_very_many_names_is_no_error(line: str) -> None:
    lines = "\n".join(line.format(number % 2_000) for number in range(4_000))
    code = f"{MANY_NAMES}{lines}\n@app.get('/')\ndef show(): ...\n"
    assert set(flask(code)) <= {"/"}


def test_addresses_and_methods_are_put_together_from_names_of_other_modules() -> None:
    names = """
BASE, KIND = "lost/", 2
KIND = 1
BASE = "team/"
READING = ["GET"]
BOTH = READING + ["POST"]
BASE = BASE + f"{KIND}/"
"""
    code = """
import names
from django.views.decorators.http import require_http_methods

@require_http_methods(names.BOTH)
def view(request): ...

urlpatterns = [path(names.BASE + "notes/", view)]
"""
    assert django(code, names=names) == {"/team/1/notes/": ("GET", "POST")}


def test_a_number_too_long_to_be_shown_is_no_error() -> None:
    number = "0x" + "f" * 5_000
    code = f"urlpatterns = [path(f'{{{number}}}/', print), path('b/', print)]"
    assert list(django(code)) == ["/b/"]


def test_an_address_never_holds_what_no_file_can() -> None:
    [path] = django(r"urlpatterns = [path('\ud800', print)]")
    assert path.encode()


def test_python_that_is_newer_than_this_one_is_read() -> None:
    views = """
type Answer[T] = list[T]

class Shelf[T]: ...

@require_GET
def show[T](request: T) -> T: ...
"""
    views = "from django.views.decorators.http import require_GET\n" + views
    urls = "from views import show\nurlpatterns = [path('new/', show)]"
    assert django(urls, views=views) == {"/new/": ("GET",)}


@cache
def rendered(framework: str) -> Project:
    return render(framework, whole(framework, EVERYTHING))


@pytest.mark.parametrize("framework", FRAMEWORKS)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_project_with_lines_lost_or_torn_is_no_error(
    framework: Literal["django", "flask"], data: st.DataObject
) -> None:
    tree = rendered(framework).tree
    code = sorted(
        path
        for path in tree
        if path.endswith(".py") and not path.startswith(("tests/", "migrations/"))
    )
    changed: dict[str, str | bytes] = {path: file.content for path, file in tree.items()}
    for path in data.draw(st.lists(st.sampled_from(code), min_size=1, max_size=6)):
        lines = tree[path].content.decode().splitlines(keepends=True)
        lost = data.draw(st.sets(st.integers(0, len(lines)), max_size=6))
        torn = data.draw(st.integers(0, 200))
        kept = [line for number, line in enumerate(lines) if number not in lost]
        changed[path] = "".join(kept)[: -torn or None]
    assert all(route.path.startswith("/") for route in routes(framework, changed))
