"""The exports, which are jobs of the example."""
