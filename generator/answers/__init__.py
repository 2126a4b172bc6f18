"""What can be asked and answered: questions, what follows, what clashes, names, and files."""
