"""Presets of a team: where they come from, what they say, what they hold."""
