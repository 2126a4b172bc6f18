"""Jobs: the housekeeping of their queue."""
