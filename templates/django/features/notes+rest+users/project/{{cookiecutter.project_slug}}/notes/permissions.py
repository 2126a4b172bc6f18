from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from .models import Note


class IsAuthorOrReadOnly(BasePermission):
    """Everybody reads a note, only its author changes it."""

    message = {{ lazy_string("Only the author can change a note.") }}

    def has_object_permission(self, request: Request, view: APIView, obj: Any) -> bool:
        note: Note = obj
        return request.method in SAFE_METHODS or note.author == request.user
