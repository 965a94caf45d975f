"""Web pages: HTML becomes facts and the Markdown of its article."""
