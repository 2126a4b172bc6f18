"""Pages of a list."""

from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.views import APIView


class NumberedPages(PageNumberPagination):
    """Pages by number; a client may say how long they are."""

    page_size = 20
    page_size_query_param = "page_size"
    max_page_size = 100

    def get_page_size(self, request: Request) -> int:
        """Give the length asked for, and refuse one that is none."""
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        lengths = {str(length): length for length in range(1, self.max_page_size + 1)}
        if asked not in lengths:
            message = f"Give a number from 1 to {self.max_page_size}."
            raise ValidationError({self.page_size_query_param: [message]})
        return lengths[asked]

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        """Document the limits with the parameters."""
        page, page_size = super().get_schema_operation_parameters(view)
        page["schema"]["minimum"] = page_size["schema"]["minimum"] = 1
        page_size["schema"]["maximum"] = self.max_page_size
        return [page, page_size]
