"""What the files of a run use of each other."""
