"""What is known of functions: when they call themselves, and what that could be instead."""
