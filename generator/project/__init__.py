"""A project on disk: placed, locked, installed, committed."""
