"""Lets a plain cookiecutter call reach the words and checks of startwise."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2]))

from generator.templating.jinja_extension import StartwiseExtension

__all__ = ["StartwiseExtension"]
