"""Notes: the example, from model to pages and API."""
