"""Rules about functions, types and objects."""
