"""Decoding: bytes of any age and origin become text."""
