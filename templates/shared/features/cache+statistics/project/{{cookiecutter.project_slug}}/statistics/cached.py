"""The statistics of a text, kept for a while: who asks again is answered from the cache."""

from hashlib import sha256

from ..caching import kept
from . import counting


def count(text: str) -> counting.Statistics:
    """Give what a text is made of; its hash stands for it in the cache."""
    mark = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return kept(f"statistics:{mark}", lambda: counting.count(text))
