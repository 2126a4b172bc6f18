"""An archive fetched over https: no other way, no further than the largest one."""

import urllib.error
import urllib.request
from http.client import HTTPException
from typing import Any

from generator.presets.files import PresetNotHad, UnreadablePreset
from generator.terminal.safe_text import plain

LONGEST_SECONDS = 60
_AT_ONCE = 65_536


class _OnlyHttps(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> Any:
        if not newurl.startswith("https://"):
            raise UnreadablePreset(f"{plain(req.full_url)} leads to {plain(newurl)}: no https.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def downloaded(address: str, largest: int) -> bytes:
    """Return what is at an address.

    Raises:
        PresetNotHad: it was not reached, or took too long.
        UnreadablePreset: it is too large.
    """
    import time

    opener = urllib.request.build_opener(_OnlyHttps())
    until = time.monotonic() + LONGEST_SECONDS
    found = bytearray()
    try:
        with opener.open(address, timeout=LONGEST_SECONDS / 2) as answer:
            while part := answer.read1(_AT_ONCE):
                found += part
                if len(found) > largest:
                    raise UnreadablePreset(
                        f"{plain(address)} has more than {largest:,} bytes.", "It is no preset."
                    )
                if time.monotonic() > until:
                    raise TimeoutError(f"it took longer than {LONGEST_SECONDS} seconds")
    except (OSError, HTTPException, ValueError) as error:
        reason = plain(str(getattr(error, "reason", None) or error))
        raise PresetNotHad(f"{plain(address)} was not reached: {reason}.") from error
    return bytes(found)
