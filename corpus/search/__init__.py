"""From what was typed to a ranked list."""
