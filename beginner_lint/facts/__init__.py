"""What a rule may ask about a file: scopes, flow, types, effects, and what the project knows."""
