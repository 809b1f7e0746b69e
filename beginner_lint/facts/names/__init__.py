"""What variables are called, and what stands in the way of another name."""
