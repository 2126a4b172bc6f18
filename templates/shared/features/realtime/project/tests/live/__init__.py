"""The WebSockets of the example."""
