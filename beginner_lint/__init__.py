"""A linter that explains and mends the anti-patterns people write while they learn Python."""
