"""Which names hide something, whether that is meant, and what comes of it."""
