"""Exports: files that a worker makes, so that requests do not wait for them."""
