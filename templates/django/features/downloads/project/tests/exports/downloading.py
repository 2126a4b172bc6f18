{% set asgi = 'asgi' in cookiecutter.__features %}
"""What a download holds."""

{% filter imports %}
from typing import Any
{% if asgi %}
import asyncio
{% endif %}
{% endfilter %}


{% if asgi %}
def text_of(response: Any) -> str:
    """Read a response that is sent piece by piece."""

    async def read() -> bytes:
        return b"".join([piece async for piece in response])

    return asyncio.run(read()).decode()
{% else %}
def text_of(response: Any) -> str:
    """Read a response that is sent piece by piece."""
    assert response.streaming
    return b"".join(response).decode()
{% endif %}
