"""A project of another version: what that made of its answers, and what this one makes of them."""
