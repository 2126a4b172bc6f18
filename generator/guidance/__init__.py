"""What five articles advise on Django or Flask, and what follows for one set of answers."""
