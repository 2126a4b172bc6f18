    # Hashing passwords as slowly as in production would only make the tests slow.
    passwords.hasher = PasswordHasher(time_cost=1, memory_cost=64)
