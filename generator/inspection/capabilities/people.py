"""Accounts and tokens: who people are, and how they show it."""

from generator.inspection.capabilities.meeting import (
    Row,
    built_in,
    extension,
    own_code,
)

_ALLAUTH = "django-allauth"
_SECURITY = "flask-security"
_FORMS = "{slug}/users/templates/security"

ACCOUNTS = (
    Row(
        "sign-up and log-in",
        django=extension(
            _ALLAUTH,
            "{slug}/users/models.py",
            "{slug}/templates/account/",
            "{slug}/templates/allauth/",
        ),
        flask=extension(
            _SECURITY,
            "{slug}/users/models.py",
            "{slug}/users/accounts.py",
            f"{_FORMS}/login_user.html",
            f"{_FORMS}/register_user.html",
        ),
        when=("accounts",),
    ),
    Row(
        "e-mail confirmation",
        django=extension(_ALLAUTH),
        flask=extension(_SECURITY, f"{_FORMS}/send_confirmation.html"),
        when=("accounts",),
    ),
    Row(
        "password reset by e-mail",
        django=extension(_ALLAUTH),
        flask=extension(
            _SECURITY, f"{_FORMS}/forgot_password.html", f"{_FORMS}/reset_password.html"
        ),
        when=("accounts",),
    ),
    Row(
        "password change that ends other log-ins",
        django=extension(_ALLAUTH),
        flask=extension(_SECURITY, f"{_FORMS}/change_password.html"),
        when=("accounts",),
    ),
    Row(
        "mail by SMTP or to the terminal",
        django=built_in("its mail", "{slug}/users/mail.py"),
        flask=own_code("{slug}/users/mail.py"),
        when=("accounts",),
    ),
    Row(
        "mail sent in the background",
        flask=own_code("{slug}/users/mail.py"),
        when=("accounts",),
    ),
    Row(
        "passwords kept as argon2 hashes",
        django=built_in("Argon2PasswordHasher"),
        flask=(extension(_SECURITY, when="accounts"), own_code("{slug}/users/passwords.py")),
        when=("users",),
    ),
    Row(
        "short passwords refused",
        django=built_in("MinimumLengthValidator"),
        flask=(extension(_SECURITY, when="accounts"), own_code("{slug}/users/passwords.py")),
        when=("users",),
    ),
    Row(
        "common passwords refused",
        django=built_in("CommonPasswordValidator"),
        when=("users",),
    ),
    Row(
        "failed log-ins limited by account and address",
        django=extension(_ALLAUTH),
        flask=extension("flask-limiter", "{slug}/users/limits.py", "{slug}/users/accounts.py"),
        when=("accounts",),
    ),
    Row(
        "same answer for unknown user and wrong password",
        django=extension(_ALLAUTH),
        flask=extension(_SECURITY),
        when=("accounts",),
    ),
    Row(
        "log-out by POST alone",
        django=extension(_ALLAUTH, "{slug}/templates/layout.html"),
        flask=extension(_SECURITY, "{slug}/templates/layout.html"),
        when=("accounts",),
    ),
    Row(
        "log-in that leads to no other site",
        django=extension(_ALLAUTH),
        flask=extension(_SECURITY),
        when=("accounts",),
    ),
    Row(
        "authors alone change what is theirs",
        django=(
            own_code("{slug}/notes/pages.py", "{slug}/notes/permissions.py", when="accounts+pages"),
            own_code("{slug}/notes/permissions.py", when="rest"),
        ),
        flask=(
            own_code("{slug}/notes/pages.py", "{slug}/notes/api.py", when="accounts+pages"),
            own_code("{slug}/notes/api.py", when="rest"),
        ),
        when=("accounts+pages", "users+rest"),
    ),
    Row("second factor", when=("accounts",)),
)

TOKENS = (
    Row(
        "tokens (obtain/refresh/revoke)",
        django=extension(
            "djangorestframework-simplejwt",
            "{slug}/users/tokens.py",
            "{slug}/users/api.py",
            "{slug}/users/api_urls.py",
            "{slug}/users/serializers.py",
        ),
        flask=extension("flask-jwt-extended", "{slug}/users/tokens.py", "{slug}/users/api.py"),
        when=("tokens",),
    ),
    Row(
        "list of revoked tokens",
        django=(
            own_code("{slug}/users/models.py", "{slug}/users/tokens.py", when="mongodb"),
            extension("djangorestframework-simplejwt", "{slug}/users/tokens.py"),
        ),
        flask=(
            own_code("{slug}/users/storage.py", when="redis"),
            own_code("{slug}/users/models.py", "{slug}/users/storage.py"),
        ),
        when=("tokens",),
    ),
    Row(
        "refresh token that works once",
        django=own_code("{slug}/users/tokens.py"),
        flask=own_code("{slug}/users/tokens.py"),
        when=("tokens",),
    ),
    Row(
        "failed token log-ins limited",
        django=own_code("{slug}/users/limits.py"),
        flask=extension("flask-limiter", "{slug}/users/limits.py"),
        when=("tokens",),
    ),
    Row(
        "token log-in that hides who is a user",
        django=built_in("authenticate", "{slug}/users/api.py"),
        flask=own_code("{slug}/users/api.py"),
        when=("tokens",),
    ),
    Row(
        "users made by a command",
        django=own_code("{slug}/users/management/"),
        flask=own_code("{slug}/users/commands.py"),
        when=("token_users",),
    ),
)
