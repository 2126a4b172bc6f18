"""Routes that extensions bring: a table by distribution, tested against the real applications.

It is true of the versions that the tests install; another release may have more or fewer addresses.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

GET = ("GET",)
POST = ("POST",)
BOTH = ("GET", "POST")


@dataclass(frozen=True)
class Brought:
    """One route that an extension brings.

    Attributes:
        path: relative to where the extension stands; ``{NAME}`` is a setting's value, and what
            follows ``~`` comes after a slash, and before one where the path has one at its end.
        methods: what it takes.
        when: settings that switch it on; all have to be on.
        unless: a setting that switches it off.
    """

    path: str
    methods: tuple[str, ...]
    when: tuple[str, ...] = ()
    unless: str = ""


# The address of a model is the same for each: one line stands for the lines of all.
DJANGO_ADMIN = (
    Brought("", GET),
    Brought("login/", BOTH),
    Brought("logout/", POST),
    Brought("password_change/", BOTH),
    Brought("password_change/done/", GET),
    Brought("autocomplete/", GET),
    Brought("jsi18n/", GET),
    Brought("r/<id>/<id>/", GET),
    Brought("<app>/", GET),
    Brought("<app>/<model>/", BOTH),
    Brought("<app>/<model>/add/", BOTH),
    Brought("<app>/<model>/<id>/", GET),
    Brought("<app>/<model>/<id>/change/", BOTH),
    Brought("<app>/<model>/<id>/delete/", BOTH),
    Brought("<app>/<model>/<id>/history/", GET),
    Brought("<app>/<model>/<id>/password/", BOTH),
)

# Its form views also answer PUT as they answer POST, which no browser sends.
ALLAUTH_ACCOUNT = (
    Brought("login/", BOTH),
    Brought("logout/", BOTH),
    Brought("inactive/", GET),
    Brought("signup/", BOTH),
    Brought("reauthenticate/", BOTH),
    Brought("reauthenticate/code/", BOTH),
    Brought("reauthenticate/code/confirm/", BOTH),
    Brought("email/", BOTH),
    Brought("confirm-email/", GET),
    Brought("confirm-email/<key>/", BOTH, unless="ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED"),
    Brought("password/change/", BOTH),
    Brought("password/set/", BOTH),
    Brought("password/reset/", BOTH),
    Brought("password/reset/done/", GET),
    Brought("password/reset/key/done/", GET, unless="ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED"),
    Brought(
        "password/reset/key/<uidb36>-<key>/", BOTH, unless="ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED"
    ),
    Brought("password/reset/confirm/", BOTH, when=("ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED",)),
    Brought("password/reset/complete/", BOTH, when=("ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED",)),
    Brought("login/code/confirm/", BOTH),
    Brought("login/code/", BOTH, when=("ACCOUNT_LOGIN_BY_CODE_ENABLED",)),
)

# Urlconfs that are included, and the distributions that bring them.
URLCONFS: Mapping[str, tuple[Brought, ...]] = {"allauth.account.urls": ALLAUTH_ACCOUNT}

# Views that a project gives an address of its own.
VIEWS: Mapping[str, tuple[str, ...]] = {
    "django.views.i18n.set_language": POST,
    "drf_spectacular.views.SpectacularAPIView": GET,
    "drf_spectacular.views.SpectacularJSONAPIView": GET,
    "drf_spectacular.views.SpectacularYAMLAPIView": GET,
    "drf_spectacular.views.SpectacularSwaggerView": GET,
    "drf_spectacular.views.SpectacularRedocView": GET,
}

# What views made from these classes take by themselves; their names are the same everywhere.
METHODS_OF_CLASSES: Mapping[str, tuple[str, ...]] = {
    "TemplateView": GET,
    "ListView": GET,
    "DetailView": GET,
    "FormView": BOTH,
    "CreateView": BOTH,
    "UpdateView": BOTH,
    "DeleteView": ("GET", "POST", "DELETE"),
    "LoginView": BOTH,
    "LogoutView": POST,
    "PasswordChangeView": BOTH,
    "PasswordResetView": BOTH,
    "PasswordResetConfirmView": BOTH,
    "CreateAPIView": POST,
    "ListAPIView": GET,
    "RetrieveAPIView": GET,
    "DestroyAPIView": ("DELETE",),
    "UpdateAPIView": ("PUT", "PATCH"),
    "ListCreateAPIView": BOTH,
    "RetrieveUpdateAPIView": ("GET", "PUT", "PATCH"),
    "RetrieveDestroyAPIView": ("GET", "DELETE"),
    "RetrieveUpdateDestroyAPIView": ("GET", "PUT", "PATCH", "DELETE"),
    "TokenObtainPairView": POST,
    "TokenRefreshView": POST,
    "TokenBlacklistView": POST,
    "TokenVerifyView": POST,
}

FLASK_SECURITY = (
    Brought("{SECURITY_STATIC_FOLDER_URL}/<filename>", GET),
    Brought("{SECURITY_LOGIN_URL}", BOTH),
    Brought("{SECURITY_LOGOUT_URL}", POST),
    Brought("{SECURITY_VERIFY_URL}", BOTH, when=("SECURITY_FRESHNESS",)),
    Brought("{SECURITY_REGISTER_URL}", BOTH, when=("SECURITY_REGISTERABLE",)),
    Brought("{SECURITY_CONFIRM_URL}", BOTH, when=("SECURITY_CONFIRMABLE",)),
    Brought("{SECURITY_CONFIRM_URL}~<token>", BOTH, when=("SECURITY_CONFIRMABLE",)),
    Brought("{SECURITY_RESET_URL}", BOTH, when=("SECURITY_RECOVERABLE",)),
    Brought("{SECURITY_RESET_URL}~<token>", BOTH, when=("SECURITY_RECOVERABLE",)),
    Brought("{SECURITY_CHANGE_URL}", BOTH, when=("SECURITY_CHANGEABLE",)),
    Brought("{SECURITY_CHANGE_EMAIL_URL}", BOTH, when=("SECURITY_CHANGE_EMAIL",)),
    Brought("{SECURITY_CHANGE_EMAIL_URL}~<token>", GET, when=("SECURITY_CHANGE_EMAIL",)),
    Brought("{SECURITY_TWO_FACTOR_SETUP_URL}", BOTH, when=("SECURITY_TWO_FACTOR",)),
    Brought("{SECURITY_TWO_FACTOR_SETUP_URL}~<token>", POST, when=("SECURITY_TWO_FACTOR",)),
    Brought("{SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL}", BOTH, when=("SECURITY_TWO_FACTOR",)),
    Brought("{SECURITY_TWO_FACTOR_RESCUE_URL}", BOTH, when=("SECURITY_TWO_FACTOR",)),
)

FLASK_SMOREST = (
    Brought("/{OPENAPI_JSON_PATH}", GET),
    Brought(
        "/{OPENAPI_SWAGGER_UI_PATH}",
        GET,
        when=("OPENAPI_SWAGGER_UI_PATH", "OPENAPI_SWAGGER_UI_URL"),
    ),
    Brought("/{OPENAPI_REDOC_PATH}", GET, when=("OPENAPI_REDOC_PATH", "OPENAPI_REDOC_URL")),
    Brought("/{OPENAPI_RAPIDOC_PATH}", GET, when=("OPENAPI_RAPIDOC_PATH", "OPENAPI_RAPIDOC_URL")),
)

# As in Django's admin, one line stands for the lines of all models.
FLASK_ADMIN = (
    Brought("/", GET),
    Brought("/static/<filename>", GET),
    Brought("/<model>/", GET, when=("models",)),
    Brought("/<model>/new/", BOTH, when=("models",)),
    Brought("/<model>/details/", GET, when=("models",)),
    Brought("/<model>/edit/", BOTH, when=("models",)),
    Brought("/<model>/delete/", POST, when=("models",)),
    Brought("/<model>/action/", POST, when=("models",)),
    Brought("/<model>/export/<export_type>/", GET, when=("models",)),
    Brought("/<model>/ajax/lookup/", GET, when=("models",)),
    Brought("/<model>/ajax/update/", POST, when=("models",)),
    Brought("/<model>/api/file/", GET, when=("flask_admin.contrib.mongoengine",)),
)

# What a setting is where a project says nothing; all others are off.
DEFAULTS: Mapping[str, object] = {
    "OPENAPI_JSON_PATH": "openapi.json",
    "SECURITY_STATIC_FOLDER_URL": "/fs-static",
    "SECURITY_LOGIN_URL": "/login",
    "SECURITY_LOGOUT_URL": "/logout",
    "SECURITY_VERIFY_URL": "/verify",
    "SECURITY_REGISTER_URL": "/register",
    "SECURITY_CONFIRM_URL": "/confirm",
    "SECURITY_RESET_URL": "/reset",
    "SECURITY_CHANGE_URL": "/change",
    "SECURITY_CHANGE_EMAIL_URL": "/change-email",
    "SECURITY_TWO_FACTOR_SETUP_URL": "/tf-setup",
    "SECURITY_TWO_FACTOR_TOKEN_VALIDATION_URL": "/tf-validate",
    "SECURITY_TWO_FACTOR_RESCUE_URL": "/tf-rescue",
    "SECURITY_FRESHNESS": timedelta(hours=24),
}

_DISTRIBUTIONS = {
    "allauth": "django-allauth",
    "rest_framework": "djangorestframework",
    "rest_framework_simplejwt": "djangorestframework-simplejwt",
}


def distribution_of(name: str) -> str:
    """Give the distribution of a dotted name, as packages are named."""
    first = name.partition(".")[0]
    return _DISTRIBUTIONS.get(first, first.replace("_", "-").lower())


def brought(
    routes: tuple[Brought, ...], settings: Mapping[str, object]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the paths and methods of an extension's routes as a project has set it up."""
    known = {**DEFAULTS, **{name: value for name, value in settings.items() if value is not None}}
    texts = {name: value for name, value in known.items() if isinstance(value, str)}
    for route in routes:
        is_on = all(_is_on(known.get(name)) for name in route.when)
        if is_on and not _is_on(known.get(route.unless)):
            try:
                yield _written(route.path.format_map(texts)), route.methods
            except KeyError:
                continue


def _is_on(value: object) -> bool:
    """Whether a setting is on; Flask-Security takes a negative span of time as off."""
    return value >= timedelta(0) if isinstance(value, timedelta) else bool(value)


def _written(path: str) -> str:
    before, mark, after = path.partition("~")
    if not mark:
        return before
    return f"{before}{after}/" if before.endswith("/") else f"{before}/{after}"
