"""Observability: what the service tells of itself: logs, failures, traces and metrics."""
