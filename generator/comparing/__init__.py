"""Two layouts side by side: what differs, what each gives, and what each leaves to its owner."""
