"""Rules about loops."""
