"""What a person might change in a project: by file, texts and what stands in their place.

An empty text stands for the end of the file.
"""

from collections.abc import Iterable, Mapping

EDITS: Mapping[str, Mapping[str, Iterable[tuple[str, str]]]] = {
    "django": {
        "config/settings.py": [
            ('STATIC_URL = "/static/"', 'STATIC_URL = "assets/"'),
            (
                "",
                """
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
""",
            ),
        ],
        "config/urls.py": [
            ('path("admin/", admin', 'path("office/", admin'),
            ('path("metrics", metrics, name="metrics"),', ""),
            (
                "",
                r"""
import django.views.decorators.http as http
from django.urls import re_path
from django.views.decorators.cache import cache_page
from django.views.generic import TemplateView, View
from shelf import extra

PREFIX = "team/"
urlpatterns += [
    re_path(r"^archive/(?P<year>[0-9]{4})/(?P<name>(?:\w|-)+)\.html$", extra.archive),
    path("about/", view=TemplateView.as_view(template_name="about.html")),
    path("kept/", cache_page(60)(http.require_GET(extra.anything))),
    path("anything/", extra.anything),
    path("changing/<slug:note_id>/", extra.Changing.as_view()),
    path("more/", include((extra.more, "more"))),
    path("again/", include(extra.more)),
    path(f"{PREFIX}first/", extra.decorated),
    *extra.more,
]
urlpatterns = [path("late/", extra.archive), *urlpatterns] + extra.more[:0]
urlpatterns.append(path(PREFIX + "last/", extra.archive))
""",
            ),
        ],
        "shelf/extra.py": [
            (
                "",
                """
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import path
from django.views import View
from django.views.decorators.http import require_http_methods, require_POST
from django.views.generic import FormView

METHODS = ["GET", "DELETE"]

@require_http_methods(METHODS)
def archive(request, **values):
    return HttpResponse()

def anything(request):
    return HttpResponse()

class Changing(View):
    http_method_names = ["get", "patch", "options"]

    def get(self, request, note_id):
        return HttpResponse()

    patch = delete = get

class Posting(View):
    def post(self, request):
        return HttpResponse()

class Both(Posting):
    async def get(self, request):
        return HttpResponse()

class Form(FormView):
    pass

def decorated(request):
    return HttpResponse()

decorated = require_POST(login_required(decorated))
form = Form.as_view()
more = [path("both/", Posting.as_view()), path("<uuid:pk>/form/", form)]
""",
            )
        ],
    },
    "flask": {
        "shelf/config.py": [
            ('SECURITY_URL_PREFIX = "/accounts"', 'SECURITY_URL_PREFIX = "/people"'),
            ('SECURITY_RESET_URL = "/password/reset/"', 'SECURITY_RESET_URL = "/forgotten"'),
            ("SECURITY_CHANGEABLE = True", "SECURITY_CHANGEABLE = False"),
            ("SECURITY_FRESHNESS = timedelta(seconds=-1)", "SECURITY_CHANGE_EMAIL = True"),
            (
                'OPENAPI_JSON_PATH = "schema/"',
                'OPENAPI_SWAGGER_UI_PATH = "swagger"\n    OPENAPI_SWAGGER_UI_URL = "/ui/"',
            ),
        ],
        "shelf/users/accounts.py": [('    "change_password",\n', "")],
        "shelf/admin/__init__.py": [("GuardedIndex()", 'GuardedIndex(url="/office")')],
        "shelf/__init__.py": [
            (
                "    headers.init_app(app)\n",
                """
    from .extra import PREFIX

    app.config["SECURITY_LOGIN_URL"] = f"{PREFIX}in"
    headers.init_app(app)
""",
            ),
            ("    app.register_blueprint(metrics)\n", "    more(app)\n"),
            ("app.register_blueprint(home)", 'app.register_blueprint(home, url_prefix="/start")'),
            (
                "",
                """

def more(app: Flask) -> None:
    from .extra import counted, shelves

    for one in (shelves, counted):
        app.register_blueprint(one)
    app.add_url_rule("/removed", "removed", lambda: "", methods=["delete"])

    @app.route("/inside/<any(one, two):which>", methods=("GET", "PUT"))
    def inside(which: str) -> str:
        return which
""",
            ),
        ],
        "shelf/extra.py": [
            (
                "",
                """
from flask import Blueprint
from flask.views import MethodView

PREFIX = "/" + "enter-"
shelves = Blueprint("shelves", __name__, url_prefix="/shelves")
boxes = Blueprint("boxes", __name__, url_prefix="/<int:shelf_id>/boxes", static_folder="files")
lids = Blueprint("lids", __name__)
counted = Blueprint("counted", __name__, static_folder="a/b", static_url_path="/s")

boxes.register_blueprint(lids, url_prefix="/lids")
shelves.register_blueprint(boxes)

class Posting(MethodView):
    def post(self, name):
        return name

class Both(Posting):
    def get(self, name):
        return name

@shelves.get("")
@shelves.get("/all")
def shelf():
    return ""

@boxes.patch("/<uuid:pk>")
def box(shelf_id, pk):
    return ""

@lids.delete("/")
def lid(shelf_id):
    return ""

def count():
    return ""

counted.route("/count", methods=["GET", "POST"])(count)
counted.add_url_rule("/both/<path:name>", view_func=Both.as_view("both"))
""",
            )
        ],
    },
}
