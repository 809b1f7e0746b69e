"""Rules about Python 2 leftovers."""
