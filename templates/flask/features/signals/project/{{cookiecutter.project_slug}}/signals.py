"""The signals of this service."""

from blinker import signal

# Something that lists show was added, changed or removed; it is stored already.
records_changed = signal("{{ cookiecutter.project_slug }}-records-changed")
