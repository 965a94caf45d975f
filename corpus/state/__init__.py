"""What the reader did, kept in the state dir: read, starred, queued, and the place in each article."""
