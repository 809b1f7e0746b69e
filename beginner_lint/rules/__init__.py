"""The rules: one per file, in one folder per family. Only `rule.load_rules` imports them."""
