"""Writes the files of the features that the answers asked for, the lock file and the secrets."""

import sys
from pathlib import Path

sys.path.insert(0, {{ package_folder | python }})

from generator.templating.cookiecutter_hooks import finish  # noqa: E402

finish(Path.cwd(), "{{ cookiecutter._framework }}", {{ answers() }})
