"""How findings look: text, JSON, annotations."""
