"""From a file to an article: find it, decode it, read its header, infer what that leaves out."""
