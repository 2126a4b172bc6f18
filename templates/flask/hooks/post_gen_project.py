"""Leaves what the answers asked for, and writes the secrets."""

import json
import sys
from pathlib import Path

sys.path.insert(0, json.loads({{ package_folder | jsonify | jsonify }}))

from generator.templating.cookiecutter_hooks import finish  # noqa: E402

finish(
    Path.cwd(),
    "{{ cookiecutter._framework }}",
    "{{ cookiecutter.__features | select | join(' ') }}".split(),
    "{{ cookiecutter.project_slug }}",
)
