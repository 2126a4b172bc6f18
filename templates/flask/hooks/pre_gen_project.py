"""Refuses answers that cannot stand together, in the words of startwise."""

import json
import sys

REFUSAL = json.loads({{ refusal() | jsonify | jsonify }})

if REFUSAL:
    sys.exit(REFUSAL)
