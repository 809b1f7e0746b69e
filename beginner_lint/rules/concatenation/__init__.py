"""Rules about concatenation."""
