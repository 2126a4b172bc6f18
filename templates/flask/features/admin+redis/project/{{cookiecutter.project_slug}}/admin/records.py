"""Records of Redis in the admin: all are read, then searched, filtered and sorted here."""

from abc import abstractmethod
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from flask import flash
from flask_admin.model import BaseModelView
from flask_admin.model.filters import BaseDateTimeFilter, BaseFilter
from werkzeug.exceptions import Conflict, NotFound
from wtforms import Form

Records = Iterable[Any]


class Keeps(BaseFilter):
    """Keeps the records of which something is true."""

    def __init__(
        self, name: str, label: str, test: Callable[[Any, str], bool], **more: Any
    ) -> None:
        super().__init__(name, **more)
        self.label, self.test = label, test

    def apply(self, query: Records, value: str) -> Records:
        return [record for record in query if self.test(record, value)]

    def operation(self) -> str:
        return self.label


class KeepsMoments(BaseDateTimeFilter):
    """Keeps the records whose point in time is on one side of another, which is in UTC."""

    def __init__(self, name: str, label: str, test: Callable[[Any, datetime], bool]) -> None:
        super().__init__(name)
        self.label, self.test = label, test

    def apply(self, query: Records, value: datetime) -> Records:
        moment = value.replace(tzinfo=UTC)
        return [record for record in query if self.test(record, moment)]

    def operation(self) -> str:
        return self.label


def in_order(value: Any) -> tuple[bool, Any]:
    """Return what a value is sorted by: what is missing comes first, and text in any case."""
    if isinstance(value, bool | int | datetime):
        return (True, value)
    return (value is not None, str(value or "").casefold())


class RecordView(BaseModelView):
    """One kind of record: a subclass says which there are, and how one is found and stored."""

    column_searchable_list: Sequence[str] = ()

    @abstractmethod
    def records(self) -> Records:
        """Return every record."""

    @abstractmethod
    def form_of(self) -> type[Form]:
        """Return the form of a record."""

    @abstractmethod
    def store(self, form: Form, record: Any) -> Any:
        """Store what a form says of a record, which is None when it is new; return the record."""

    @abstractmethod
    def remove(self, record: Any) -> None:
        """Delete a record."""

    def get_pk_value(self, model: Any) -> int:
        return int(model.id)

    def scaffold_list_columns(self) -> list[str]:
        return []

    def scaffold_sortable_columns(self) -> dict[str, str]:
        return {str(name): str(name) for name in self.column_list or ()}

    def scaffold_form(self) -> type[Form]:
        return self.form_of()

    def is_valid_filter(self, filter: Any) -> bool:  # noqa: A002
        return isinstance(filter, BaseFilter)

    def init_search(self) -> bool:
        return bool(self.column_searchable_list)

    def get_list(
        self,
        page: int | None,
        sort_field: str | None,
        sort_desc: bool | None,
        search: str | None,
        filters: Sequence[tuple[int, str, Any]] | None,
        page_size: int | None = None,
    ) -> tuple[int, list[Any]]:
        found = [record for record in self.records() if self.holds(record, search or "")]
        for number, _, value in filters or ():
            chosen = (self._filters or [])[number]
            found = chosen.apply(found, chosen.clean(value))
        field, is_descending = self.order(sort_field, sort_desc)
        found.sort(key=lambda record: in_order(getattr(record, field)), reverse=is_descending)
        size = page_size or self.page_size
        return len(found), found[(page or 0) * size :][:size]

    def order(self, field: str | None, is_descending: bool | None) -> tuple[str, bool]:
        """Return what to sort by: what was asked for, or the view's own choice."""
        if field:
            return field, bool(is_descending)
        own = self.column_default_sort
        return own if isinstance(own, tuple) else (str(own), False)

    def holds(self, record: Any, words: str) -> bool:
        """Whether each word stands somewhere in a record."""
        text = " ".join(str(getattr(record, name)) for name in self.column_searchable_list)
        return all(word in text.casefold() for word in words.casefold().split())

    def get_one(self, id: str) -> Any:  # noqa: A002
        return next((record for record in self.records() if str(record.id) == id), None)

    def create_model(self, form: Form) -> Any:
        return self.saved(form, None)

    def update_model(self, form: Form, model: Any) -> bool:
        return self.saved(form, model) is not None

    def saved(self, form: Form, record: Any) -> Any:
        """Store the values of a form; errors are displayed."""
        try:
            return self.store(form, record)
        except Conflict as error:
            flash(str(error.description), "error")
            return None

    def delete_model(self, model: Any) -> bool:
        try:
            self.remove(model)
        except NotFound:
            return False
        return True
