"""The codes that an app on a phone would show."""

import hashlib
import hmac
import struct
import time
from base64 import b32decode

PERIOD = 30


def code_of(secret: str, periods: int = 0) -> str:
    """Return the code of now, or of some periods before or after."""
    counter = struct.pack(">Q", int(time.time()) // PERIOD + periods)
    digest = hmac.new(b32decode(secret), counter, hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    (number,) = struct.unpack(">I", digest[offset : offset + 4])
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"
