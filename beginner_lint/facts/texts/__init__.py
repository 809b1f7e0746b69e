"""How texts are put together: literals, chains of `+`, texts that grow in loops."""
