"""What a rendered project holds: packages, sizes, settings, addresses, capabilities, and why."""
