"""Fixes on trial: the user's own command decides, in a copy of the project, which of them are kept."""
