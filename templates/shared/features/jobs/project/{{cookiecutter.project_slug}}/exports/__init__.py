"""Exports: files that a worker makes, so that nobody waits for a page."""
