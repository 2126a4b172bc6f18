"""The smallest Flask service that answers what a generated one does; nothing is checked."""

import os
from datetime import datetime

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

db = SQLAlchemy()
app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{os.environ['NOTES']}"
db.init_app(app)

PAGE = app.jinja_env.from_string(
    "<!doctype html><title>Notes</title><ul>{% for note in page %}<li>{{ note.title }} "
    "{{ note.created_at }}</li>{% endfor %}</ul><p>{{ page.page }} of {{ page.pages }}</p>"
)


class Note(db.Model):  # type: ignore[name-defined,misc]
    """A note, in the table of the generated project."""

    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    body: Mapped[str]
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]


NEWEST_FIRST = select(Note).order_by(Note.created_at.desc(), Note.id.desc())


@app.get("/health/live")
def live() -> dict[str, str]:
    """Answer that the process lives."""
    return {"status": "ok"}


@app.get("/notes/")
def notes() -> str:
    """Return the first page of the notes."""
    return PAGE.render(page=db.paginate(NEWEST_FIRST, per_page=10))


@app.get("/api/v1/notes/")
def api() -> dict[str, object]:
    """Return the first page of the notes as JSON."""
    page = db.paginate(NEWEST_FIRST, per_page=20)
    found = [
        {"id": one.id, "title": one.title, "body": one.body, "created_at": one.created_at,
         "changed_at": one.changed_at}
        for one in page
    ]  # fmt: skip
    return {"count": page.total, "results": found}
