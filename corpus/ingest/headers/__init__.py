"""Headers: the front matter of every kind becomes fields, and fields become facts."""
