"""The project's own packages: one for each concern."""
