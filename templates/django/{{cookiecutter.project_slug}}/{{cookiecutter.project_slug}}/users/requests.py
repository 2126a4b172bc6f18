"""Requests of somebody who is logged in."""

from django.http import HttpRequest

from .models import User


class AuthenticatedRequest(HttpRequest):
    """What a view gets behind `login_required`."""

    user: User
