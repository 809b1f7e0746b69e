"""Which bindings reach a read, and what is read later: control flow and data flow."""
