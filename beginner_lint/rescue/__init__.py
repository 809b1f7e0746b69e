"""The rescue of files that only Python 2 can read: tokens in, repairs with exact places out."""
