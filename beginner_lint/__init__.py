"""A linter that explains and mends the anti-patterns people write while they learn Python."""

__version__ = "0.1.0"
