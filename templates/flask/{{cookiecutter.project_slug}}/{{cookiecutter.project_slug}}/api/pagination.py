"""Lists of the API, page by page."""

from typing import Any

from flask import abort, request, url_for
from sqlalchemy import Select, func, select

from ..extensions import db


def page_of(statement: Select[Any], query: dict[str, Any]) -> dict[str, Any]:
    """Give one page of what a statement selects, and the way to its neighbours."""
    page, size = query["page"], query["page_size"]
    count = db.session.scalar(select(func.count()).select_from(statement.order_by(None).subquery()))
    last = max(1, -(-(count or 0) // size))
    if page > last:
        abort(404, f"There are {last} pages.")
    rows = db.session.scalars(statement.limit(size).offset((page - 1) * size))
    return {
        "count": count,
        "next": address_of(page + 1) if page < last else None,
        "previous": address_of(page - 1) if page > 1 else None,
        "results": rows.all(),
    }


def address_of(page: int) -> str:
    """Give the address of another page of the list that was asked for."""
    others = {name: value for name, value in request.args.items() if name != "page"}
    return url_for(request.endpoint or "", _external=True, page=page, **others)
