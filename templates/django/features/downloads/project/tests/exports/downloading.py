{% set asgi = 'asgi' in cookiecutter.__features %}
"""What a download holds."""

{% filter imports %}
from typing import Any
{% if asgi %}
from asgiref.sync import async_to_sync
{% endif %}
{% endfilter %}


{% if asgi %}
@async_to_sync
async def text_of(response: Any) -> str:
    """Read a response that is sent piece by piece."""
    return b"".join([piece async for piece in response]).decode()
{% else %}
def text_of(response: Any) -> str:
    """Read a response that is sent piece by piece."""
    assert response.streaming
    return b"".join(response).decode()
{% endif %}
