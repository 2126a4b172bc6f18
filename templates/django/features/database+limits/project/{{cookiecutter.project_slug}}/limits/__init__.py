"""Limits: where requests and log-ins are counted, for all processes together."""
