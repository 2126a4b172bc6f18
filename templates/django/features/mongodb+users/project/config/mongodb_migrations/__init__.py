"""The migrations of Django's own apps, with ids as MongoDB makes them."""
