"""startwise: picks Django or Flask as five articles advise, and renders the project."""

__version__ = "0.3.0"
