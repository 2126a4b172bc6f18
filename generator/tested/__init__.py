"""The packages that were tested together, as data, and the lock of their versions alone."""
