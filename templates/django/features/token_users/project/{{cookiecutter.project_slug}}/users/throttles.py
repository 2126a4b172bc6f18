"""How often somebody may try to obtain tokens: counted for the account and for the address."""

import unicodedata
from collections.abc import Mapping
from hashlib import sha256
from time import time

from django.core.cache import cache
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle
from rest_framework.views import APIView

from ..callers import network

WINDOW = 15 * 60
# No address alone keeps the owner of an account out.
FROM_AN_ADDRESS = 30
FOR_AN_ACCOUNT = 100


class LogInLimit(BaseThrottle):
    """Lets so many attempts fail in a quarter of an hour.

    Every attempt takes places in the cache. Taking one is a single step, so attempts that come
    at the same moment, to whichever process, never share a place.
    """

    def allow_request(self, request: Request, view: APIView) -> bool:
        self.taken: list[str] = []
        address, account = network(self.get_ident(request)), account_of(request)
        if self.take(f"address {address}", FROM_AN_ADDRESS) and self.take(
            f"account {account}", FOR_AN_ACCOUNT
        ):
            return True
        self.forget()
        return False

    def take(self, who: str, places: int) -> bool:
        """Take a place; False when all are taken."""
        name = sha256(f"{who} {int(time()) // WINDOW}".encode()).hexdigest()
        every_place = [f"log-in:{name}:{number}" for number in range(places)]
        taken = cache.get_many(every_place)
        for place in every_place:
            if place not in taken and cache.add(place, True, WINDOW):
                self.taken.append(place)
                return True
        return False

    def forget(self) -> None:
        """Undo the counting: log-ins with the correct password do not count."""
        cache.delete_many(self.taken)

    def wait(self) -> float:
        return WINDOW - time() % WINDOW


def account_of(request: Request) -> str:
    """Return the email address that is tried, in one spelling."""
    tried = request.data.get("email", "") if isinstance(request.data, Mapping) else ""
    return unicodedata.normalize("NFKC", str(tried)).strip().casefold()[:254]
