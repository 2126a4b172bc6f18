"""Notes: the example, which uses every part."""
