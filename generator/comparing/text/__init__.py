"""A comparison as a person reads it in a terminal."""
