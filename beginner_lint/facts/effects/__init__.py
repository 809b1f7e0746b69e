"""What running code can change, and what may happen to an object meanwhile."""
