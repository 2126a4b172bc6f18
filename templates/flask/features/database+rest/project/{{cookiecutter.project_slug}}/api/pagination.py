{% set own = 'page_class' in cookiecutter.__features %}
"""Lists of the API, page by page."""

{% filter imports %}
from typing import Any
from urllib.parse import urlencode
from flask import {{ 'abort, ' if own }}request
{% if own %}
from ..pagination import Page
{% else %}
from flask_sqlalchemy.pagination import Pagination
{% endif %}
{% endfilter %}


def paginated(page: {{ 'Page' if own else 'Pagination' }}) -> dict[str, Any]:
    """Return a page as the API answers it, with the addresses of its neighbours."""
{% if own %}
    if page.page > page.pages:
        abort(404, {{ string("The last page is {number}.", number="page.pages") }})
{% endif %}
    return {
        "count": page.total,
        "next": address_of(page.next_num),
        "previous": address_of(page.prev_num),
        "results": page.items,
    }


def address_of(page: int | None) -> str | None:
    """Return the address of another page of the list that was asked for, if there is one."""
    if page is None:
        return None
    return f"{request.base_url}?{urlencode(request.args.to_dict() | {'page': str(page)})}"
