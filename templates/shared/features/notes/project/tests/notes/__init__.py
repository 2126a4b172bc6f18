"""The notes, which are the example."""
