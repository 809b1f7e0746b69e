"""Which scope binds a name, and where names stand: the binder and its answers."""
