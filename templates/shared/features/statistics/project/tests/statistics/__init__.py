"""The statistics, which are the example."""
