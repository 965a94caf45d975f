"""Markdown pages: bodies read line by line, for the list and the outline."""
