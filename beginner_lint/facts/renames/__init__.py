"""What a rename takes with it, and what stands in its way."""
