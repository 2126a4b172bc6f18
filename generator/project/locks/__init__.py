"""The packages that were tested together, and the uv.lock of them that a new project gets."""
