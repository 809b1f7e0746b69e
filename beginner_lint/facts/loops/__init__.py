"""What loops walk over and do in each round, and how the same is said in one expression."""
