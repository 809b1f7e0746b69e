"""What an expression can be, and how that is known."""
