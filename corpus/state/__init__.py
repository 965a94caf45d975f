"""What the reader did, kept in the state dir: read, starred, queued, the place in a text."""
