"""What things are better called: words from the code and the texts around them, else by what they hold."""
