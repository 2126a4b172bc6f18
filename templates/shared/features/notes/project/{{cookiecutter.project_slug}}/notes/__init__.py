"""Notes: the example that shows every part at work."""
