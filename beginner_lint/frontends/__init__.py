"""Who calls us: command line and flake8. Thin: no rule logic here."""
