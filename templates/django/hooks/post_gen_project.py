"""Writes the files of the features that the answers asked for, the lock file and the secrets."""

import json
import sys
from pathlib import Path

sys.path.insert(0, json.loads({{ package_folder | jsonify | jsonify }}))

from generator.templating.cookiecutter_hooks import finish  # noqa: E402

finish(Path.cwd(), "{{ cookiecutter._framework }}", json.loads({{ answers() | jsonify }}))
