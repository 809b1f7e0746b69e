"""What functions do with themselves."""
