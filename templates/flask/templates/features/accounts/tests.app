    # Hashing passwords and links as slowly as in production would only make the tests slow.
    accounts.security.pwd_context.update(argon2__rounds=1, argon2__memory_cost=64)
    accounts.security.hashing_context.update(sha256_crypt__rounds=1000)
