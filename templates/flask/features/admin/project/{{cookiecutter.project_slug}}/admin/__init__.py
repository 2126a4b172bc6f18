{% set two_factor = 'two_factor' in cookiecutter.__features %}
{% set notifies = 'signals' in cookiecutter.__features %}
"""The admin: access to it, and its views."""

{% filter imports %}
import re
from datetime import datetime
from flask import Blueprint, Flask, Response, abort, flash, redirect, request, url_for
from wtforms import Form
from flask.typing import ResponseReturnValue
from flask_admin import Admin, AdminIndexView
from flask_admin.model import typefmt
from flask_admin.theme import Bootstrap4Theme
from flask_security import current_user
{% fragments "admin.imports" %}
{% if two_factor %}
from ..users.second_factor import has_second_factor
{% endif %}
{% if notifies %}
from ..signals import records_changed
{% endif %}
{% endfilter %}

# Its templates stand before Flask-Admin's own.
templates = Blueprint("admin-templates", __name__, template_folder="templates")
NUMBERS = frozenset({"limit", "offset", "page", "page_size"})


def format_moment(_view: object, moment: datetime, _name: str) -> str:
    """Return a point in time as text."""
{% if 'languages' in cookiecutter.__features %}
    return str(format_datetime(moment, "long"))
{% else %}
    return f"{moment:%d %B %Y, %H:%M} UTC"
{% endif %}


class AdminAccess:
    def is_accessible(self) -> bool:
{% if two_factor %}
        is_admin = current_user.is_authenticated and current_user.is_admin
        return bool(is_admin and has_second_factor(current_user))
{% else %}
        return bool(current_user.is_authenticated and current_user.is_admin)
{% endif %}

    def inaccessible_callback(self, name: str, **values: object) -> ResponseReturnValue:
        """Ask anonymous users to log in, and refuse everybody else."""
{% if two_factor %}
        if current_user.is_authenticated and current_user.is_admin:
            flash({{ string("Set up a second factor first: the admin needs one.") }}, "error")
            return redirect(url_for("security.two_factor_setup"))
{% endif %}
        if current_user.is_authenticated:
            abort(403)
        return redirect(url_for("security.login", next=request.script_root + request.full_path))


class AdminIndex(AdminAccess, AdminIndexView):
    """The first page of the admin."""


{% if 'sqlalchemy' in cookiecutter.__features %}
class ModelConverter(AdminModelConverter):
    """Makes fields of columns: Flask-Admin would leave out one of a type that it does not know."""

    def get_converter(self, column: Any) -> Any:
        known = isinstance(column.type, UTCDateTime)
        return self.converters["DateTime"] if known else super().get_converter(column)


{% endif %}
class AdminModelView(AdminAccess, ModelView):
    can_view_details = True
    page_size = 50
{% if 'sqlalchemy' in cookiecutter.__features %}
    model_form_converter = ModelConverter
{% endif %}
    column_type_formatters = typefmt.BASE_FORMATTERS | {datetime: format_moment}

    def render(self, template: str, **values: object) -> str:
        """Return a page; what its buttons would do by inline scripts is left to admin.js."""
        page: str = super().render(template, **values)
        return page.replace(' onclick="', ' data-click="')

    def update_model(self, form: Form, model: object) -> bool:
        """Save a record; nobody can lock themselves out."""
        return not is_own(model) and bool(super().update_model(form, model))

    def delete_model(self, model: object) -> bool:
        """Delete a record; nobody can lock themselves out."""
        return not is_own(model) and bool(super().delete_model(model))
{% if 'sqlalchemy' in cookiecutter.__features %}

    @action(*ModelView.action_delete._action){{ '  # type: ignore[untyped-decorator]' if 'rest' not in cookiecutter.__features }}
    def action_delete(self, ids: tuple[str, ...]) -> None:
        """Delete what is selected, by keys of their own type: PostgreSQL takes no text for them."""
        keys = [self.key_of(text) for text in ids]
        # Those of several columns it takes as text alone.
        super().action_delete(tuple(key[0] for key in keys if len(key) == 1) or ids)

    def get_one(self, id: str) -> Any:  # noqa: A002
        """Return the record with a key."""
        return db.session.get(self.model, self.key_of(id))

    def key_of(self, text: str) -> tuple[Any, ...]:
        """Return a key, each part in its own type; what is none is refused."""
        columns = inspect(self.model).primary_key
        parts = iterdecode(text) if len(columns) > 1 else (text,)
        try:
            return tuple(
                column.type.python_type(part) for column, part in zip(columns, parts, strict=True)
            )
        except ValueError:
            abort(400)
{% endif %}
{% if notifies %}

    def after_model_change(self, form: Form, model: object, is_created: bool) -> None:
        records_changed.send()

    def after_model_delete(self, model: object) -> None:
        records_changed.send()
{% if 'peewee' in cookiecutter.__features %}

    @action(*ModelView.action_delete._action){{ '  # type: ignore[untyped-decorator]' if 'rest' not in cookiecutter.__features }}
    def action_delete(self, ids: list[str]) -> None:
        super().action_delete(ids)
        records_changed.send()
{% endif %}
{% endif %}


def is_own(record: object) -> bool:
    """Whether a record is the administrator's own account; if so, say it."""
    own = bool(record == current_user)
    if own:
        flash({{ string("You cannot change your own account here.") }}, "error")
    return own


def refuse_unusable() -> None:
    """Refuse addresses with what some databases fail at, and Flask-Admin passes on."""
    if request.path.startswith("/admin/"):
        for name, value in request.args.items(multi=True):
            if "\0" in value or (name in NUMBERS and not re.fullmatch(r"[0-9]{0,9}", value)):
                abort(400)


def disable_caching(response: Response) -> Response:
    """Disable caching of the pages of the admin: they hold addresses."""
    if request.path.startswith("/admin/") and request.endpoint != "admin.static":
        response.headers["Cache-Control"] = "private, no-store"
    return response


def init_app(app: Flask) -> Admin:
    """Return the admin, which is under /admin/; its views are added to it."""
    app.register_blueprint(templates)
    app.before_request(refuse_unusable)
    app.after_request(disable_caching)
    return Admin(
        app,
        name=app.config["SITE_NAME"],
        index_view=AdminIndex(),
        theme=Bootstrap4Theme(base_template="admin/page.html"),
    )
