"""What shows that a file was written for Python 2, or for both Pythons."""
