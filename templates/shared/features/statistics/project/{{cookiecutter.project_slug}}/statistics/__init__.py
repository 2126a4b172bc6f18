"""Statistics of a text: the example that needs no database."""
