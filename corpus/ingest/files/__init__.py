"""Files: which of them may hold an article, and their bytes."""
