"""Text in, text out: cleaning, folding, dates. Knows nothing of files or articles."""
