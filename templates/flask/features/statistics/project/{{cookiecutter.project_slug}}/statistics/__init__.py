"""Statistics: the example, a text counted in pieces, without a database."""
