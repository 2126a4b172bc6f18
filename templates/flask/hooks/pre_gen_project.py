"""Refuses answers that cannot stand together, in the words of startwise."""

import sys

REFUSAL = {{ refusal() | python }}

if REFUSAL:
    sys.exit(REFUSAL)
