"""The terminal in front of the corpus: screens, widgets, keys and typesetting."""
