"""The tests; each file is about one concern."""
