"""Observability: what the service reports about itself: logs, failures, traces and metrics."""
