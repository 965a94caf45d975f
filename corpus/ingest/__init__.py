"""From a file to an article: find it, decode it, read its header, infer what the header does not say."""
