"""Requests of somebody who is logged in."""

from django.http import HttpRequest

from .models import User


class SignedInRequest(HttpRequest):
    """A request after the log-in was checked."""

    user: User
